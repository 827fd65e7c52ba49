"""The ghost deck: a page for each end product, with title and sketch, before there are data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeAlias

from issuetrees.core.text import gettext_noop as _

Form: TypeAlias = Literal["bar", "line", "waterfall", "table", "matrix", "map", "text"]

#: What the forms are called, where one is named.
FORM_WORDS: Final[dict[Form, str]] = {
    "bar": _("Bars"),
    "line": _("Line"),
    "waterfall": _("Waterfall"),
    "table": _("Table"),
    "matrix": _("Matrix"),
    "map": _("Map"),
    "text": _("Text"),
}
#: By what words of an end product one knows its exhibit, in both languages.
_WORDS: Final[tuple[tuple[Form, str], ...]] = (
    ("bar", r"(?:bar|column) charts?|столбчат|столбик"),
    ("waterfall", r"waterfalls?\b|bridge|cascade|водопад|каскад|мост(?!\w{3})"),
    ("matrix", r"matri(?:x|ces)|2\s?[x×]\s?2|quadrant|bubble|матриц|квадрант|пузырьков"),
    ("matrix", r"(?:positioning|perceptual) maps?\b|карт\w+ (?:позиционирования|восприятия)"),
    ("map", r"(?:heat ?)?maps?\b|geograph|regions?\b"),
    ("map", r"карт[аеуыо]|картой|географ|регион"),
    ("line", r"trends?\b|time series|line|curve|forecast|over time"),
    ("line", r"by (?:month|year|week|quarter)|по (?:годам|месяцам|неделям|кварталам)"),
    ("line", r"динамик|тренд|кривая|кривую|прогноз|ряд[ыа]?\b"),
    ("table", r"tables?\b|lists?\b|register|scorecard|inventory|catalogue|checklist"),
    ("table", r"plan\b|schedule|calendar|план\b|календар|график работ|чек-лист|сводк"),
    ("table", r"таблиц|перечень|список|реестр|каталог"),
    ("bar", r"bars?\b|charts?\b|ranking|histogram|comparison|shares?\b|breakdown|benchmark"),
    ("bar", r"столб|диаграмм|рейтинг|сравнен|дол[яией]|структур|график|бенчмарк|гистограмм"),
    ("text", r"memo|note|text|quotes?\b|interviews?\b|one-?pager|summary|brief"),
    ("text", r"recommendations?\b|principles?\b|one-page|рекомендац|принцип|на одной странице"),
    ("text", r"записк|текст|цитат|интервью|тезис|резюме|бриф|справк"),
)
#: The first that fits counts.
_KNOWN_BY: Final = tuple(
    (form, re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)) for form, words in _WORDS
)
_LEAVES_ITS_LINE: Final = re.compile(r"\s*[\n;]\s*")


class Work(Protocol):
    """What a page is made of: a leaf with the words of its work."""

    @property
    def title(self) -> str: ...
    @property
    def answer(self) -> str: ...
    @property
    def hypothesis(self) -> str: ...
    @property
    def end_product(self) -> str: ...
    @property
    def data_source(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Ghost:
    """A page: what it will say, what it will show, and where the data come from.

    ``says`` is the answer, where there is one, else the hypothesis, else the question.
    """

    says: str
    is_open: bool
    shows: str
    form: Form
    source: str


def ghosts(work: Work) -> Iterator[Ghost]:
    """Yield a page for each end product of a leaf, one in a line or apart by a semicolon.

    A leaf without one has a page as long as there is a hypothesis to be shown.
    """
    answer, hypothesis = work.answer.strip(), work.hypothesis.strip()
    says = answer or hypothesis or work.title
    products = [one for one in _LEAVES_ITS_LINE.split(work.end_product.strip()) if one]
    for product in products or ([""] if hypothesis else []):
        yield Ghost(says, not answer, product, form_of(product), work.data_source.strip())


def form_of(product: str) -> Form:
    """Return the exhibit that the words of an end product ask for; bars where none does."""
    found = ((known.search(product), form) for form, known in _KNOWN_BY)
    return next((form for match, form in found if match), "bar")

"""Pasted questions and answers: marked lines, tables, headings, JSON, or a line and what follows.

The forms are tried in this order; the first that finds a pair reads the whole text. What became
no part of a pair is listed with its line.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop, normal, normal_json, shorten

_QUESTION = r"q(?:uestion)?|вопрос|в"
_ANSWER = r"a(?:nswer)?|ответ|о"
_MARKED: Final = re.compile(
    rf"\s*(?:[-*•>]\s+|\d+[.)]\s+)?\**(?:(?P<q>{_QUESTION})|(?P<a>{_ANSWER}))"
    rf"\s*(?:№|#)?\s*\d*\**\s*(?:[:：]|[.)](?=\s))\**\s*(?P<text>.*)",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>.+?)\s*#*\s*$")
_RULE: Final = re.compile(r"\s*\|?[\s:|-]*-{3,}[\s:|-]*\|?\s*$")
_NUMBER: Final = re.compile(r"^\s*(?:[-*•]\s+|\d+[.)]\s+)")
_NAMES: Final = {
    "question": ("question", "q", "front", "term", "title", "вопрос", "термин"),
    "answer": ("answer", "a", "back", "definition", "text", "ответ", "определение"),
}
_SEPARATORS: Final = ("\t", "::", ";", ",")
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A question with its answer, and the line on which it begins, counted from 1."""

    question: str
    answer: str
    line: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text that belongs to no pair, or a question without an answer, by its line."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Cards:
    """What a text holds: ``form`` is how it was read."""

    form: str
    cards: tuple[Found, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(slots=True)
class _Builder:
    """Collects pairs from lines."""

    cards: list[Found] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    _question: list[str] = field(default_factory=list)
    _answer: list[str] = field(default_factory=list)
    _line: int = 0

    def ask(self, line: int, text: str) -> None:
        self.close()
        self._line, self._question = line, [text]

    def tell(self, line: int, text: str, *, is_new: bool = True) -> None:
        if self._question:
            self._answer.append(text)
        elif is_new or text.strip():
            self.skip(line, text)

    def go_on(self, text: str) -> None:
        """Take a line that goes on with the question."""
        self._question.append(text)

    @property
    def is_answering(self) -> bool:
        return bool(self._answer)

    @property
    def is_open(self) -> bool:
        return bool(self._question)

    def skip(self, line: int, text: str) -> None:
        if text.strip():
            self.left_out.append(LeftOut(line, shorten(text.strip(), _SHOWN)))

    def add(self, line: int, question: str, answer: str) -> None:
        if question.strip() and answer.strip():
            self.cards.append(Found(" ".join(question.split()), answer.strip(), line))
        else:
            self.skip(line, question or answer)

    def close(self) -> None:
        if self._question:
            self.add(self._line, " ".join(self._question), "\n".join(self._answer))
        self._question, self._answer = [], []


_Reader: TypeAlias = Callable[[Sequence[str], _Builder], None]


def read_cards(text: str) -> Cards:
    """Return the questions and answers of a pasted text.

    Raises Invalid (field "text"): for JSON that is not read, naming its line; for a text in which
    there is no question with an answer, saying how they may be written.
    """
    whole = normal(text).strip("\ufeff\n ")
    if whole[:1] in {"[", "{"}:
        return _of_json(whole)
    lines = normal(text).split("\n")
    for name, reader in _READERS:
        builder = _Builder()
        reader(lines, builder)
        builder.close()
        if builder.cards:
            return Cards(name, tuple(builder.cards), tuple(builder.left_out))
    raise Invalid(
        "no_cards",
        gettext_noop(
            "There is no question with an answer here. Write “Q:” and “A:” before them, put them"
            " into two columns, or each question into a heading with its answer below."
        ),
        field="text",
    )


def _marked(lines: Sequence[str], builder: _Builder) -> None:
    for number, line in enumerate(lines, 1):
        found = _MARKED.fullmatch(line)
        if found and found["q"]:
            builder.ask(number, found["text"])
        elif found:
            builder.tell(number, found["text"])
        elif builder.is_open and not builder.is_answering and line.strip():
            builder.go_on(line)
        else:
            builder.tell(number, line, is_new=False)


def _headed(lines: Sequence[str], builder: _Builder) -> None:
    """A heading asks what stands below it; one with only headings below is a chapter."""
    for number, line in enumerate(lines, 1):
        found = _HEADING.fullmatch(line)
        if found:
            builder.ask(number, found["text"])
        else:
            builder.tell(number, line, is_new=False)


def _tabled(lines: Sequence[str], builder: _Builder) -> None:
    rows = list(_rows(lines))
    if rows and _is_header(rows[0][1]):
        rows = rows[1:]
    for number, cells in rows:
        builder.add(number, cells[0], " ".join(filter(None, cells[1:])))


def _rows(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    filled = [(at, line) for at, line in enumerate(lines, 1) if line.strip()]
    if filled and all("|" in line for _, line in filled):
        for at, line in filled:
            if not _RULE.fullmatch(line):
                yield at, [cell.strip() for cell in line.strip().strip("|").split("|")]
        return
    mark = next((one for one in _SEPARATORS if _parts_all(one, [one for _, one in filled])), "")
    if mark == "::":
        yield from ((at, [cell.strip() for cell in line.split("::", 1)]) for at, line in filled)
    elif mark:
        for at, line in filled:
            yield at, [cell.strip() for cell in next(csv.reader([line], delimiter=mark))]


def _parts_all(mark: str, lines: Sequence[str]) -> bool:
    """Whether a mark parts every line into two columns; commas stand in sentences as well."""
    counts = [len(next(csv.reader([line], delimiter=mark[0]), [])) for line in lines]
    if mark == "::":
        return bool(lines) and all(mark in line for line in lines)
    return bool(lines) and all(count == 2 for count in counts)


def _is_header(cells: Sequence[str]) -> bool:
    return cells[0].casefold().strip("* ") in _NAMES["question"]


def _asking(lines: Sequence[str], builder: _Builder) -> None:
    """A line that ends with a question mark asks what stands below, up to the next of them."""
    for number, line in enumerate(lines, 1):
        if line.rstrip(" *").endswith("?"):
            builder.ask(number, _NUMBER.sub("", line).strip(" *"))
        else:
            builder.tell(number, line, is_new=False)


_READERS: Final[tuple[tuple[str, _Reader], ...]] = (
    ("marked", _marked),
    ("table", _tabled),
    ("headings", _headed),
    ("questions", _asking),
)


def _of_json(text: str) -> Cards:
    try:
        given = normal_json(json.loads(text))
    except json.JSONDecodeError as error:
        raise Invalid(
            "bad_json",
            gettext_noop("This looks like JSON and is none: line {line}, character {column}."),
            field="text",
            line=error.lineno,
            column=error.colno,
        ) from error
    except (ValueError, RecursionError) as error:
        raise Invalid(
            "bad_cards", gettext_noop("This JSON is nested too deeply to be read."), field="text"
        ) from error
    builder = _Builder()
    for place, row in enumerate(_listed(given), 1):
        pair = [_text(row, name) for name in _NAMES] if isinstance(row, dict) else ["", ""]
        if not all(pair):
            raise Invalid(
                "bad_card",
                gettext_noop("Entry {place} has no “question” or no “answer”."),
                field="text",
                place=place,
            )
        builder.add(place, *pair)
    if not builder.cards:
        raise Invalid("no_cards_in_json", gettext_noop("This JSON is empty."), field="text")
    return Cards("json", tuple(builder.cards), tuple(builder.left_out))


def _listed(given: Any) -> list[Any]:
    """Return the list in which the questions stand: the whole, or the first list in an object."""
    if isinstance(given, dict):
        found = next((one for one in given.values() if isinstance(one, list)), None)
        return found if found is not None else [given]
    return given if isinstance(given, list) else []


def _text(row: dict[str, Any], name: str) -> str:
    small = {str(key).casefold(): value for key, value in row.items()}
    found = next((small[key] for key in _NAMES[name] if small.get(key)), "")
    return str(found).strip() if isinstance(found, str | int | float) else ""

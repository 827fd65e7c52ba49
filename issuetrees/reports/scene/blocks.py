"""The blocks that stand on pages; each holds values and typeset words, none a look."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.rounding import Figure
from issuetrees.reports.scene.tables import Money, Number, Share, Table


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words of one look; ``address`` makes it a link (http, https, mailto)."""

    text: str
    is_strong: bool = False
    is_slanted: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of one ``role``: ``body``, ``lead`` (larger), ``note`` (smaller)."""

    runs: tuple[Run, ...]
    role: str = "body"

    @classmethod
    def of(cls, text: str, role: str = "body") -> "Paragraph":
        """Return a paragraph of one look."""
        return cls((Run(text),), role)

    @property
    def text(self) -> str:
        """The words without their look."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a page; ``level`` 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Points:
    """A list, numbered or not; each point may have points of its own."""

    points: tuple["Point", ...]
    is_numbered: bool = False
    role: str = "plain"  # or ``decisions``


@dataclass(frozen=True, slots=True)
class Point:
    """One entry of a list."""

    runs: tuple[Run, ...]
    below: tuple["Point", ...] = ()

    @property
    def text(self) -> str:
        """The words without their look."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Term:
    """A labelled text of a summary, a brief or a method."""

    label: str
    paragraphs: tuple[str, ...]
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """Labelled texts below each other."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of which a page makes much, or so many of a whole, and what it counts."""

    figure: Number | Money | Share
    label: str
    whole: Figure | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Three or so figures side by side."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SoWhat:
    """The sentence that follows from the exhibit; ``is_above`` where it stands before it."""

    text: str
    is_above: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where the figures of an exhibit come from."""

    text: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A drawing; its paper's name where it needs another than the page's."""

    drawing: Drawing


class Swatch(StrEnum):
    """What stands before a word of a legend."""

    STATUS = "status"
    VERDICT = "verdict"
    TONE = "tone"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Key:
    """A sign and the word for it: ``kind`` is the status, the verdict or the number of the tone;
    ``share`` of the whole weight where it names a goal.
    """

    swatch: Swatch
    kind: str
    word: str
    share: Figure | None = None


@dataclass(frozen=True, slots=True)
class Legend:
    """What signs mean."""

    keys: tuple[Key, ...]
    is_above: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in its bytes (PNG or JPEG) with its size in pixels and its words.

    It takes ``share`` of the width at most, and ``most`` points for a pixel; ``printed`` is its
    size on the paper that its page is made for. The caption stays with it.
    """

    content: bytes
    media: str
    width: int
    height: int
    alt: str
    caption: str = ""
    share: float = 1.0
    most: float = 0.75
    printed: tuple[float, float] | None = None

    def fitted(self, room: float, depth: float) -> tuple[float, float]:
        """Return its size in points where it has so much room, in its own proportions."""
        scale = min(room * self.share / self.width, depth / self.height, self.most)
        return self.width * scale, self.height * scale


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: a value or None for each category; ``tone`` is its colour, from 1.

    One that ``is_level`` is no course of its own but what others are held against; ``label`` is
    what stands at the end of a line.
    """

    title: str
    values: tuple[float | None, ...]
    tone: int = 1
    is_level: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures as a chart that slides and sheets show natively and a PDF as its ``drawing``.

    ``form``: ``bars``, ``stacked_bars``, ``columns``, ``waterfall``, ``lines``, ``bubbles``;
    ``top`` is the end of the axis of values, 0 where whoever shows it may choose.
    """

    id: str
    title: str
    form: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    drawing: Drawing
    unit: str = ""
    digits: int = 0
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents and a bookmark; ``level`` 1 or 2."""

    anchor: str
    title: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines of the contents, in the order of the pages; how many levels of them are wanted."""

    entries: tuple[Entry, ...]
    levels: int = 2


@dataclass(frozen=True, slots=True)
class Front:
    """The words of the cover; the steps say how large they are set (``scene/front.py``)."""

    client: str
    title: str
    subtitle: str
    made_on: date
    stamp: str
    firm: str
    title_step: int = 0
    subtitle_step: int = 0
    sticker: str = ""
    firm_logo: Picture | None = None
    client_logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Blocks that stay together on one page."""

    blocks: tuple["Block", ...]
    role: str = ""


Block: TypeAlias = (
    Paragraph | Heading | Points | Terms | Facts | SoWhat | Source | Exhibit | Legend | Picture
    | Chart | Contents | Front | Kept | Table
)  # fmt: skip

"""The one theme that a scene is laid out against: paper, room, colours and sizes of type.

Lengths are points. Every format reads these numbers: the style sheet of the PDF is written from
them, slides take their size, colours and type from them, and what is measured before it is
printed is measured by them. Widths of letters are in ``kit/fonts/widths.json``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from issuetrees.core.contrast import READABLE, WHITE, contrast, mixed

if TYPE_CHECKING:
    from issuetrees.reports.document import ReportDocument

PORTRAIT: Final = "page"
LANDSCAPE: Final = "landscape"
COVER: Final = "cover"
#: Larger sheets, the smallest first, in millimetres: A3 to A1; slides keep their shape.
_LARGER: Final = MappingProxyType(
    {"landscape-a3": (420, 297), "landscape-a2": (594, 420), "landscape-a1": (841, 594)}
)
_LARGER_SLIDES: Final = MappingProxyType({name: width for name, (width, _) in _LARGER.items()})
# Lines of running words on paper that lies.
_LINE: Final = 470.0
_SLIDE_LINE: Final = 620.0
# What rounding may take from the height of a sheet.
SLACK: Final = 3.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of paper with its margins (top, right, bottom, left)."""

    name: str
    width: float
    height: float
    margins: tuple[float, float, float, float]

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - self.margins[1] - self.margins[3]

    @property
    def depth(self) -> float:
        """The height between the margins, less what rounding may take."""
        return self.height - self.margins[0] - self.margins[2] - SLACK


@dataclass(frozen=True, slots=True)
class Type:
    """A size of letters, the distance of lines, a face: regular, semibold or serif."""

    size: float
    leading: float
    face: str = "regular"


COLOURS: Final = MappingProxyType(
    {
        "navy": "#10264d",
        "accent": "#1f4fd8",
        "accent-soft": "#e9efff",
        "ink": "#161a21",
        "soft": "#4b5463",
        "faint": "#626b79",
        "line": "#dde1e7",
        "wash": "#f5f6f8",
        "on-navy": "#d3def8",
        "good": "#1a7a4a",
        "warn": "#9a5b00",
        "bad": "#b3261e",
        "mute": "#667080",
        "waived": "#6a48ad",
    }
)  # fmt: skip
TYPES: Final = MappingProxyType(
    {
        "title": Type(17, 21, "serif"),
        "exhibit-title": Type(17, 21, "serif"),
        "tracker": Type(7.5, 10, "semibold"),
        "body": Type(9, 13.5),
        "words": Type(9.5, 14),
        "so-what": Type(8.6, 12.5),
        "source": Type(7.5, 10),
        "cell": Type(8.4, 11.5),
        "head": Type(7.5, 10),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableLook:
    """How the words of a table are set, and what stands above and below them in a row."""

    words: Type
    quiet: Type
    above: float
    below: float


_WORDS, _QUIET = Type(8.4, 11.5), Type(7.5, 10)
TABLES: Final = MappingProxyType(
    {
        "plain": TableLook(_WORDS, _QUIET, 4, 4),
        "close": TableLook(_WORDS, _QUIET, 2.6, 2.6),
        "goals": TableLook(_WORDS, _QUIET, 4, 4),
        "findings": TableLook(_WORDS, _QUIET, 4, 4),
        "outline": TableLook(_WORDS, Type(7.5, 10), 3.2, 3.2),
        "ranking": TableLook(Type(8.4, 10.5), Type(7.5, 9.4), 2.2, 2.2),
        "matrix": TableLook(Type(7.8, 10), Type(7.5, 10), 3.2, 3.2),
    }
)
# A slide is lower than the page of which it holds as much: what stands around words there.
_CLOSER: Final = {"plain": 2.8, "goals": 2.8, "findings": 2.8, "matrix": 2.2}
SLIDE_TABLES: Final = MappingProxyType(
    {
        **TABLES,
        **{role: replace(TABLES[role], above=most, below=most) for role, most in _CLOSER.items()},
    }
)
# Of a row by its level; what is deeper stands as deep as the deepest.
_INDENT: Final = 9.0
_DEEPEST: Final = 6
# Between two columns; the line below a row.
GUTTER: Final = 8.0
HAIRLINE: Final = 0.4


def indent_of(level: int | None) -> float:
    """Return how far in the words of a row of this level stand."""
    return _INDENT * min(max((level or 0) - 1, 0), _DEEPEST)


@dataclass(frozen=True, slots=True)
class Theme:
    """A paper (a word of ``THEMES``), its sheets, colours, types and tables."""

    paper: str
    sheets: Mapping[str, Sheet]
    colours: Mapping[str, str] = field(default_factory=lambda: COLOURS)
    types: Mapping[str, Type] = field(default_factory=lambda: TYPES)
    tables: Mapping[str, TableLook] = field(default_factory=lambda: TABLES)

    def sheet(self, name: str) -> Sheet:
        """Return a kind of paper by its name."""
        return self.sheets[name]

    @property
    def is_wide(self) -> bool:
        """Whether every page is a slide."""
        return self.paper == "wide"

    @property
    def is_across(self) -> bool:
        """Whether every page lies, also those of text."""
        upright = self.sheet(PORTRAIT)
        return upright.width > upright.height

    @property
    def reading(self) -> float:
        """The most that a line of running words may be long: some ninety letters, on a slide a
        few more, so that what belongs together stands on one.
        """
        if not self.is_across:
            return self.sheet(PORTRAIT).room
        return _SLIDE_LINE if self.is_wide else _LINE

    def coloured(self, colours: Mapping[str, str]) -> "Theme":
        """Return the theme with some colours of a brand."""
        return replace(self, colours=MappingProxyType({**self.colours, **colours}))

    def faced(self, face: str) -> "Theme":
        """Return the theme with titles in another face."""
        titles = {
            name: replace(look, face=face) for name, look in self.types.items() if "title" in name
        }
        return replace(self, types=MappingProxyType({**self.types, **titles}))


def _mm(*millimetres: float) -> tuple[float, ...]:
    return tuple(length * 72 / 25.4 for length in millimetres)


def _paper(width: float, height: float) -> dict[str, Sheet]:
    """The sheets of a paper that is used upright for text and across for exhibits."""
    top, side, foot, edge = _mm(21, 20, 19, 15)
    return {
        PORTRAIT: Sheet(PORTRAIT, width, height, (top, side, foot, side)),
        LANDSCAPE: Sheet(LANDSCAPE, height, width, (edge,) * 4),
        COVER: Sheet(COVER, width, height, (0, 0, 0, 0)),
    }


def _fold_outs() -> dict[str, Sheet]:
    """Larger sheets for what A4 cannot hold."""
    edge = _mm(15) * 4
    sizes = {name: _mm(width, height) for name, (width, height) in _LARGER.items()}
    return {
        name: Sheet(name, width, height, (edge[0], edge[1], edge[2], edge[3]))
        for name, (width, height) in sizes.items()
    }


def _across(width: float, height: float) -> dict[str, Sheet]:
    """The sheets of a report that lies as a whole: text stands on what exhibits stand on."""
    edge = _mm(15)[0]
    shared = {name: Sheet(name, width, height, (edge,) * 4) for name in (PORTRAIT, LANDSCAPE)}
    return {**shared, COVER: Sheet(COVER, width, height, (0, 0, 0, 0))}


def _slides() -> dict[str, Sheet]:
    """Slides as wide as A4 that lies, so that what fits on one fits on the other."""
    cover = replace(_slide(COVER, 297), margins=(0, 0, 0, 0))
    widths = {PORTRAIT: 297, LANDSCAPE: 297, **_LARGER_SLIDES}
    return {**{name: _slide(name, width) for name, width in widths.items()}, COVER: cover}


def _slide(name: str, millimetres: float) -> Sheet:
    width, *(top, side, foot) = _mm(millimetres, 11, 15, 12)
    return Sheet(name, width, width * 9 / 16, (top, side, foot, side))


def _theme(paper: str, sheets: dict[str, Sheet]) -> Theme:
    return Theme(paper, MappingProxyType({**sheets, **_fold_outs()}))


_A4, _LETTER = _mm(210, 297), (612.0, 792.0)
THEMES: Final[Mapping[str, Theme]] = MappingProxyType(
    {
        "a4": _theme("a4", _paper(_A4[0], _A4[1])),
        "a4_landscape": _theme("a4_landscape", _across(_A4[1], _A4[0])),
        "letter": _theme("letter", _paper(*_LETTER)),
        "letter_landscape": _theme("letter_landscape", _across(_LETTER[1], _LETTER[0])),
        "wide": Theme("wide", MappingProxyType(_slides()), tables=SLIDE_TABLES),
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a theme follows from: the paper, and what a brand says of colours and titles."""

    paper: str = "a4"
    accent: str = ""
    dark: str = ""
    title_face: str = "serif"


def look_of(document: "ReportDocument") -> Look:
    """Return the look of a report."""
    brand = document.brand
    return Look(document.paper, brand.accent, brand.dark, brand.title_face)


@lru_cache(maxsize=64)
def theme_of(look: Look) -> Theme:
    """Return the theme of a look; tints follow from its colours."""
    theme = THEMES[look.paper]
    if look.accent:
        theme = theme.coloured(
            {"accent": look.accent, "accent-soft": mixed(look.accent, WHITE, 0.9)}
        )
    if look.dark:
        theme = theme.coloured({"navy": look.dark, "on-navy": _on(look.dark)})
    return theme if look.title_face == "serif" else theme.faced("semibold")


def _on(dark: str) -> str:
    """Return a tint of a dark colour that can be read on it."""
    tint = mixed(dark, WHITE, 0.82)
    return tint if contrast(tint, dark) >= READABLE else WHITE

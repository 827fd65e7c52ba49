"""The style sheet of the PDF: the theme's numbers and colours, then the rules of every report."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from issuetrees.core.drawing.svg import figure
from issuetrees.core.drawing.tones import TONES
from issuetrees.reports.scene.theme import COVER, GUTTER, HAIRLINE, PORTRAIT, THEMES, Sheet, Theme

_RULES: Final = Path(__file__).parent / "report.css"
_NO_RUNNING_LINES: Final = " ".join(
    f"@{box} {{ content: none }}" for box in ("top-left", "bottom-left", "bottom-right")
)


@cache
def stylesheet(paper: str) -> str:
    """Return the style sheet of all reports on a paper."""
    theme = THEMES[paper]
    return "\n".join([*_theme(theme), _RULES.read_text(encoding="utf-8"), *_slides(theme)])


def _theme(theme: Theme) -> Iterator[str]:
    """The theme as rules: colours, sheets, titles, tables, tones."""
    colours = "; ".join(f"--{name}: {value}" for name, value in theme.colours.items())
    yield f":root {{ {colours} }}"
    yield from map(_sheet, theme.sheets.values())
    yield f"h1, .page-title {{ {_of(theme, 'title')} }}"
    yield f".exhibit h1 {{ {_of(theme, 'exhibit-title')} }}"
    yield f"body {{ {_of(theme, 'body')} }}"
    yield f".tracker {{ {_of(theme, 'tracker')} }}"
    yield f".so-what {{ {_of(theme, 'so-what')} }}"
    yield f".source {{ {_of(theme, 'source')} }}"
    yield f"th {{ {_of(theme, 'head')} }}"
    yield f"th, td {{ padding-right: {figure(GUTTER)}pt }}"
    yield f"td {{ border-bottom: {figure(HAIRLINE)}pt solid var(--line) }}"
    yield from _tables(theme)
    for number, tone in enumerate(TONES, 1):
        yield f".tone-{number} {{ background: {tone.light}; color: {tone.label} }}"


def _tables(theme: Theme) -> Iterator[str]:
    for role, look in theme.tables.items():
        words, quiet = look.words, look.quiet
        yield f".{role} td {{ {_type(words.size, words.leading)}; {_pad(look.above, look.below)} }}"
        yield f".{role} td .quiet, .{role} td .warn {{ {_type(quiet.size, quiet.leading)} }}"


def _sheet(sheet: Sheet) -> str:
    """A kind of paper; upright paper is what pages are by themselves."""
    name = "" if sheet.name == PORTRAIT else f" {sheet.name}"
    size = f"size: {figure(sheet.width)}pt {figure(sheet.height)}pt"
    margin = "margin: " + " ".join(f"{figure(length)}pt" for length in sheet.margins)
    lines = _NO_RUNNING_LINES if sheet.name == COVER else ""
    used = f".sheet-{sheet.name} {{ page: {sheet.name} }}" if name else ""
    return f"@page{name} {{ {size}; {margin}; {lines} }}\n{used}"


def _slides(theme: Theme) -> Iterator[str]:
    """What differs on slides: lines of reading length, a cover that lies."""
    sheet = theme.sheet(COVER)
    yield f".cover {{ width: {figure(sheet.width)}pt; height: {figure(sheet.height - 1)}pt }}"
    yield f".cover::before {{ width: {figure(sheet.width)}pt }}"
    if theme.is_wide:
        yield ".cover::before { height: 350pt } .cover p { width: 760pt }"
        yield ".cover .cover-client { top: 54pt } .cover .cover-title { bottom: 290pt }"
        yield ".cover .cover-subtitle { top: 268pt } .cover .cover-day { top: 386pt }"
        yield ".cover .cover-stamp { top: 404pt } .cover .cover-firm { top: 480pt }"
        yield ".summary .words, .lead, .decision { max-width: 620pt }"


def _of(theme: Theme, name: str) -> str:
    return _type(theme.types[name].size, theme.types[name].leading)


def _type(size: float, leading: float) -> str:
    return f"font-size: {figure(size)}pt; line-height: {figure(leading)}pt"


def _pad(above: float, below: float) -> str:
    return f"padding-top: {figure(above)}pt; padding-bottom: {figure(below)}pt"

"""The style sheet of the PDF: the theme's numbers and colours, then the rules of every report."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from issuetrees.core.drawing.svg import figure
from issuetrees.core.drawing.tones import TONES
from issuetrees.reports.scene.front import (
    FIELD,
    LYING_FOOT,
    LYING_TOP,
    SIDE,
    SUBTITLES,
    TITLES,
)
from issuetrees.reports.scene.theme import (
    COVER,
    GUTTER,
    HAIRLINE,
    PORTRAIT,
    Look,
    Sheet,
    Theme,
    theme_of,
)

_RULES: Final = Path(__file__).parent / "rules"
_FILES: Final = ("pages.css", "exhibits.css", "tables.css")
_NO_RUNNING_LINES: Final = " ".join(
    f"@{box} {{ content: none; background: none }}"
    for box in ("top-left", "top-right", "bottom-left", "bottom-center", "bottom-right")
)

_TITLES: Final = "h1, .page-title, .fact-figure, .cover .cover-title"
# From the firm to the foot of every cover.
_COLOUR: Final = re.compile(r"var\(--([\w-]+)\)")
_FIRM: Final = 82.0


@lru_cache(maxsize=64)
def stylesheet(look: Look) -> str:
    """Return the style sheet of all reports of a look."""
    theme = theme_of(look)
    every = [(_RULES / name).read_text(encoding="utf-8") for name in _FILES]
    rules = "\n".join([*_theme(theme), *every, *_lying(theme)])
    # The colours by value: WeasyPrint would read a name anew for each element that has it.
    return _COLOUR.sub(lambda found: theme.colours[found[1]], rules)


def _theme(theme: Theme) -> Iterator[str]:
    """The theme as rules: colours, sheets, titles, tables, tones."""
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


def _lying(theme: Theme) -> Iterator[str]:
    """The cover on its paper; on paper that lies, lines of reading length and a lying cover."""
    sheet = theme.sheet(COVER)
    yield f".cover {{ width: {figure(sheet.width)}pt; height: {figure(sheet.height - 1)}pt }}"
    yield f".cover::before {{ width: {figure(sheet.width)}pt }}"
    for name, types in (("title", TITLES), ("subtitle", SUBTITLES)):
        for step, look in enumerate(types):
            yield f".cover-{name}.step-{step} {{ {_type(look.size, look.leading)} }}"
    yield f".cover .cover-firm {{ top: {figure(sheet.height - _FIRM)}pt }}"
    if theme.types["title"].face != "serif":
        yield f"{_TITLES} {{ font-family: 'Rep Sans' }}"
    if theme.is_across:
        yield from _lying_cover(sheet)
        yield f".summary .words, .lead, .decision {{ max-width: {figure(theme.reading)}pt }}"
    if theme.is_wide:
        yield ".summary-row { padding-top: 4pt; padding-bottom: 4pt } .summary .term { top: 4pt }"
        yield ".facts { margin-bottom: 8pt; padding: 5pt 0 } h2 { margin-top: 12pt }"
        yield "h1, .page-title, .exhibit h1 { margin-bottom: 10pt } .answer { margin: 4pt 0 }"
        yield ".decision { padding: 3pt 0 3pt 22pt } .decision::before { top: 3pt }"


def _lying_cover(sheet: Sheet) -> Iterator[str]:
    """The dark field takes its part of the height; the words keep their distance from its edge."""
    field = sheet.height * FIELD
    tops = {"client": LYING_TOP, "subtitle": field - 82, "day": field + 30, "stamp": field + 48}
    yield f".cover::before {{ height: {figure(field)}pt }}"
    yield f".cover p {{ width: {figure(sheet.width - 2 * SIDE)}pt; left: {figure(SIDE)}pt }}"
    foot = figure(sheet.height - field + LYING_FOOT)
    yield f".cover .cover-title {{ bottom: {foot}pt; top: auto }}"
    for name, top in tops.items():
        yield f".cover .cover-{name} {{ top: {figure(top)}pt }}"


def _of(theme: Theme, name: str) -> str:
    return _type(theme.types[name].size, theme.types[name].leading)


def _type(size: float, leading: float) -> str:
    return f"font-size: {figure(size)}pt; line-height: {figure(leading)}pt"


def _pad(above: float, below: float) -> str:
    """What stands above and below; a table that has air says its own."""
    over, under = f"var(--above, {figure(above)}pt)", f"var(--below, {figure(below)}pt)"
    return f"padding-top: {over}; padding-bottom: {under}"

"""Placeholders of a master: which hold titles, and how large letters are in them."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from pptx.oxml.ns import qn

from issuetrees.reports.scene.fit import break_lines

TITLES: Final = frozenset({"title", "ctrTitle"})
#: What programs keep free at the left and the right of words together, and above and below them.
MARGINS: Final = (14.4, 7.2)
_LEADING: Final = 1.2
# Of letters for which a master names no size; how small words become, beside their master's size.
_USUAL: Final = 18.0
_SMALLEST: Final = 0.5
_STEP: Final = 0.92


def kind_of(holder: Any) -> str:
    """Return the kind of a placeholder, as its file names it."""
    return str(holder._element.nvSpPr.nvPr.ph.get("type", "obj"))  # noqa: SLF001


def holders_of(layout: Any) -> list[Any]:
    """Return the placeholders of a layout that hold words which stand upright."""
    shapes = (one for one in layout.placeholders if one._element.tag == qn("p:sp"))  # noqa: SLF001
    return [one for one in shapes if one._element.nvSpPr.nvPr.ph.get("orient") != "vert"]  # noqa: SLF001


def title_of(layout: Any) -> Any:
    """Return the placeholder for titles; None where a layout has none."""
    return next((one for one in holders_of(layout) if kind_of(one) in TITLES), None)


def layouts_of(show: Any) -> list[Any]:
    """Return the layouts of the first master that has one with a title, else those of the first."""
    masters = [list(master.slide_layouts) for master in show.slide_masters]
    titled = (one for one in masters if any(title_of(layout) is not None for layout in one))
    return next(titled, masters[0] if masters else [])


def size_in(holder: Any, layout: Any) -> float:
    """Return the size of letters that a placeholder of a layout gives its words."""
    return next((size for size in _sizes(holder, layout)), _USUAL)


def fitting(lines: Sequence[str], room: tuple[float, float], largest: float) -> float:
    """Return the largest size, from ``largest`` down, at which lines fit a room."""
    width, height = room[0] - MARGINS[0], room[1] - MARGINS[1]
    size, smallest = largest, largest * _SMALLEST
    while size > smallest and _height(lines, width, size) > height:
        size = max(smallest, round(size * _STEP, 1))
    return size


def _height(lines: Sequence[str], width: float, size: float) -> float:
    count = sum(len(break_lines(line, max(width, size), size, "serif")) for line in lines)
    return count * size * _LEADING


def _sizes(holder: Any, layout: Any) -> Iterator[float]:
    """The sizes that are named for a placeholder, the one that counts first."""
    is_title = kind_of(holder) in TITLES
    master = layout.slide_master
    above = [one for one in holders_of(master) if (kind_of(one) in TITLES) == is_title]
    for one in (holder, *above[:1]):
        yield from _named(one._element.find(f".//{qn('a:lstStyle')}"))  # noqa: SLF001
    style = "p:titleStyle" if is_title else "p:bodyStyle"
    yield from _named(master._element.find(f".//{qn(style)}"))  # noqa: SLF001


def _named(styles: Any) -> Iterator[float]:
    level = None if styles is None else styles.find(f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    if level is not None and level.get("sz"):
        yield int(level.get("sz")) / 100

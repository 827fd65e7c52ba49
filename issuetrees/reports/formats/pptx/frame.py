"""Where titles and bodies stand on the slides of a master."""

from typing import Any, Final

from pptx.util import Emu

from issuetrees.reports.formats.pptx.base import TITLE
from issuetrees.reports.formats.pptx.deck import Frame
from issuetrees.reports.formats.pptx.holders import kind_of, layouts_of, size_in, title_of
from issuetrees.reports.formats.pptx.text import Room

_BELOW_TITLE: Final = 10.0
_ABOVE_FOOT: Final = 6.0
# Faces of a firm may be wider than those that we measure.
_SWELL: Final = 1.08
# A title is at least so much of a slide's width, and ends at so much of its height.
_NARROWEST: Final = 0.5
_LOWEST: Final = 0.4
# A title has at least the height of one line that is read from afar.
_LOWEST_LINE: Final = 24.0
_FOOT: Final = frozenset({"ftr", "sldNum", "dt"})
_COVERS: Final = ("title", "ctrTitle", "secHead")
_PAGES: Final = ("titleOnly", "obj", "tx", "titleAndBody")


def frame_of(show: Any, *, is_own: bool) -> Frame:
    """Return the layouts to use and the room that they leave."""
    layouts = layouts_of(show)
    cover, layout = _cover(layouts), _page(layouts)
    width, height = Emu(show.slide_width).pt, Emu(show.slide_height).pt
    title, is_moved = _title(layout, width, height)
    holder = title_of(layout)
    size = TITLE if is_own or holder is None else size_in(holder, layout)
    foot = min(_foot_tops(layout, height), default=height - 26)
    top = title.bottom + _BELOW_TITLE
    body = Room(title.left, top, title.width, foot - _ABOVE_FOOT - top)
    return Frame(title, body, cover, layout, 1.0 if is_own else _SWELL, is_moved, size)


def _cover(layouts: list[Any]) -> Any:
    """The layout of covers by its kind, or one whose title stands in the middle, or the first."""
    centred = [one for one in layouts if _title_kind(one) == "ctrTitle"]
    titled = [one for one in layouts if _title_kind(one)]
    return (*_of_kinds(layouts, _COVERS), *centred, *titled, *layouts)[0]


def _page(layouts: list[Any]) -> Any:
    """The layout of pages by its kind, or the one with a title at its head and the least else."""
    plain = [one for one in layouts if _title_kind(one) == "title"]
    plain.sort(key=lambda one: sum(kind_of(holder) not in _FOOT for holder in one.placeholders))
    titled = [one for one in layouts if _title_kind(one)]
    return (*_of_kinds(layouts, _PAGES), *plain, *titled, *layouts)[0]


def _of_kinds(layouts: list[Any], kinds: tuple[str, ...]) -> list[Any]:
    """Layouts with a title, of the best kind first."""
    named = {layout._element.get("type"): layout for layout in reversed(layouts)}  # noqa: SLF001
    return [named[kind] for kind in kinds if kind in named and _title_kind(named[kind])]


def _title_kind(layout: Any) -> str:
    holder = title_of(layout)
    return "" if holder is None else kind_of(holder)


def _title(layout: Any, width: float, height: float) -> tuple[Room, bool]:
    """Return the room of titles, and whether it is another than that of the master: one that is
    narrow, flat or stands low leaves no room for itself or for what stands below it.
    """
    usual = Room(width * 0.045, height * 0.06, width * 0.91, height * 0.12)
    holder = title_of(layout)
    if holder is None or holder.width is None:
        return usual, True
    room = Room(holder.left.pt, holder.top.pt, holder.width.pt, holder.height.pt)
    leaves = room.left >= 0 and room.top >= 0 and room.left + room.width <= width + 1
    reads = room.width >= width * _NARROWEST and room.height >= _LOWEST_LINE
    if leaves and reads and room.bottom <= height * _LOWEST:
        return room, False
    return usual, True


def _foot_tops(layout: Any, height: float) -> list[float]:
    """Where the lines at the foot begin."""
    return [
        one.top.pt
        for one in layout.placeholders
        if kind_of(one) in _FOOT and one.top is not None and one.top.pt > height * 0.75
    ]

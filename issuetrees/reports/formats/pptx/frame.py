"""Where titles and bodies stand on the slides of a master."""

from typing import Any, Final

from pptx.util import Emu

from issuetrees.reports.formats.pptx.deck import Frame
from issuetrees.reports.formats.pptx.text import Room

_BELOW_TITLE: Final = 10.0
_ABOVE_FOOT: Final = 6.0
# Faces of a firm may be wider than those that we measure.
_SWELL: Final = 1.08
# A title is at least so much of a slide's width, and ends at so much of its height.
_NARROWEST: Final = 0.5
_LOWEST: Final = 0.4
_FOOT: Final = frozenset({"ftr", "sldNum", "dt"})


def frame_of(show: Any, *, is_own: bool) -> Frame:
    """Return the layouts to use and the room that they leave."""
    layouts = list(show.slide_layouts)
    layout = _first(layouts, ("titleOnly", "obj", "tx", "titleAndBody"))
    cover = _first(layouts, ("title", "ctrTitle", "secHead"))
    width, height = Emu(show.slide_width).pt, Emu(show.slide_height).pt
    title, is_moved = _title(layout, width, height)
    foot = min(_foot_tops(layout, height), default=height - 26)
    top = title.bottom + _BELOW_TITLE
    body = Room(title.left, top, title.width, foot - _ABOVE_FOOT - top)
    return Frame(title, body, cover, layout, 1.0 if is_own else _SWELL, is_moved)


def _first(layouts: list[Any], kinds: tuple[str, ...]) -> Any:
    """The first layout of the best kind that has a title, else the first that has one."""
    named = {layout._element.get("type"): layout for layout in reversed(layouts)}  # noqa: SLF001
    found = [named[kind] for kind in kinds if kind in named]
    titled = [one for one in (*found, *layouts) if _title_of(one) is not None]
    return (titled or layouts)[0]


def _title_of(layout: Any) -> Any:
    return next((one for one in layout.placeholders if _kind(one) in {"title", "ctrTitle"}), None)


def _title(layout: Any, width: float, height: float) -> tuple[Room, bool]:
    """Return the room of titles, and whether it is another than that of the master: one that is
    narrow or stands low leaves no room for what stands below it.
    """
    usual = Room(width * 0.045, height * 0.06, width * 0.91, height * 0.12)
    holder = _title_of(layout)
    if holder is None or holder.width is None:
        return usual, False
    room = Room(holder.left.pt, holder.top.pt, holder.width.pt, holder.height.pt)
    leaves = room.left >= 0 and room.top >= 0 and room.left + room.width <= width + 1
    if leaves and room.width >= width * _NARROWEST and room.bottom <= height * _LOWEST:
        return room, False
    return usual, True


def _foot_tops(layout: Any, height: float) -> list[float]:
    """Where the lines at the foot begin."""
    return [
        one.top.pt
        for one in layout.placeholders
        if _kind(one) in _FOOT and one.top is not None and one.top.pt > height * 0.75
    ]


def _kind(holder: Any) -> str:
    return str(holder._element.nvSpPr.nvPr.ph.get("type", "obj"))  # noqa: SLF001

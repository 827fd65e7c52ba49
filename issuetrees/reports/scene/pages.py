"""Pages: a title that says what follows, and the blocks below it."""

from dataclasses import dataclass

from issuetrees.core.drawing.shapes import Drawing
from issuetrees.reports.scene.blocks import Block
from issuetrees.reports.scene.theme import PORTRAIT


@dataclass(frozen=True, slots=True)
class Page:
    """One title and its blocks; where they need more room than a sheet, it goes on over several.

    ``id`` is its place in the file; ``sheet`` names the kind of paper in the theme. A page that
    ``follows`` stands below the one before; one that ``goes_on`` continues it under a title of
    its own, without a line in bookmarks, or ``is_untitled``; ``notes`` are for who presents it.
    ``locator`` stands beside the title and says where the page is in a whole. What pages before it
    in the section had for a tracker too ``has_known_tracker``: it is seen, and not read out again.
    """

    id: str
    title: str
    tracker: str
    blocks: tuple[Block, ...]
    sheet: str = PORTRAIT
    follows: bool = False
    goes_on: bool = False
    is_untitled: bool = False
    notes: str = ""
    locator: Drawing | None = None
    has_known_tracker: bool = False

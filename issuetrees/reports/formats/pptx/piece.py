"""What slides are put together of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from issuetrees.reports.formats.pptx.text import Room


@dataclass(frozen=True, slots=True)
class Air:
    """What a slide still has left for a block, and what an empty one has."""

    left: float
    whole: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a slide: what it takes, the air before it, and what draws it into its room.

    One that ``is_kept`` stays with the next; a ``rule`` is a line above it; one that is
    ``on_its_own`` begins a slide.
    """

    height: float
    draw: Callable[[Any, Room], None]
    before: float = 0.0
    is_kept: bool = False
    rule: bool = False
    on_its_own: bool = False

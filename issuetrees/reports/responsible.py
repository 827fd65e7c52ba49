"""What a report holds of who does it: activities by parties, and the roles that follow."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party; ``kind``: ``inside``, ``agency``, ``partner``; ``money`` is what it may sign for."""

    id: str
    title: str
    kind: str
    money: str = ""


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity of an initiative with its letters (“A/R”) in the order of the parties."""

    id: str
    initiative: str
    title: str
    effort: Decimal | None
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RaciTable:
    """``findings`` are sentences in the report's language: what is wrong with the table."""

    parties: tuple[PartyLine, ...] = ()
    activities: tuple[ActivityLine, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NeededLevel:
    """A competency that a role needs, with its level."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class WayLine:
    """A way to fill a role: ``hire``, ``borrow``, ``agency``, and its cost for the load."""

    source: str
    cost: Decimal
    is_cheapest: bool = False


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A party as a role. ``counts`` are the activities in which it has A, R, C and I; ``filling``
    is how it is to be filled.
    """

    party: PartyLine
    days: Decimal
    counts: tuple[int, int, int, int]
    stage: str = ""
    needed: tuple[NeededLevel, ...] = ()
    ways: tuple[WayLine, ...] = ()
    filling: str = ""

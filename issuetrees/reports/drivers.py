"""What a report says of a driver tree: its numbers, its scenarios, what moves it, bridges."""

from dataclasses import dataclass
from datetime import date

from issuetrees.core.drawing.tornado import Swing
from issuetrees.core.drawing.waterfall import Fall


@dataclass(frozen=True, slots=True)
class DriverLine:
    """A driver as one reads the tree; ``values`` are its numbers in its own ``unit``, that of the
    tree first, then those of the scenarios; None where there is none.

    ``made`` says how it is made of others, by their numbers ("1.1 × 1.2"). ``sheets``: the same
    for each of the values as a formula of sheets with the ids of drivers in braces, "" where a
    value is given. ``age`` is one of ``core.drivers.ages``.
    """

    id: str
    parent_id: str | None
    number: str
    depth: int
    title: str
    unit: str
    values: tuple[float | None, ...]
    made: str = ""
    sheets: tuple[str, ...] = ()
    day: date | None = None
    source: str = ""
    age: str = ""
    is_leaf: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A bridge from the tree's numbers to a scenario: totals and steps that add up; the first total
    has no name of its own. All are printed with so many ``digits``.
    """

    scenario: str
    falls: tuple[Fall, ...]
    digits: int = 0


@dataclass(frozen=True, slots=True)
class TreeNumbers:
    """A driver tree at one revision; the first line is its root.

    ``swings`` are its tornado around ``base``, ``ends`` say from where to where each leaf goes.
    ``remarks`` say what does not add up, in the report's language.
    """

    id: str
    title: str
    revision: int
    answer: str
    scenarios: tuple[str, ...]
    lines: tuple[DriverLine, ...]
    base: tuple[float, str] = (0.0, "")
    swings: tuple[Swing, ...] = ()
    ends: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def root(self) -> DriverLine:
        """What the tree is about."""
        return self.lines[0]

"""What a report shows of people on stage maps: plain values, all that a plan and a team need.

Only people whose profile is open to everybody who sees the map are ever in a report.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PersonLevel:
    """A competency: the level that counts, those that others saw, those that the next stage and
    the goal ask for (None: nothing), what shows the level, and the words of the level that is next.
    """

    key: str
    title: str
    own: int
    is_rated: bool
    others: tuple[int, ...] = ()
    next: int | None = None
    goal: int | None = None
    evidence: str = ""
    needed: str = ""


@dataclass(frozen=True, slots=True)
class PersonLeg:
    """A transition of a way: months as (least, likely, most) by the map and by learning, which of
    them holds it, and the month in which half of the draws have ended it.
    """

    source_id: str
    target_id: str
    months: tuple[float, float, float] | None
    learning: tuple[float, float, float] | None
    is_learning: bool
    p50: float


@dataclass(frozen=True, slots=True)
class PersonWay:
    """A way to the goal by ids of stages and moves, its likely months, and by when half and four
    of five draws have ended it.
    """

    stages: tuple[str, ...]
    moves: tuple[str, ...]
    months: float
    p50: float
    p80: float
    legs: tuple[PersonLeg, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A step of a plan and what will count as done; ``competency`` is a title, "" for none."""

    text: str
    competency: str = ""
    evidence: str = ""
    due_on: date | None = None
    owner: str = ""
    mentor: str = ""
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a map. ``ways`` are the best and the alternatives, the shortest first;
    ``is_proposed`` says that nobody has planned yet and ``plan`` is what the map proposes;
    ``assumptions`` are sentences, with the seed of the draws.
    """

    id: str
    map_id: str
    name: str
    stage_id: str = ""
    goal_id: str = ""
    next_id: str = ""
    hours_a_week: float = 0.0
    levels: tuple[PersonLevel, ...] = ()
    answers: tuple[str, ...] = ()
    ways: tuple[PersonWay, ...] = ()
    plan: tuple[PlanLine, ...] = ()
    is_proposed: bool = False
    assumptions: tuple[str, ...] = ()
    seed: int = 0

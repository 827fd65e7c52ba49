"""What a report shows of a portfolio: what is in, what is used, what is out and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Inside:
    """An initiative that is in; ``sure`` says in how many of the noisy re-runs it is."""

    id: str
    title: str
    points: float
    costs: tuple[float, ...]
    cost: float
    share: float
    sure: str


@dataclass(frozen=True, slots=True)
class Used:
    """How much of a budget, of a team or of a limit is used, written out."""

    title: str
    used: str
    available: str
    left: str


@dataclass(frozen=True, slots=True)
class Outside:
    """An initiative that is left out, and why, sentence by sentence; the first is the shortest."""

    id: str
    title: str
    points: float
    cost: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrontierTick:
    """A figure on an axis."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class FrontierShown:
    """Money and points of each step in rising order, and the figures on the axes."""

    money: tuple[float, ...]
    points: tuple[float, ...]
    chosen: int
    money_ticks: tuple[FrontierTick, ...]
    point_ticks: tuple[FrontierTick, ...]


@dataclass(frozen=True, slots=True)
class PortfolioShown:
    """The portfolio of a scenario; ``conclusion`` is its sentence, ``periods`` may be none.

    ``id`` is the scenario's, empty in snapshots that knew of one scenario only.
    """

    scenario: str
    conclusion: str
    nearest: str
    currency: str
    points: float
    cost: float
    costs: tuple[float, ...]
    periods: tuple[str, ...]
    inside: tuple[Inside, ...]
    used: tuple[Used, ...]
    outside: tuple[Outside, ...]
    frontier: FrontierShown | None
    greed: str
    is_outdated: bool = False
    id: str = ""

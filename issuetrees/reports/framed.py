"""What a report holds of a budget frame and of a test-drive: figures, and sentences as written."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class FramePeriod:
    """A period, or all together ("" as title): its budget and how it is cut, what is proposed."""

    title: str
    budget: Decimal | None
    tests: Decimal | None
    brand: Decimal | None
    activation: Decimal | None
    asked: Decimal


@dataclass(frozen=True, slots=True)
class FrameBrand:
    """A brand of the category; shares in percent, the excess in points; None where not known."""

    name: str
    spend: Decimal
    voice: float | None
    market: float | None
    excess: float | None


@dataclass(frozen=True, slots=True)
class FrameSearch:
    """A span of time with each brand's share of search in percent, in the order of the brands."""

    title: str
    shares: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class FrameYear:
    """A year: each brand's share of voice in percent, in the order of the brands; of the own one
    spend, share of market, excess, and by how many points the market changed until the next year.
    """

    title: str
    shares: tuple[float | None, ...]
    spend: Decimal | None = None
    market: float | None = None
    excess: float | None = None
    later: float | None = None


@dataclass(frozen=True, slots=True)
class BudgetFrame:
    """The frame of the budget. Shares in percent; ``said`` are sentences about share of voice and
    ``search_said`` one about share of search in the report's language, with their doubts.
    """

    periods: tuple[FramePeriod, ...]
    test_share: float
    brand_share: float | None
    proposed_share: float | None
    brands: tuple[FrameBrand, ...]
    said: tuple[str, ...]
    reason: str = ""
    source: str = ""
    searches: tuple[FrameSearch, ...] = ()
    search_said: str = ""
    search_source: str = ""
    years: tuple[FrameYear, ...] = ()
    years_said: str = ""


@dataclass(frozen=True, slots=True)
class DriveLine:
    """A past initiative: points, outcome (0 to 100), the old verdict ("good", "bad", "")."""

    title: str
    score: float | None
    outcome: float | None
    verdict: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Driven:
    """A revealed test-drive, the highest score first; ``said`` are its sentences with caveats."""

    name: str
    lines: tuple[DriveLine, ...]
    said: tuple[str, ...]

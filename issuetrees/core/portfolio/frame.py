"""The frame of a budget before there are projects: its parts, share of voice, share of search.

Nothing here is a law. Sources, and who doubts them:

- 60 : 40 brand to activation: L. Binet, P. Field, “The Long and the Short of It”, IPA 2013 (996
  campaigns of 700 brands in 80 categories). These were entered for awards; B. Sharp calls the rule
  questionable data (marketingscience.info, 23 Aug 2022), Hurman answers him (mi-3.com.au,
  7 Sep 2022).
- Excess share of voice: ten points go with about 0.5 points of share a year (Binet and Field, as
  cited in marketingarchitects.com, episode 109). Later means of the same databank: 0.6 for consumer
  brands, 0.7 between businesses, about the double for online and subscription brands
  (marketingacrossborders.blog, 8 Apr 2020). Single brands lie far off the line, also at no growth.
- Share of search: IPA, EffWorks 2020: searches for a brand among those for all brands of its
  category; an early sign of share of market, by up to a year in cars.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from issuetrees.core.rounding import apportion

#: Percent of the money for brand building with which people begin.
STARTING_BRAND: Final = 60.0
#: Points of market share a year that go with ten points of excess share of voice.
PER_TEN: Final = (0.0, 0.5, 1.0)
_HUNDRED: Final = Decimal(100)


class Part(StrEnum):
    """What money is for: lasting memory of the brand, sales now, or both at once."""

    BRAND = "brand"
    ACTIVATION = "activation"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Parts:
    """A budget cut into what is kept for tests, and brand and activation of the rest.

    ``brand`` and ``activation`` are None where nobody has said how the rest is split. The parts
    add up to the budget to the hundredth.
    """

    tests: Decimal
    free: Decimal
    brand: Decimal | None = None
    activation: Decimal | None = None


def cut(budget: Decimal, test_share: float, brand_share: float | None) -> Parts:
    """Cut a budget; both shares in percent, that of brand is of what tests leave."""
    tests, free = apportion(_shares(budget, test_share), 2, budget)
    if brand_share is None:
        return Parts(tests, free)
    brand, activation = apportion(_shares(free, brand_share), 2, free)
    return Parts(tests, free, brand, activation)


def _shares(whole: Decimal, percent: float) -> tuple[Decimal, Decimal]:
    first = whole * Decimal(str(percent)) / _HUNDRED
    return first, whole - first


@dataclass(frozen=True, slots=True)
class Split:
    """Money by what it is for; ``both`` counts half here and half there, ``untold`` nowhere."""

    brand: Decimal = Decimal(0)
    activation: Decimal = Decimal(0)
    untold: Decimal = Decimal(0)

    @property
    def brand_share(self) -> float | None:
        """Brand in percent of what is told; None where nothing is."""
        told = self.brand + self.activation
        return float(self.brand / told * 100) if told else None


def split(costs: Iterable[tuple[Decimal, str]]) -> Split:
    """Add up costs by their part; any other word than that of a ``Part`` is untold."""
    sums = dict.fromkeys([*Part, ""], Decimal(0))
    for cost, part in costs:
        sums[part if part in sums else ""] += cost
    half = sums[Part.BOTH] / 2
    return Split(sums[Part.BRAND] + half, sums[Part.ACTIVATION] + half, sums[""])


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand of the category: what it spends on advertising, its share of market in percent."""

    name: str
    spend: Decimal
    market_share: float | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """A brand among the others: share of voice and what exceeds its share of market, in points."""

    brand: Brand
    share: float | None
    excess: float | None


def voices(brands: Sequence[Brand]) -> list[Voice]:
    """Return what each brand has of all that is spent; None where nobody spends anything."""
    total = sum((one.spend for one in brands), Decimal(0))
    found = []
    for one in brands:
        share = float(one.spend / total * 100) if total else None
        has_both = share is not None and one.market_share is not None
        excess = share - one.market_share if has_both else None  # type: ignore[operator]
        found.append(Voice(one, share, excess))
    return found


@dataclass(frozen=True, slots=True)
class Growth:
    """Points of market share a year that go with an excess: from, the published mean, to."""

    low: float
    likely: float
    high: float


def growth(excess: float) -> Growth:
    """Return what the published relation says of an excess (or lack) of so many points."""
    least, likely, most = (excess / 10 * one for one in PER_TEN)
    return Growth(min(least, most), likely, max(least, most))


def spend_for(share: float, brands: Sequence[Brand]) -> Decimal | None:
    """Return what the first brand must spend for so many percent of the voice.

    The others keep spending as they do: s = own / (own + others), so own = others · s / (1 − s).
    None where that has no answer: a share of 100 or more, or nobody else who spends.
    """
    others = sum((one.spend for one in brands[1:]), Decimal(0))
    part = Decimal(str(share)) / _HUNDRED
    if part >= 1 or not others:
        return None
    return others * part / (1 - part)


def shares_of_search(counts: Sequence[float]) -> list[float | None]:
    """Return each brand's percent of all searches; None for each where nobody searched."""
    total = sum(counts)
    return [one / total * 100 if total else None for one in counts]

"""Budget frames, and what follows from them."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from issuetrees.core.portfolio import frame as core
from issuetrees.portfolio.models.frames import BudgetFrame
from issuetrees.portfolio.read.inputs import AGAINST
from issuetrees.scoring.models.initiatives import Initiative, InitiativeState
from issuetrees.scoring.models.kinds import InitiativeKind
from issuetrees.scoring.models.periods import Period, PeriodCost
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import kinds as kinds_read
from issuetrees.scoring.read import periods as periods_read
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Reader, within


def all_frames(reader: Reader) -> QuerySet[BudgetFrame]:
    """Return the frames of all engagements that the reader may see."""
    found = BudgetFrame.objects.filter(within(reader)).order_by("pk")
    return found.select_related("engagement__workspace")


def frame(reader: Reader, engagement_id: uuid.UUID) -> BudgetFrame:
    """Return the frame of an engagement; one of version 0 where nobody has written it yet."""
    engagement = workspaces.engagement(reader, engagement_id)
    found = BudgetFrame.objects.filter(engagement=engagement).first()
    if found is None:
        return BudgetFrame(engagement=engagement, version=0)
    found.engagement = engagement
    return found


def budgets_of(row: BudgetFrame) -> dict[uuid.UUID, Decimal]:
    """Return the budgets by the ids of their periods; a period without one is left out."""
    return {uuid.UUID(one["period_id"]): Decimal(one["amount"]) for one in row.budgets}


def split_of(
    row: BudgetFrame, costs: Iterable[tuple[Decimal | None, uuid.UUID | None]]
) -> core.Split:
    """Return brand and activation of what is spent: each cost with the id of its kind."""
    parts = parts_of(row)
    return core.split(
        (cost, parts.get(kind_id, "") if kind_id else "")
        for cost, kind_id in costs
        if cost is not None
    )


def parts_of(row: BudgetFrame) -> dict[uuid.UUID, str]:
    """Return what kinds of initiatives serve, by their ids: words of ``core.Part``."""
    return {uuid.UUID(one["kind_id"]): one["part"] for one in row.parts}


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A period, or all of them: its budget, how that is cut, what the proposals cost in it."""

    period: Period | None
    budget: Decimal | None
    parts: core.Parts | None
    asked: Decimal


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind of initiative, or none: what it serves, and what its proposals cost."""

    kind: InitiativeKind | None
    part: str
    cost: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class SearchLine:
    """A span of time with the searches of each brand and their shares of them in percent."""

    title: str
    counts: Sequence[float]
    shares: Sequence[float | None]

    @property
    def share(self) -> float | None:
        """The own share of search."""
        return self.shares[0] if self.shares else None


@dataclass(frozen=True, slots=True)
class VoiceYear:
    """A year with what each brand of the category had of the voice, in the order of the brands;
    None for one of which nothing is known. "" as title is now.
    """

    title: str
    voices: Sequence[core.Voice | None]

    @property
    def own(self) -> core.Voice | None:
        """The own brand."""
        return self.voices[0] if self.voices else None


@dataclass(frozen=True)
class Framed:
    """A frame with what follows from it.

    ``unplanned`` is the likely cost of proposals that no period has; ``without_cost`` how many
    proposals have no likely cost. Past initiatives and those decided against are none.
    """

    row: BudgetFrame
    periods: Sequence[PeriodLine]
    total: PeriodLine
    kinds: Sequence[KindLine]
    unplanned: Decimal
    without_cost: int

    @property
    def version(self) -> int:
        """The version of its row."""
        return self.row.version

    @cached_property
    def split(self) -> core.Split:
        """Brand and activation of all proposals."""
        return core.split((one.cost, one.part) for one in self.kinds)

    @cached_property
    def voices(self) -> list[core.Voice]:
        """The brands of the category, the own one first."""
        return core.voices(brands_of(self.row))

    @cached_property
    def years(self) -> list[VoiceYear]:
        """Share of voice over the years, now last; nothing without earlier years."""
        titles = list(dict.fromkeys(one["year"] for one in self.row.voice_years))
        if all(one.isdecimal() for one in titles):
            titles.sort(key=int)
        earlier = [VoiceYear(title, self._voices_in(title)) for title in titles]
        return [*earlier, VoiceYear("", self.voices)] if earlier else []

    def _voices_in(self, title: str) -> list[core.Voice | None]:
        told = [one for one in self.row.voice_years if one["year"] == title]
        found = zip(told, core.voices([_brand(one) for one in told]), strict=True)
        by_name = {one["name"].casefold(): voice for one, voice in found}
        return [by_name.get(one["name"].casefold()) for one in self.row.brands]

    @property
    def own(self) -> core.Voice | None:
        """The own brand."""
        return self.voices[0] if self.voices else None

    @property
    def growth(self) -> core.Growth | None:
        """What the published relation says of the own excess."""
        excess = self.own.excess if self.own else None
        return None if excess is None else core.growth(excess)

    @property
    def needed(self) -> Decimal | None:
        """What share of voice = share of market would cost."""
        share = self.own.brand.market_share if self.own else None
        return None if share is None else core.spend_for(share, brands_of(self.row))

    @cached_property
    def searches(self) -> list[SearchLine]:
        """Share of search over time."""
        return [
            SearchLine(one["title"], one["counts"], core.shares_of_search(one["counts"]))
            for one in self.row.searches
        ]

    @property
    def search_change(self) -> float | None:
        """Points by which the share of search changed from the first span to the last."""
        known = [one.share for one in self.searches if one.share is not None]
        return known[-1] - known[0] if len(known) > 1 else None


def brands_of(row: BudgetFrame) -> list[core.Brand]:
    """Return the brands of the category, the own one first."""
    return [_brand(one) for one in row.brands]


def _brand(one: Mapping[str, Any]) -> core.Brand:
    return core.Brand(one["name"], Decimal(one["spend"]), one["market_share"])


def framed(reader: Reader, row: BudgetFrame) -> Framed:
    """Return a frame with what follows from it, in five queries."""
    engagement_id = row.engagement_id
    proposals = initiatives_read.initiatives(reader, engagement_id).exclude(
        state__in=[InitiativeState.PAST, *AGAINST]
    )
    asked = _asked(proposals)
    lines = [
        _line(row, period, asked.get(period.pk, Decimal(0)))
        for period in periods_read.periods(reader, engagement_id)
    ]
    by_kind = _by_kind(proposals)
    parts = parts_of(row)
    kinds = [
        KindLine(one, parts.get(one.pk, ""), *by_kind.pop(one.pk, (Decimal(0), 0)))
        for one in kinds_read.kinds(reader, engagement_id)
    ]
    if rest := list(by_kind.values()):
        cost, count = (sum(column) for column in zip(*rest, strict=True))
        kinds.append(KindLine(None, "", Decimal(cost), int(count)))
    costs = sum((one.cost for one in kinds), Decimal(0))
    in_periods = sum((one.asked for one in lines), Decimal(0))
    return Framed(
        row,
        lines,
        _total(row, lines, in_periods),
        kinds,
        costs - in_periods,
        proposals.filter(cost_likely=None).count(),
    )


def _asked(proposals: QuerySet[Initiative]) -> Mapping[uuid.UUID, Decimal]:
    found = PeriodCost.objects.filter(initiative__in=proposals.order_by().values("pk"))
    sums = found.order_by().values_list("period").annotate(cost=Sum("likely"))
    return {key: cost or Decimal(0) for key, cost in sums}


def _by_kind(
    proposals: QuerySet[Initiative],
) -> dict[uuid.UUID | None, tuple[Decimal, int]]:
    """Likely cost and number of the proposals of each kind; a kind that is deleted is none."""
    sums = proposals.order_by().values_list("kind", "kind__deleted_at")
    found: dict[uuid.UUID | None, tuple[Decimal, int]] = {}
    for kind, deleted_at, cost, count in sums.annotate(
        cost=Sum("cost_likely"), number=Count("pk", filter=Q(cost_likely__isnull=False))
    ):
        key = None if deleted_at else kind
        former = found.get(key, (Decimal(0), 0))
        found[key] = (former[0] + (cost or Decimal(0)), former[1] + count)
    return found


def _line(row: BudgetFrame, period: Period, asked: Decimal) -> PeriodLine:
    budget = budgets_of(row).get(period.pk)
    parts = None if budget is None else core.cut(budget, row.test_share, row.brand_share)
    return PeriodLine(period, budget, parts, asked)


def _total(row: BudgetFrame, lines: Sequence[PeriodLine], asked: Decimal) -> PeriodLine:
    """All periods together: parts are sums of what is shown of each."""
    known = [one.parts for one in lines if one.parts is not None]
    if not known:
        return PeriodLine(None, None, None, asked)

    def added(amounts: Iterable[Decimal | None]) -> Decimal:
        return sum((one for one in amounts if one is not None), Decimal(0))

    is_split = row.brand_share is not None
    parts = core.Parts(
        added(one.tests for one in known),
        added(one.free for one in known),
        added(one.brand for one in known) if is_split else None,
        added(one.activation for one in known) if is_split else None,
    )
    return PeriodLine(None, parts.tests + parts.free, parts, asked)

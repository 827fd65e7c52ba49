"""The initiatives that a reader may see."""

import uuid
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from django.db.models import Case, Count, F, Q, QuerySet, Sum, When
from django.db.models.functions import Lower

from issuetrees.kit.formats.money import Money, add_up
from issuetrees.kit.rows import one
from issuetrees.kit.search import having
from issuetrees.scoring.models.initiatives import Initiative, InitiativeState
from issuetrees.workspaces.access import Reader, within

#: What the kind of an initiative is called; none where that is deleted.
_KIND: Final = Case(When(kind__deleted_at=None, then=F("kind__title")))
SORTS: Final[Mapping[str, Any]] = {
    "title": Lower("title"),
    "kind": Lower(_KIND),
    "side": F("side"),
    "state": Case(
        *(When(state=value, then=place) for place, value in enumerate(InitiativeState.values))
    ),
    "cost": F("cost_likely"),
    "owner": Lower("owner__name"),
}


def initiatives(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Initiative]:
    """Return the initiatives of an engagement with their owners, oldest first."""
    return all_initiatives(reader).filter(engagement_id=engagement_id)


def initiative(reader: Reader, initiative_id: uuid.UUID) -> Initiative:
    """Return an initiative with its engagement, or raise NotFound."""
    return one(all_initiatives(reader).filter(pk=initiative_id))


def matching(
    found: QuerySet[Initiative],
    *,
    words: str = "",
    side: str = "",
    state: str = "",
    kind_id: uuid.UUID | None = None,
) -> QuerySet[Initiative]:
    """Return those that hold all of the words and are of that side, state and kind, where given."""
    found = found.alias(kind_title=_KIND)
    found = having(found, words, ("title", "kind_title", "description"))
    exact = {"side": side, "state": state, "kind": kind_id}
    return found.filter(**{name: value for name, value in exact.items() if value})


def in_order(found: QuerySet[Initiative], sort: str) -> QuerySet[Initiative]:
    """Return them sorted by one of ``SORTS``, after ``-`` downwards; what has none comes last."""
    key = SORTS[sort.removeprefix("-")]
    is_down = sort.startswith("-")
    order = key.desc(nulls_last=True) if is_down else key.asc(nulls_last=True)
    return found.order_by(order, "created_at", "id")


def titles(reader: Reader, engagement_id: uuid.UUID) -> dict[uuid.UUID, str]:
    """Return the titles of all initiatives of an engagement by their ids, oldest first."""
    return dict(initiatives(reader, engagement_id).values_list("pk", "title"))


def with_parts(found: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """Read what hangs on initiatives along with them: four more queries, however many they are."""
    return found.prefetch_related("period_costs", "efforts", "relations", "related_from")


class Costs(NamedTuple):
    """The likely costs of initiatives together, of how many, and how many have a range only."""

    total: Money | None
    summed: int
    ranges: int


def likely_cost(found: QuerySet[Initiative]) -> Costs:
    """Add up the likely costs of initiatives; what has none is not guessed from its range.

    Raises Invalid where they are in several currencies.
    """
    is_range = Q(cost_likely=None) & (Q(cost_low__isnull=False) | Q(cost_high__isnull=False))
    by_currency = (
        found.order_by()
        .values_list("engagement__currency")
        .annotate(
            cost=Sum("cost_likely"),
            count=Count("cost_likely"),
            ranges=Count("pk", filter=is_range),
        )
    )
    sums = list(by_currency)
    return Costs(
        add_up(Money(cost, currency) for currency, cost, count, _ranges in sums if count),
        sum(count for _currency, _cost, count, _ranges in sums),
        sum(ranges for _currency, _cost, _count, ranges in sums),
    )


def all_initiatives(reader: Reader) -> QuerySet[Initiative]:
    """Return the initiatives of all engagements that the reader may see."""
    found = Initiative.objects.filter(within(reader))
    return found.select_related("engagement", "owner", "kind").order_by("created_at", "id")

"""The initiatives that a reader may see."""

import uuid
from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Case, Count, F, QuerySet, Sum, When
from django.db.models.functions import Lower

from issuetrees.kit.formats.money import Money, add_up
from issuetrees.kit.rows import one
from issuetrees.kit.search import having
from issuetrees.scoring.models.initiatives import Initiative, InitiativeState
from issuetrees.workspaces.access import Reader, within

SORTS: Final[Mapping[str, Any]] = {
    "title": Lower("title"),
    "kind": Lower("initiative_kind"),
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
    found: QuerySet[Initiative], *, words: str = "", side: str = "", state: str = ""
) -> QuerySet[Initiative]:
    """Return those that hold all of the words and are of that side and state, where given."""
    found = having(found, words, ("title", "initiative_kind", "description"))
    exact = {"side": side, "state": state}
    return found.filter(**{name: value for name, value in exact.items() if value})


def in_order(found: QuerySet[Initiative], sort: str) -> QuerySet[Initiative]:
    """Return them sorted by one of ``SORTS``, after ``-`` downwards; what has none comes last."""
    key = SORTS[sort.removeprefix("-")]
    is_down = sort.startswith("-")
    order = key.desc(nulls_last=True) if is_down else key.asc(nulls_last=True)
    return found.order_by(order, "created_at", "id")


def likely_cost(found: QuerySet[Initiative]) -> tuple[Money | None, int]:
    """Add up the likely costs of initiatives; return the total and how many have one.

    Raises Invalid where they are in several currencies.
    """
    by_currency = (
        found.order_by()
        .exclude(cost_likely=None)
        .values_list("engagement__currency")
        .annotate(cost=Sum("cost_likely"), count=Count("pk"))
    )
    sums = [(Money(cost, currency), count) for currency, cost, count in by_currency]
    return add_up(money for money, _count in sums), sum(count for _money, count in sums)


def all_initiatives(reader: Reader) -> QuerySet[Initiative]:
    """Return the initiatives of all engagements that the reader may see."""
    found = Initiative.objects.filter(within(reader))
    return found.select_related("engagement", "owner").order_by("created_at", "id")

"""The initiatives that a reader may see."""

import uuid

from django.db.models import Count, QuerySet, Sum

from issuetrees.kit.formats.money import Money, add_up
from issuetrees.kit.rows import one
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.workspaces.access import Reader, within


def initiatives(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Initiative]:
    """Return the initiatives of an engagement with their owners, oldest first."""
    return _initiatives(reader).filter(engagement_id=engagement_id)


def initiative(reader: Reader, initiative_id: uuid.UUID) -> Initiative:
    """Return an initiative with its engagement, or raise NotFound."""
    return one(_initiatives(reader).filter(pk=initiative_id))


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


def _initiatives(reader: Reader) -> QuerySet[Initiative]:
    found = Initiative.objects.filter(within(reader))
    return found.select_related("engagement", "owner").order_by("created_at", "id")

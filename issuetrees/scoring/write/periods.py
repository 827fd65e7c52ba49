"""Periods of an engagement: added, changed, put in order, deleted."""

import uuid
from typing import Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.scoring.models.periods import Period, PeriodCost
from issuetrees.scoring.read import periods as periods_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.scoring.write.listed import Listed, Noun, edit_row, move_row
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry

PERIODS: Final = Noun(
    model=Period,
    checks={"title": line(40, is_required=True)},
    read=periods_read.periods,
    one=periods_read.period,
    most=lambda: limits.PERIODS,
)


class PeriodFields(TypedDict, total=False):
    """Fields of a period."""

    title: str


@transaction.atomic
def create_period(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    before_id: uuid.UUID | None = None,
    **given: Unpack[PeriodFields],
) -> Period:
    """Add a period before another one, or as the last."""
    return Listed(PERIODS, actor, locked(actor, engagement_id)).add(given, before_id)


@transaction.atomic
def edit_period(
    *, actor: User, period_id: uuid.UUID, version: int | None = None, **given: Unpack[PeriodFields]
) -> Period:
    """Change fields of a period."""
    return edit_row(PERIODS, actor, period_id, version, given)[0]


@transaction.atomic
def move_period(
    *,
    actor: User,
    period_id: uuid.UUID,
    before_id: uuid.UUID | None,
    version: int | None = None,
) -> Period:
    """Put a period before another one, or last."""
    return move_row(PERIODS, actor, period_id, before_id, version)


@transaction.atomic
def delete_period(*, actor: User, period_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a period in which nothing costs anything: totals stay sums of what is shown."""
    engagement = locked(actor, periods_read.period(actor, period_id).engagement_id)
    period = periods_read.period(actor, period_id)
    count = PeriodCost.objects.filter(period=period).count()
    if count:
        raise Invalid(
            "period_in_use",
            gettext_noop("In “{title}” {count} initiatives have costs. Take those out first."),
            title=period.title,
            count=count,
        )
    return delete(actor, engagement, period, version)

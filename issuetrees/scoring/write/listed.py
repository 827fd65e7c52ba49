"""Lists of an engagement whose rows have titles and an order: kinds, periods, teams.

A list has each title once, whatever the case of its letters; a title that is named for the first
time makes a row.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.kit.checks import Check
from issuetrees.kit.order import rank_before
from issuetrees.kit.rows import Changed, check_version, fill, save, set_value
from issuetrees.scoring.models.kinds import InitiativeKind
from issuetrees.scoring.models.periods import Period
from issuetrees.scoring.models.teams import Team
from issuetrees.scoring.write.engagement import locked
from issuetrees.workspaces.access import Reader
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.models import Engagement

_Row = TypeVar("_Row", InitiativeKind, Period, Team)


@dataclass(frozen=True, slots=True)
class Noun(Generic[_Row]):
    """What a list holds: its model, the checks of its fields, how it is read, how long it gets."""

    model: type[_Row]
    checks: Mapping[str, Check]
    read: Callable[[Reader, uuid.UUID], QuerySet[_Row]]
    one: Callable[[Reader, uuid.UUID], _Row]
    most: Callable[[], int]


class Listed(Generic[_Row]):
    """A list of a locked engagement."""

    def __init__(self, noun: Noun[_Row], actor: User, engagement: Engagement) -> None:
        self._noun: Noun[_Row] = noun
        self._actor = actor
        self._engagement = engagement
        self._rows: list[_Row] | None = None

    @property
    def rows(self) -> list[_Row]:
        """The rows in their order, read once."""
        if self._rows is None:
            self._rows = list(self._noun.read(self._actor, self._engagement.pk))
        return self._rows

    def named(self, title: str) -> _Row | None:
        """Return the row that is called so; None for ""."""
        if not title:
            return None
        for row in self.rows:
            if folded(row.title) == folded(title):
                return row
        return self.add({"title": title})

    def add(self, given: Mapping[str, Any], before_id: uuid.UUID | None = None) -> _Row:
        """Make a row before another one, or as the last."""
        most = self._noun.most()
        if len(self.rows) >= most:
            raise Invalid(
                "list_full",
                gettext_noop("This list of the engagement holds at most {most}."),
                field="title",
                most=most,
            )
        row: _Row = self._noun.model(engagement=self._engagement)
        changed = fill(row, self._noun.checks, {"title": "", **given})
        self.require_new(row)
        row.rank = rank_before(self.rows, before_id)
        row.save()
        self.rows.append(row)
        actor, engagement = self._actor, self._engagement
        note_of(row, "created", actor=actor, engagement=engagement, changed=changed)
        return row

    def require_new(self, row: _Row) -> None:
        """Refuse a title that another row has."""
        others = (other for other in self.rows if other.pk != row.pk)
        if any(folded(other.title) == folded(row.title) for other in others):
            raise Invalid(
                "title_taken",
                gettext_noop("“{title}” is in the list already."),
                field="title",
                title=row.title,
            )


def edit_row(
    noun: Noun[_Row],
    actor: User,
    row_id: uuid.UUID,
    version: int | None,
    given: Mapping[str, Any],
) -> tuple[_Row, Changed]:
    """Change fields of a row; inside the transaction of the caller."""
    engagement = locked(actor, noun.one(actor, row_id).engagement_id)
    row = noun.one(actor, row_id)
    check_version(row, version)
    if changed := fill(row, noun.checks, given):
        Listed(noun, actor, engagement).require_new(row)
        save(row)
        note_of(row, "edited", actor=actor, engagement=engagement, changed=changed)
    return row, changed


def move_row(
    noun: Noun[_Row],
    actor: User,
    row_id: uuid.UUID,
    before_id: uuid.UUID | None,
    version: int | None,
) -> _Row:
    """Put a row before another one, or last; inside the transaction of the caller."""
    engagement = locked(actor, noun.one(actor, row_id).engagement_id)
    row = noun.one(actor, row_id)
    check_version(row, version)
    if before_id == row_id:
        return row
    siblings = noun.read(actor, engagement.pk).exclude(pk=row_id)
    changed: Changed = {}
    set_value(row, "rank", rank_before(list(siblings), before_id), changed)
    save(row)
    note_of(row, "moved", actor=actor, engagement=engagement, changed=changed)
    return row


def folded(title: str) -> str:
    """Return a title as those are compared that mean the same."""
    return " ".join(title.casefold().replace("ё", "е").split())

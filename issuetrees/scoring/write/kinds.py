"""Kinds of initiatives: added, by hand or by naming a new one, changed, put in order, deleted."""

import uuid
from collections.abc import Mapping
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.kit.checks import Check
from issuetrees.kit.rows import Changed, check_version, fill, save, set_value
from issuetrees.kit.written import written
from issuetrees.scoring.models.kinds import InitiativeKind
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import kinds as kinds_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.scoring.write.order import rank_before
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, Engagement

CHECKS: Final[Mapping[str, Check]] = {
    "title": line(80, is_required=True),
    "description": lines(2000),
}


class KindFields(TypedDict, total=False):
    """Fields of a kind."""

    title: str
    description: str


class Kinds:
    """The kinds of a locked engagement by their titles; a title that is new makes one."""

    def __init__(self, actor: User, engagement: Engagement) -> None:
        self._actor = actor
        self._engagement = engagement
        self._rows: list[InitiativeKind] | None = None

    def named(self, title: str) -> InitiativeKind | None:
        """Return the kind that is called so, whatever the case of its letters; None for ""."""
        if not title:
            return None
        for row in self.rows:
            if _folded(row.title) == _folded(title):
                return row
        return self.add({"title": title})

    def add(self, given: Mapping[str, Any], before_id: uuid.UUID | None = None) -> InitiativeKind:
        """Make a kind before another one, or as the last."""
        if len(self.rows) >= limits.INITIATIVE_KINDS:
            raise Invalid(
                "too_many_kinds",
                gettext_noop("An engagement has at most {most} kinds of initiatives."),
                field="initiative_kind",
                most=limits.INITIATIVE_KINDS,
            )
        kind = InitiativeKind(engagement=self._engagement)
        changed = fill(kind, CHECKS, {"title": "", **given})
        self.require_new(kind)
        kind.rank = rank_before(self.rows, before_id)
        kind.save()
        self.rows.append(kind)
        actor, engagement = self._actor, self._engagement
        note_of(kind, "created", actor=actor, engagement=engagement, changed=changed)
        return kind

    def require_new(self, kind: InitiativeKind) -> None:
        """Refuse a title that another kind has."""
        others = (row for row in self.rows if row.pk != kind.pk)
        if any(_folded(row.title) == _folded(kind.title) for row in others):
            raise Invalid(
                "kind_exists",
                gettext_noop("There is a kind called “{title}” already."),
                field="title",
                title=kind.title,
            )

    @property
    def rows(self) -> list[InitiativeKind]:
        """The kinds in their order, read once."""
        if self._rows is None:
            self._rows = list(kinds_read.kinds(self._actor, self._engagement.pk))
        return self._rows


@transaction.atomic
def create_kind(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    before_id: uuid.UUID | None = None,
    **given: Unpack[KindFields],
) -> InitiativeKind:
    """Add a kind before another one, or as the last."""
    return Kinds(actor, locked(actor, engagement_id)).add(given, before_id)


@transaction.atomic
def edit_kind(
    *, actor: User, kind_id: uuid.UUID, version: int | None = None, **given: Unpack[KindFields]
) -> InitiativeKind:
    """Change fields of a kind; its initiatives are called by its new title at once."""
    engagement = locked(actor, kinds_read.kind(actor, kind_id).engagement_id)
    kind = kinds_read.kind(actor, kind_id)
    check_version(kind, version)
    if changed := fill(kind, CHECKS, given):
        Kinds(actor, engagement).require_new(kind)
        save(kind)
        note_of(kind, "edited", actor=actor, engagement=engagement, changed=changed)
    if "title" in changed:
        for initiative in initiatives_read.all_initiatives(actor).filter(kind=kind):
            written(initiative)
    return kind


@transaction.atomic
def move_kind(
    *,
    actor: User,
    kind_id: uuid.UUID,
    before_id: uuid.UUID | None,
    version: int | None = None,
) -> InitiativeKind:
    """Put a kind before another one, or last."""
    engagement = locked(actor, kinds_read.kind(actor, kind_id).engagement_id)
    kind = kinds_read.kind(actor, kind_id)
    check_version(kind, version)
    if before_id == kind_id:
        return kind
    siblings = kinds_read.kinds(actor, engagement.pk).exclude(pk=kind_id)
    changed: Changed = {}
    set_value(kind, "rank", rank_before(list(siblings), before_id), changed)
    save(kind)
    note_of(kind, "moved", actor=actor, engagement=engagement, changed=changed)
    return kind


@transaction.atomic
def delete_kind(*, actor: User, kind_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a kind; its initiatives stay, without one. The entry's id undoes it."""
    engagement = locked(actor, kinds_read.kind(actor, kind_id).engagement_id)
    kind = kinds_read.kind(actor, kind_id)
    return delete(actor, engagement, kind, version)


def _folded(title: str) -> str:
    return " ".join(title.casefold().replace("ё", "е").split())

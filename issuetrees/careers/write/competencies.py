"""Competencies of a stage map: added, changed, put in order, deleted."""

import uuid
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, TypedDict, Unpack

from django.db import transaction
from django.utils.text import slugify

from issuetrees.accounts.models import User
from issuetrees.careers.models.competencies import Competency, no_words
from issuetrees.careers.read import competencies as read
from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.graph import rank
from issuetrees.core.stages.records import LEVELS
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.graphs import write as graphs
from issuetrees.kit.checks import Check
from issuetrees.kit.copies import copies
from issuetrees.kit.order import rank_before
from issuetrees.kit.rows import Changed, check_version, fill, save, set_value
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

KEY_CHARACTERS: Final = 40
LEVEL_CHARACTERS: Final = 300
_check_level: Final = line(LEVEL_CHARACTERS)


class CompetencyFields(TypedDict, total=False):
    """Fields of a competency; ``levels`` are up to five texts, from level 0 up."""

    title: str
    levels: Sequence[str]


class Wanted(CompetencyFields, total=False):
    """A competency that a map is to have; without a key it is named after its title."""

    key: str


def _levels(field: str, raw: Any) -> list[str]:
    """Check the words of the levels; those that are left out at the end are empty."""
    if not isinstance(raw, list | tuple) or len(raw) > len(LEVELS):
        message = gettext_noop("These are the words of levels 0 to 4: at most {most} texts.")
        raise Invalid("levels_wrong", message, field=field, most=len(LEVELS))
    words = [_check_level(f"{field}.{place}", text) for place, text in enumerate(raw)]
    return [*words, *no_words()[len(words) :]]


_CHECKS: Final[dict[str, Check]] = {"title": line(120, is_required=True), "levels": _levels}


@transaction.atomic
def create_competency(
    *,
    actor: User,
    graph_id: uuid.UUID,
    before_id: uuid.UUID | None = None,
    **given: Unpack[Wanted],
) -> Competency:
    """Add a competency before another one, or as the last.

    Raises Conflict ``key_taken`` where the map has, or had, one of that key.
    """
    listed = _Listed(actor, graph_id)
    return listed.add(given, rank_before(listed.rows, before_id))


@transaction.atomic
def put_competencies(
    *, actor: User, graph_id: uuid.UUID, wanted: Iterable[Wanted]
) -> list[Competency]:
    """Add those whose key the map does not have yet, last and in their order; return all.

    What the map has stays as it is; one that was deleted comes back with its words.
    """
    listed = _Listed(actor, graph_id)
    for given in wanted:
        listed.put(given)
    return list(read.competencies(actor, graph_id))


@transaction.atomic
def edit_competency(
    *,
    actor: User,
    competency_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[CompetencyFields],
) -> Competency:
    """Change the title or the words of the levels; the key stays."""
    graph, row = _locked(actor, competency_id, version)
    if changed := fill(row, _CHECKS, given):
        save(row)
        note_of(row, "edited", actor=actor, engagement=graph.engagement, changed=changed)
    return row


@transaction.atomic
def move_competency(
    *,
    actor: User,
    competency_id: uuid.UUID,
    before_id: uuid.UUID | None,
    version: int | None = None,
) -> Competency:
    """Put a competency before another one, or last."""
    graph, row = _locked(actor, competency_id, version)
    if before_id == competency_id:
        return row
    others = read.competencies(actor, graph.pk).exclude(pk=competency_id)
    changed: Changed = {}
    set_value(row, "rank", rank_before(list(others), before_id), changed)
    save(row)
    note_of(row, "moved", actor=actor, engagement=graph.engagement, changed=changed)
    return row


@transaction.atomic
def delete_competency(
    *, actor: User, competency_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete a competency; stages keep the levels that they name, so that an undo is whole."""
    graph, row = _locked(actor, competency_id, None)
    return delete(actor, graph.engagement, row, version)


def copy_competencies(source_id: uuid.UUID, target_id: uuid.UUID) -> dict[str, str]:
    """Copy the competencies of a map to a copy of it; return their new ids by the old ones.

    Call it inside the transaction.
    """
    rows = Competency.objects.filter(graph_id=source_id)
    made = copies(rows, lambda _row: {"graph_id": target_id})
    return {str(old): str(row.pk) for old, row in made.items()}


def _locked(
    actor: User, competency_id: uuid.UUID, version: int | None
) -> "tuple[Graph, Competency]":
    graph, _workspace = graphs.locked(actor, read.competency(actor, competency_id).graph_id)
    row = read.competency(actor, competency_id)
    check_version(row, version)
    return graph, row


class _Listed:
    """The competencies of a locked map."""

    def __init__(self, actor: User, graph_id: uuid.UUID) -> None:
        read.stage_map(actor, graph_id)
        self._actor = actor
        self._graph, _workspace = graphs.locked(actor, graph_id)
        self.rows = list(read.competencies(actor, graph_id))
        every = Competency._base_manager.filter(graph_id=graph_id)  # noqa: SLF001 - with the deleted
        self._by_key = {row.key: row for row in every}

    def put(self, given: Wanted) -> None:
        """Add what is missing, bring back what was deleted, leave alone what is there."""
        row = self._by_key.get(given.get("key", ""))
        if row is None:
            self.add(given, rank.between(self.rows[-1].rank if self.rows else None, None))
        elif row.deleted_at is not None:
            self._require_room()
            row.deleted_at = None
            row.save(update_fields=["deleted_at", "updated_at"])
            note_of(row, "restored", actor=self._actor, engagement=self._graph.engagement)

    def add(self, given: Wanted, place: str) -> Competency:
        """Make a row."""
        self._require_room()
        row = Competency(graph=self._graph, rank=place)
        fields = {name: value for name, value in given.items() if name != "key"}
        changed = fill(row, _CHECKS, {"title": "", **fields})
        row.key = self._key(given.get("key", ""), row.title)
        row.save()
        self.rows.append(row)
        self._by_key[row.key] = row
        engagement = self._graph.engagement
        note_of(row, "created", actor=self._actor, engagement=engagement, changed=changed)
        return row

    def _require_room(self) -> None:
        if len(self.rows) >= limits.COMPETENCIES:
            message = gettext_noop("A map holds at most {most} competencies.")
            raise Invalid("list_full", message, field="title", most=limits.COMPETENCIES)

    def _key(self, asked: str, title: str) -> str:
        """Return the key asked for, or one made of the title that was never used here."""
        if asked:
            return self._new(asked)
        stem = slugify(title)[: KEY_CHARACTERS - 5].strip("-_") or "competency"
        keys = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
        return next(key for key in keys if key not in self._by_key)

    def _new(self, key: str) -> str:
        if slugify(key) != key or len(key) > KEY_CHARACTERS:
            message = gettext_noop(
                "A key has up to {most} Latin letters in lower case, digits, - and _."
            )
            raise Invalid("key_wrong", message, field="key", most=KEY_CHARACTERS)
        if key in self._by_key:
            message = gettext_noop("The map has, or had, a competency “{title}” with this key.")
            title = self._by_key[key].title
            raise Conflict("key_taken", message, field="key", title=title)
        return key

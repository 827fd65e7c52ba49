"""What people may do with assumptions: state, change, say that a question was looked at again."""

import uuid
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import lines
from issuetrees.graphs.write import locked
from issuetrees.inquiry.models import Assumption, AssumptionUse, Source
from issuetrees.inquiry.models.assumptions import Confidence
from issuetrees.inquiry.read import assumptions as read
from issuetrees.inquiry.write.evidence import question
from issuetrees.inquiry.write.places import require_room
from issuetrees.kit.checks import Check, ids, key, one_of
from issuetrees.kit.copies import copies
from issuetrees.kit.rows import Changed, check_version, fill, save
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.edits import replaced, target_of
from issuetrees.workspaces.models import AuditEntry

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


class AssumptionFields(TypedDict, total=False):
    """Fields of an assumption; ``node_ids`` are the questions of its tree that hang on it."""

    statement: str
    breaks_if: str
    confidence: str
    owner_id: uuid.UUID | None
    source_id: uuid.UUID | None
    node_ids: list[uuid.UUID]


_CHECKS: Final[Mapping[str, Check]] = {
    "statement": lines(1000, is_required=True),
    "breaks_if": lines(1000),
    "confidence": one_of(Confidence.values),
    "owner_id": key,
    "source_id": key,
}
#: What it says: a change of these makes a new edition.
_SAYS: Final = frozenset({"statement", "breaks_if", "confidence", "source_id"})


@transaction.atomic
def create_assumption(
    *, actor: User, graph_id: uuid.UUID, **given: Unpack[AssumptionFields]
) -> Assumption:
    """State an assumption of a tree; raise Invalid naming the field."""
    graph, workspace_id = locked(actor, graph_id)
    require_room(
        Assumption.objects.filter(graph=graph).count(),
        limits.ASSUMPTIONS_PER_TREE,
        gettext_noop("A tree has at most {limit} assumptions."),
    )
    row = Assumption(graph=graph)
    node_ids = given.pop("node_ids", [])
    changed = fill(row, _CHECKS, {"statement": "", **given})
    _check_people_and_source(actor, row, workspace_id, changed)
    row.save(force_insert=True)
    _hang(graph, row, node_ids)
    note_of(row, "created", actor=actor, engagement=graph.engagement, changed=changed)
    return read.assumption(actor, row.pk)


@transaction.atomic
def edit_assumption(
    *,
    actor: User,
    assumption_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[AssumptionFields],
) -> Assumption:
    """Change an assumption: where it says something else, what hangs on it is looked at again."""
    graph, workspace_id = locked(actor, read.assumption(actor, assumption_id).graph_id)
    row = read.assumption(actor, assumption_id)
    check_version(row, version)
    node_ids = given.pop("node_ids", None)
    changed = fill(row, _CHECKS, given)
    _check_people_and_source(actor, row, workspace_id, changed)
    if _SAYS & changed.keys():
        row.edition += 1
    if node_ids is not None and (hung := _hang(graph, row, node_ids)):
        changed["node_ids"] = hung
    if changed:
        save(row)
        note_of(row, "edited", actor=actor, engagement=graph.engagement, changed=changed)
    return read.assumption(actor, assumption_id)


@transaction.atomic
def check_question(*, actor: User, assumption_id: uuid.UUID, node_id: uuid.UUID) -> Assumption:
    """Say that a question was looked at again after its assumption had changed."""
    graph, _ = locked(actor, read.assumption(actor, assumption_id).graph_id)
    row = read.assumption(actor, assumption_id)
    node = question(graph, node_id)
    uses = AssumptionUse.objects.filter(assumption=row, node=node)
    if not uses.exists():
        message = gettext_noop("This question does not hang on the assumption.")
        raise Invalid("hangs_not_on_it", message, field="node_id")
    if uses.filter(edition__lt=row.edition).update(edition=row.edition):
        title = node.title[:160]
        note_of(row, "checked", actor=actor, engagement=graph.engagement, question=title)
    return read.assumption(actor, assumption_id)


@transaction.atomic
def delete_assumption(
    *, actor: User, assumption_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete an assumption; the entry's id undoes it."""
    graph, _ = locked(actor, read.assumption(actor, assumption_id).graph_id)
    return delete(actor, graph.engagement, read.assumption(actor, assumption_id), version)


def take_back(actor: User, entry: AuditEntry) -> Assumption:
    """Put back what an edit replaced (``workspaces.edits``)."""
    row = read.assumption(actor, target_of(entry))
    live = AssumptionUse.objects.filter(assumption=row, node__is_deleted=False)
    hung = sorted(str(node_id) for node_id in live.values_list("node__id", flat=True))
    olds = replaced(row, entry, {"node_ids": hung})
    return edit_assumption(actor=actor, assumption_id=row.pk, version=row.version, **olds)


def copy_assumptions(
    source_id: uuid.UUID,
    target_id: uuid.UUID,
    node_ids: Mapping[str, str],
    sources: Mapping[uuid.UUID, uuid.UUID] | None = None,
) -> None:
    """Copy the assumptions of a tree to its copy, as ``copy_evidence`` does with evidence."""
    made = copies(
        Assumption.objects.filter(graph_id=source_id),
        lambda row: {
            "graph_id": target_id,
            "source_id": row.source_id
            if sources is None or not row.source_id
            else sources.get(row.source_id),
        },
    )
    uses = AssumptionUse.objects.filter(assumption__in=made).select_related("node")
    AssumptionUse.objects.bulk_create(
        AssumptionUse(
            assumption=made[use.assumption_id],
            node_id=node_ids[str(use.node.id)],
            edition=use.edition,
        )
        for use in uses
        if str(use.node.id) in node_ids
    )


def _hang(graph: "Graph", row: Assumption, raw: Iterable[uuid.UUID]) -> list[list[str]]:
    """Make these the questions that hang on it; return old and new where that differs.

    New ones have been looked at as it is; those that are deleted stay as they were.
    """
    known = {
        str(use.node.id): use
        for use in AssumptionUse.objects.filter(
            assumption=row, node__is_deleted=False
        ).select_related("node")
    }
    wanted = ids("node_ids", list(raw))
    for node_id in wanted:
        if node_id not in known:
            node = question(graph, uuid.UUID(node_id), "node_ids")
            AssumptionUse.objects.create(assumption=row, node=node, edition=row.edition)
    gone = [use.pk for node_id, use in known.items() if node_id not in wanted]
    AssumptionUse.objects.filter(pk__in=gone).delete()
    return [] if set(wanted) == known.keys() else [sorted(known), sorted(wanted)]


def _check_people_and_source(
    actor: User, row: Assumption, workspace_id: uuid.UUID, changed: Changed
) -> None:
    if row.owner_id and "owner_id" in changed:
        members = workspaces.members(actor, workspace_id)
        if not members.filter(user_id=row.owner_id).exists():
            message = gettext_noop("This person is not a member of the workspace.")
            raise Invalid("not_a_member", message, field="owner_id")
    if row.source_id and "source_id" in changed:
        engagement_id = row.graph.engagement_id
        if not Source.objects.filter(pk=row.source_id, engagement_id=engagement_id).exists():
            message = gettext_noop("This source has been deleted, or is not in this engagement.")
            raise Invalid("unknown_source", message, field="source_id")

"""What people may do with evidence: hang it on a question, change it, delete it, bring it back."""

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.graphs import read as graphs
from issuetrees.graphs.write import locked
from issuetrees.inquiry.models import Evidence, Source, Stance, Strength
from issuetrees.inquiry.read import evidence as read
from issuetrees.inquiry.write.places import require_room
from issuetrees.kit.checks import Check, key, one_of
from issuetrees.kit.copies import copies
from issuetrees.kit.rows import Changed, check_version, fill, save, set_value
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.edits import replaced, target_of
from issuetrees.workspaces.models import AuditEntry

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph, Node


class EvidenceFields(TypedDict, total=False):
    """Fields of a piece of evidence.

    ``page`` is the place in its source; ``quote_start`` and ``quote_end`` are that of the quote
    in its transcript, in characters, both or neither.
    """

    claim: str
    stance: str
    strength: str
    source_id: uuid.UUID | None
    page: str
    quote_start: int | None
    quote_end: int | None


def _place(field: str, raw: Any) -> int | None:
    if raw is None or (isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0):
        return raw
    raise Invalid("not_a_place", gettext_noop("A place in a text is 0 or more."), field=field)


_CHECKS: Final[Mapping[str, Check]] = {
    "claim": lines(limits.CLAIM_CHARACTERS, is_required=True),
    "stance": one_of(Stance.values),
    "strength": one_of(Strength.values),
    "source_id": key,
    "page": line(60),
    "quote_start": _place,
    "quote_end": _place,
}


@transaction.atomic
def add_evidence(
    *, actor: User, graph_id: uuid.UUID, node_id: uuid.UUID, **given: Unpack[EvidenceFields]
) -> Evidence:
    """Hang evidence on a question of a tree; raise Invalid naming the field."""
    graph, _ = locked(actor, graph_id)
    require_room(
        Evidence.objects.filter(graph=graph).count(),
        limits.EVIDENCE_PER_TREE,
        gettext_noop("A tree has at most {limit} pieces of evidence."),
    )
    row = Evidence(graph=graph, node=question(graph, node_id), author=actor)
    changed = fill(row, _CHECKS, {"claim": "", "stance": "", **given})
    _check_source(row, changed)
    row.save(force_insert=True)
    note_of(row, "created", actor=actor, engagement=graph.engagement, changed=changed)
    return read.one_evidence(actor, row.pk)


@transaction.atomic
def edit_evidence(
    *,
    actor: User,
    evidence_id: uuid.UUID,
    version: int | None = None,
    node_id: uuid.UUID | None = None,
    **given: Unpack[EvidenceFields],
) -> Evidence:
    """Change a piece of evidence, or hang it on another question of its tree."""
    graph, _ = locked(actor, read.one_evidence(actor, evidence_id).graph_id)
    row = read.one_evidence(actor, evidence_id)
    check_version(row, version)
    changed = fill(row, _CHECKS, given)
    if node_id is not None and node_id != row.node.id:
        changed["node_id"] = [str(row.node.id), str(node_id)]
        row.node = question(graph, node_id)
    if changed:
        _check_source(row, changed)
        save(row)
        note_of(row, "edited", actor=actor, engagement=graph.engagement, changed=changed)
    return read.one_evidence(actor, evidence_id)


@transaction.atomic
def delete_evidence(
    *, actor: User, evidence_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete a piece of evidence; the entry's id undoes it."""
    graph, _ = locked(actor, read.one_evidence(actor, evidence_id).graph_id)
    return delete(actor, graph.engagement, read.one_evidence(actor, evidence_id), version)


def take_back(actor: User, entry: AuditEntry) -> Evidence:
    """Put back what an edit replaced (``workspaces.edits``)."""
    row = read.one_evidence(actor, target_of(entry))
    olds = replaced(row, entry, {"node_id": str(row.node.id)})
    return edit_evidence(actor=actor, evidence_id=row.pk, version=row.version, **olds)


def copy_evidence(
    source_id: uuid.UUID,
    target_id: uuid.UUID,
    ids: Mapping[str, str],
    sources: Mapping[uuid.UUID, uuid.UUID] | None = None,
) -> None:
    """Copy the evidence of a tree to its copy; ``ids`` has the new id of each record.

    ``sources`` has the new id of each source, where these are copied as well. Call it inside the
    transaction of the copy. What hangs on questions that are gone stays behind.
    """
    rows = Evidence.objects.filter(read.SEEN, graph_id=source_id).select_related("node")
    copies(
        [row for row in rows if str(row.node.id) in ids],
        lambda row: {
            "graph_id": target_id,
            "node_id": ids[str(row.node.id)],
            "source_id": row.source_id
            if sources is None or not row.source_id
            else sources.get(row.source_id),
        },
    )


def question(graph: "Graph", node_id: uuid.UUID, field: str = "node_id") -> "Node":
    """Return a live question of a tree; raise Invalid for one that is deleted, or none."""
    if graph.kind != ISSUE_TREE:
        message = gettext_noop("This hangs on questions of a tree, not on a stage map.")
        raise Invalid("not_a_tree", message, field=field)
    found = graphs.nodes(graph).filter(id=node_id).first()
    if found is None:
        raise Invalid(
            "no_such_question",
            gettext_noop(
                "This question has been deleted, or is not in this tree. Bring it back first, or"
                " choose another one."
            ),
            field=field,
        )
    if found.refers_to is not None:
        raise Invalid(
            "is_a_reference",
            gettext_noop("This only shows another branch. Choose the branch itself."),
            field=field,
        )
    return found


def _check_source(row: Evidence, changed: Changed) -> None:
    """The source is one of the engagement, and the quote stands in its transcript."""
    if "source_id" in changed:
        _check_known(row)
        if "quote_start" not in changed:
            set_value(row, "quote_start", None, changed)
            set_value(row, "quote_end", None, changed)
    if row.quote_start is None and row.quote_end is None:
        return
    end = len(row.source.transcript) if row.source else 0
    if (
        row.quote_start is None
        or row.quote_end is None
        or not (row.quote_start < row.quote_end <= end)
    ):
        raise Invalid(
            "quote_nowhere",
            gettext_noop("This place is not in the transcript of the source. Mark it again."),
            field="quote_start",
        )


def _check_known(row: Evidence) -> None:
    if row.source_id is None:
        row.source = None
        return
    known = Source.objects.filter(engagement_id=row.graph.engagement_id, pk=row.source_id).first()
    if known is None:
        raise Invalid(
            "unknown_source",
            gettext_noop("This source has been deleted, or is not in this engagement."),
            field="source_id",
        )
    row.source = known

"""What people may do with findings: accept one with a reason, take that back, bring it back."""

import uuid
from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.core import mece
from issuetrees.core.errors import Conflict
from issuetrees.core.graph.records import STAGE_MAP
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.graphs import branches
from issuetrees.graphs import read as graphs
from issuetrees.graphs.write import locked
from issuetrees.inquiry import map_checks
from issuetrees.inquiry.found import Found, check
from issuetrees.inquiry.kind_advice import advised
from issuetrees.inquiry.models import Waiver
from issuetrees.inquiry.own_words import words_for
from issuetrees.inquiry.read import waivers as read
from issuetrees.kit.copies import copies
from issuetrees.kit.rows import Changed, save, set_value
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry

MAX_REASON: Final = 300
_check_reason: Final = line(MAX_REASON, is_required=True)


@transaction.atomic
def waive(
    *,
    actor: User,
    graph_id: uuid.UUID,
    node_id: uuid.UUID | None,
    code: str,
    side: str,
    reason: str,
    related_ids: tuple[str, ...] = (),
) -> Waiver:
    """Accept a finding on a node as it is now; raise Conflict where it is not found.

    Without a node it is one on a stage map as a whole. Waived before, it gets this reason; where
    nothing differs, nothing is written.
    """
    checked = _check_reason("reason", reason)
    graph, _ = locked(actor, graph_id)
    name = (str(node_id or ""), code, side, related_ids)
    identity = _identity(graph, name)
    row = read.by_name(read.waivers_on(graph, [str(node_id)] if node_id else None)).get(name)
    if row is None:
        node = graphs.node(graph, node_id) if node_id else None
        row = Waiver(graph=graph, node=node, code=code, side=side, version=0)
        row.related = list(related_ids)
    changed: Changed = {}
    set_value(row, "reason", checked, changed)
    set_value(row, "identity", identity, changed)
    if changed:
        changed.pop("identity", None)
        verb = "edited" if row.version else "created"
        row.author, row.waived_at = actor, timezone.now()
        save(row)
        details: dict[str, Any] = {"finding": code, "changed": changed}
        note_of(row, verb, actor=actor, engagement=graph.engagement, **details)
    return row


@transaction.atomic
def take_back(*, actor: User, waiver_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Take a waiver back; the entry's id undoes it."""
    graph, _ = locked(actor, read.waiver(actor, waiver_id).graph_id)
    return delete(actor, graph.engagement, read.waiver(actor, waiver_id), version)


def copy_waivers(source_id: uuid.UUID, target_id: uuid.UUID, ids: Mapping[str, str]) -> None:
    """Copy the waivers of a tree or map to its copy; ``ids`` has the new id of each record and
    competency.

    Call it inside the transaction of the copy. What stands on nodes that are gone stays behind.
    """
    known = {"": None, **ids}
    rows = Waiver.objects.filter(read.SEEN, graph_id=source_id).select_related("node")
    copies(
        [row for row in rows if {read.name_of(row)[0], *row.related} <= known.keys()],
        lambda row: {
            "graph_id": target_id,
            "node_id": known[read.name_of(row)[0]],
            "related": [ids[key] for key in row.related],
        },
    )


def _identity(graph: Any, name: read.Name) -> str:
    """Return what tells a finding apart that is there now and can be accepted."""
    if graph.kind == STAGE_MAP:
        found = map_checks.by_name(graph).get(name)
        if found:
            return found.identity
    else:
        for one in _found_on_split(graph, name[0]):
            mine = one.finding
            if (mine.node_id, mine.code, mine.side, mine.related_ids) == name:
                _require_open(mine)
                return one.identity
    raise Conflict(
        "not_found_now",
        gettext_noop("The checks do not find this any more. Look again."),
        field="code",
    )


def _found_on_split(graph: Any, node_id: str) -> tuple[Found, ...]:
    split = branches.splits(graph, [node_id]).get(node_id) if node_id else None
    if split is None:
        return ()
    found = check(mece.fingerprint(*split), *split, words_for(graph).vocabulary)
    return (*found, *advised(graph, *split))


def _require_open(found: mece.Finding) -> None:
    if found.verdict == "proved":
        raise Conflict(
            "nothing_to_waive", gettext_noop("What is proved needs no waiver."), field="code"
        )

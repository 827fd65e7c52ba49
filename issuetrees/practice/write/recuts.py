"""A tree re-cut: a second one of its leaves, under another split."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.records import Node
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.graphs import read as graphs
from issuetrees.graphs.copying import plant
from issuetrees.kit.models import new_id
from issuetrees.practice.comparing import tree
from issuetrees.practice.models import Recut
from issuetrees.practice.read import recuts as read
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry
from issuetrees.workspaces.write import locked

MOST_BRANCHES: Final = 50
MOST_DIMENSION: Final = 160
_branch: Final = line(300, is_required=True)
_dimension: Final = line(MOST_DIMENSION)
_title: Final = line(300, is_required=True)


@transaction.atomic
def create_recut(
    *,
    actor: User,
    graph_id: uuid.UUID,
    title: Any,
    branches: Sequence[Mapping[str, Any]],
    dimension: Any = "",
) -> Recut:
    """Make a second tree in the engagement: leaves of this one grouped by other branches.

    ``branches`` have a ``title`` and ``leaf_ids``. The new leaves begin with the title, status,
    answer, owner and hypothesis of the old ones; which is which is kept. Leaves in no branch stay
    without a counterpart. Raises Invalid (field "branches") for a leaf that is none, or in two.
    """
    graph = tree(actor, graph_id)
    locked(actor, Action.EDIT, graph.engagement.workspace_id)
    nodes = {node.id: node for node in graphs.node_records(graph)}
    root = next((node for node in nodes.values() if node.parent_id is None), None)
    listed = _checked(branches, {leaf.id for leaf, _ in read.leaves(graph)})
    if root is None or not listed:
        raise _nothing()
    planted, pairs = _nodes(root, listed, nodes)
    made = plant(
        actor=actor, engagement=graph.engagement, title=_title("title", title), nodes=planted
    )
    row = Recut(
        source=graph,
        target=made,
        dimension=_dimension("dimension", dimension),
        leaves=pairs,
        author=actor,
    )
    row.save()
    note_of(row, "created", actor=actor, engagement=graph.engagement, leaves=len(pairs))
    return row


@transaction.atomic
def delete_recut(*, actor: User, recut_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Forget that two trees have the same leaves; both stay. The entry's id undoes it."""
    engagement = read.recut(actor, recut_id).source.engagement
    locked(actor, Action.EDIT, engagement.workspace_id)
    return delete(actor, engagement, read.recut(actor, recut_id), version)


def copy_recuts(made: Mapping[Any, Any], ids: Mapping[str, str]) -> None:
    """Copy the re-cuts whose both trees were copied: ``made`` has the copies by the trees' ids."""
    both = Q(source__in=made.keys()) & Q(target__in=made.keys())
    for row in Recut.objects.filter(both):
        pairs = [[ids[one], ids[other]] for one, other in row.leaves if {one, other} <= ids.keys()]
        Recut(
            source=made[row.source_id],
            target=made[row.target_id],
            dimension=row.dimension,
            leaves=pairs,
            author_id=row.author_id,
        ).save()


def _checked(
    branches: Sequence[Mapping[str, Any]], leaves: set[str]
) -> list[tuple[str, list[str]]]:
    if len(branches) > MOST_BRANCHES:
        message = gettext_noop("At most {most} branches.")
        raise Invalid("too_many_branches", message, field="branches", most=MOST_BRANCHES)
    seen: set[str] = set()
    found = []
    for place, one in enumerate(branches, 1):
        ids = [str(leaf) for leaf in one.get("leaf_ids", ())]
        wrong = next((leaf for leaf in ids if leaf not in leaves or leaf in seen), None)
        if wrong is not None or len(set(ids)) < len(ids):
            raise Invalid(
                "bad_leaf",
                gettext_noop(
                    "Branch {place} names something that is no leaf of this tree, or is in another"
                    " branch already."
                ),
                field="branches",
                place=place,
            )
        seen.update(ids)
        found.append((_branch("branches", one.get("title", "")), ids))
    if not seen:
        raise _nothing()
    return found


def _nothing() -> Invalid:
    return Invalid(
        "nothing_to_cut",
        gettext_noop("Put at least one leaf into a branch: a second tree is made of them."),
        field="branches",
    )


def _nodes(
    root: Node, branches: Sequence[tuple[str, list[str]]], nodes: Mapping[str, Node]
) -> tuple[list[Node], list[list[str]]]:
    """Return the nodes of the new tree, and which leaf there is which here."""
    top = Node(str(new_id()), title=root.title)
    found, pairs = [top], []
    for place, (title, ids) in enumerate(branches, 1):
        branch = Node(str(new_id()), top.id, _rank(place), title=title)
        found.append(branch)
        for at, leaf in enumerate(ids, 1):
            own = Node(str(new_id()), branch.id, _rank(at))
            copied = {name: getattr(nodes[leaf], name) for name in read.COPIED}
            found.append(replace(own, **copied))
            pairs.append([leaf, own.id])
    return found, pairs


def _rank(place: int) -> str:
    """Return ranks in their order, with room between them."""
    return f"{place:06}5"

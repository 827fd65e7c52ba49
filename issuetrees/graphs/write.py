"""The one way to change graphs: every change is a revision that can be taken back."""

import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Invalid, NotFound, Refused
from issuetrees.core.graph import change as changes
from issuetrees.core.graph import commands as c
from issuetrees.core.graph.change import PARTS, Change
from issuetrees.core.graph.expand import expand
from issuetrees.core.graph.records import TABLE
from issuetrees.core.text import gettext_noop, normal_json
from issuetrees.core.text_checks import line
from issuetrees.core.tree_kinds import TREE_KINDS
from issuetrees.graphs import marks, rows
from issuetrees.graphs.models import Graph, GraphKind, Revision
from issuetrees.kit import statements
from issuetrees.kit.rows import Changed, check_version, set_value
from issuetrees.operations import metrics
from issuetrees.workspaces import access, audit, deletions
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.models import AuditEntry, Membership
from issuetrees.workspaces.read import engagement as get_engagement

MAX_BEHIND: Final = 2_000
MAX_KEY: Final = 64
_COUNTED_FROM: Final = 100
_COUNTED_EVERY: Final = 64
_UNCONTESTED: Final = {
    part: frozenset(name for name, row in table.items() if not row.is_contested)
    for part, table in TABLE.items()
}
checked_title: Final = line(300, is_required=True)
_LIVING: Final = "id = %s AND deleted_at IS NULL"
_listeners: list[Callable[[uuid.UUID, int], None]] = []


def on_revision(listener: Callable[[uuid.UUID, int], None]) -> None:
    """Have ``listener(graph_id, revision)`` called after each commit (by ``live`` at start)."""
    _listeners.append(listener)


def create_graph(
    *,
    engagement_id: uuid.UUID,
    kind: str,
    title: str,
    actor: User,
    tree_kind: str = "",
) -> Graph:
    """Make an empty tree or map in an engagement; ``tree_kind`` says what a tree asks."""
    checked = checked_title("title", title)
    if kind not in GraphKind.values:
        raise Invalid(
            "not_a_choice",
            gettext_noop("“{field}” must be one of: {choices}."),
            field="kind",
            choices=", ".join(GraphKind.values),
        )
    with transaction.atomic():
        engagement = get_engagement(actor, engagement_id)
        access.require(actor, Action.EDIT, engagement.workspace_id)
        graph = Graph(engagement=engagement, kind=kind, title=checked)
        graph.tree_kind = _checked_tree_kind(kind, tree_kind)
        graph.save(force_insert=True)
        audit.note(
            actor=actor,
            workspace=engagement.workspace,
            engagement=engagement,
            action="graph_created",
            target=graph,
            title=graph.title,
            kind=kind,
        )
    return graph


def edit_graph(
    *,
    graph_id: uuid.UUID,
    actor: User,
    title: str | None = None,
    is_archived: bool | None = None,
    tree_kind: str | None = None,
    version: int | None = None,
) -> Graph:
    """Rename a graph, put it away or bring it back; ``version`` refuses a stale edit.

    ``tree_kind`` makes a tree one of another kind in place: its nodes stay as they are.
    """
    with transaction.atomic():
        graph, _ = locked(actor, graph_id)
        check_version(graph, version)
        changed: Changed = {}
        if title is not None:
            set_value(graph, "title", checked_title("title", title), changed)
        if is_archived is not None:
            set_value(graph, "is_archived", is_archived, changed)
        if tree_kind is not None:
            set_value(graph, "tree_kind", _checked_tree_kind(graph.kind, tree_kind), changed)
        if changed:
            graph.version += 1
            graph.save(update_fields=["title", "is_archived", "tree_kind", "version", "updated_at"])
            audit.note_of(
                graph, "edited", actor=actor, engagement=graph.engagement, changed=changed
            )
    return graph


def _checked_tree_kind(kind: str, raw: str) -> str:
    """Refuse a kind that is none, and one of what is no tree."""
    allowed = ("", *TREE_KINDS) if kind == GraphKind.ISSUE_TREE else ("",)
    if raw not in allowed:
        raise Invalid(
            "not_a_choice",
            gettext_noop("“{field}” must be one of: {choices}."),
            field="tree_kind",
            choices=", ".join(one for one in allowed if one) or "–",
        )
    return raw


@transaction.atomic
def delete_graph(*, actor: User, graph_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a tree or map with all that hangs on it; the entry's id undoes it."""
    graph, _ = locked(actor, graph_id)
    entry = deletions.delete(actor, graph.engagement, graph, version)
    deletions.announce_closed(graph.engagement.workspace)
    return entry


def commit(
    *,
    graph_id: uuid.UUID,
    commands: Any,
    actor: User,
    base: int | None = None,
    key: str | None = None,
    most: int = limits.COMMANDS_PER_COMMIT,
) -> tuple[Revision, bool]:
    """Carry out commands (a list of JSON objects) as one revision, all or nothing.

    ``base`` is the revision that the sender saw: where a later one touched the same field
    of the same record the commit is refused. A ``key`` that was used before returns the
    revision that it made. ``most`` commands are taken: more than usual where the product itself
    makes them of a file. Returns the revision and whether it is new. Raises Refused.
    """
    started = time.perf_counter()
    outcome = "broken"
    try:
        revision, is_new = _commit(graph_id, commands, actor, base, key, most)
        outcome = "committed" if is_new else "repeated"
    except Refused as refused:
        outcome = refused.code
        raise
    finally:
        metrics.commit_done(outcome, time.perf_counter() - started)
    return revision, is_new


def _commit(
    graph_id: uuid.UUID, commands: Any, actor: User, base: int | None, key: str | None, most: int
) -> tuple[Revision, bool]:
    commands = normal_json(commands)
    parsed = c.parse_all(commands, most)
    _require_key(key)
    try:
        with transaction.atomic(durable=True):
            graph, workspace_id = locked(actor, graph_id)
            _require_members(workspace_id, c.people(parsed))
            change = expand(parsed, _source(graph, parsed))
            _require_room(graph, change)
            _require_own_name(parsed, change, actor)
            _require_no_overlap(graph, change, base)
            moved = marks.moved_by(graph, change, parsed)
            rows.write(graph, change, moved)
            revision = log(graph, commands, change, actor, key, moved.updated)
            transaction.on_commit(lambda: _announce(graph_id, revision.number), robust=True)
    except (Conflict, Invalid, IntegrityError):
        # A repeated key most likely: what it did stands in the way of doing it again.
        known = Revision.objects.filter(graph_id=graph_id, key=key).first() if key else None
        if known is None:
            raise
        return known, False
    return revision, True


def _source(graph: Graph, parsed: Sequence[c.Command]) -> rows.RowSource:
    """Return what commands read from; nodes of which many are edited are read at once."""
    source = rows.RowSource(graph)
    edited = [one.id for one in parsed if isinstance(one, c.EditNode)]
    if len(edited) > 1:
        source.foresee(edited)
    return source


def _require_room(graph: Graph, change: Change) -> None:
    """Refuse what a graph cannot hold; a count costs a statement, so small steps seldom pay it."""
    added = len(change.nodes.added)
    if added < _COUNTED_FROM and (not added or graph.revision % _COUNTED_EVERY):
        return
    left = limits.NODES_PER_GRAPH - rows.count_nodes(graph)
    if added > left:
        raise Invalid(
            "graph_full",
            gettext_noop("A tree or map holds at most {most} boxes; {left} more fit."),
            most=limits.NODES_PER_GRAPH,
            left=max(0, left),
        )


def _require_own_name(parsed: Sequence[c.Command], change: Change, actor: User) -> None:
    """Refuse to say in somebody else's name that no case fell nowhere; what is undone stands."""
    if any(isinstance(one, c.Undo | c.Restore) for one in parsed):
        return
    for fields in change.nodes.updated.values():
        old, new = fields.get("cases", ({}, {}))
        said = new.get("none_found")
        if said and said != old.get("none_found") and said["by"] != str(actor):
            raise Invalid(
                "not_your_name",
                gettext_noop("Only you can say that you looked: give your own name."),
                field="cases",
            )


def _require_key(key: str | None) -> None:
    if key is not None and not 0 < len(key) <= MAX_KEY:
        raise Invalid(
            "bad_key",
            gettext_noop("“key” must have 1 to {limit} characters."),
            field="key",
            limit=MAX_KEY,
        )


def log(
    graph: Graph,
    commands: Any,
    change: Change,
    actor: User,
    key: str | None,
    moved: changes.Updated | None = None,
) -> Revision:
    """Add the next revision of a locked graph; no commands: it began so, as a copy.

    ``moved`` is what it does to the marks (``marks.py``).
    """
    now = timezone.now()
    graph.revision += 1
    graph.updated_at = now
    revision = Revision(
        graph=graph,
        number=graph.revision,
        key=key,
        actor=actor,
        commands=commands,
        change=changes.to_json(change),
        marks=moved or {},
        created_at=now,
    )
    statements.insert(revision)  # first: a repeated key ends here
    statements.update(graph, ("revision", "updated_at"))
    return revision


def _announce(graph_id: uuid.UUID, number: int) -> None:
    for listener in _listeners:
        listener(graph_id, number)


def locked(actor: User, graph_id: uuid.UUID) -> tuple[Graph, uuid.UUID]:
    """Return the graph, locked, and its workspace's id, if the actor may edit it."""
    found = statements.fetch(Graph, _LIVING, graph_id, is_locked=True)
    if not found:
        raise NotFound
    graph = found[0]
    return graph, access.require_in(actor, Action.EDIT, graph.engagement_id)


def _require_members(workspace_id: uuid.UUID, people: Mapping[str, str]) -> None:
    """Refuse to name people (owners of nodes) who are not members of the workspace."""
    if not people:
        return
    found = Membership.objects.filter(workspace_id=workspace_id, user_id__in=people)
    strangers = people.keys() - set(map(str, found.values_list("user_id", flat=True)))
    for stranger in strangers:
        raise Invalid(
            "not_a_member",
            gettext_noop("Only members of this workspace can be named here."),
            field=people[stranger],
        )


def _require_no_overlap(graph: Graph, change: Change, base: int | None) -> None:
    """Refuse where a revision after ``base`` touched the same field of the same record."""
    if base is None or base >= graph.revision or not _touched(change):
        return
    if base < 0 or graph.revision - base > MAX_BEHIND:
        raise Conflict(
            "base_too_old",
            gettext_noop("Too much has changed since you loaded this. Load it again and repeat."),
            field="base",
        )
    mine = _touched(change)
    later = Revision.objects.filter(graph=graph, number__gt=base).select_related("actor")
    for revision in later.order_by("-number"):
        theirs = _touched(changes.from_json(revision.change))
        for place, (_, value) in mine.items():
            if place in theirs and theirs[place][1] != value:
                _refuse_overlap(revision, place, theirs[place][1], value)


def _touched(change: Change) -> dict[tuple[str, str, str], tuple[Any, Any]]:
    return {
        (part, key, name): pair
        for part in PARTS
        for key, fields in change.part(part).updated.items()
        for name, pair in fields.items()
        if name not in _UNCONTESTED[part]
    }


def _refuse_overlap(
    revision: Revision, place: tuple[str, str, str], theirs: Any, mine: Any
) -> None:
    part, key, name = place
    raise Conflict(
        "conflict",
        gettext_noop("{by} changed the same field meanwhile."),
        by=str(revision.actor or ""),
        revision=revision.number,
        part=part,
        node_id=key,
        field=name,
        theirs=theirs,
        mine=mine,
    )

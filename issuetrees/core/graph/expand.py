"""From commands to a change: every command is expanded against the graph as it stands."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import singledispatch
from typing import Any, Final

from issuetrees.core.errors import Invalid, Refused
from issuetrees.core.graph import commands as c
from issuetrees.core.graph import references, rules
from issuetrees.core.graph.change import Change
from issuetrees.core.graph.records import ISSUE_TREE, NODE_KINDS, STAGE_MAP, Link, Node
from issuetrees.core.graph.revert import restore, undo
from issuetrees.core.graph.working_copy import Source, WorkingCopy
from issuetrees.core.text import gettext_noop

# From so many commands on, what they name is asked for at once.
_MANY: Final = 50


def expand(commands: Sequence[c.Command], source: Source) -> Change:
    """Return what the commands, one after another, do to the graph; all or nothing.

    Raises ``Invalid`` or ``Conflict``; ``details["command"]`` is the command's place, from 1.
    """
    copy = WorkingCopy(source)
    if len(commands) > _MANY:
        copy.load(one.id for one in commands if isinstance(one, c.AddNode))
        copy.load_links(one.id for one in commands if isinstance(one, c.Connect))
    for place, command in enumerate(commands, 1):
        try:
            _expand(command, copy)
        except Refused as refused:
            refused.details.setdefault("command", place)
            raise
    return copy.change()


@singledispatch
def _expand(command: Any, copy: WorkingCopy) -> None:  # noqa: ARG001 - the cases use it
    raise TypeError(command)


@_expand.register
def _add_node(command: c.AddNode, copy: WorkingCopy) -> None:
    rules.require_new(copy, command.id)
    fields = dict(command.fields)
    kind = fields.pop("node_kind", NODE_KINDS[copy.kind][0])
    rules.require_place(copy, command.parent_id, kind)
    references.require_holder(copy, command.parent_id)
    if command.parent_id is None and copy.kind == ISSUE_TREE:
        rules.require_no_root(copy)
    rank = copy.place(command.parent_id, command.before_id)[0]
    copy.put_node(Node(command.id, command.parent_id, rank, kind, **fields))
    references.require_reference(copy, rules.require_node(copy, command.id))


@_expand.register(c.EditNode)
@_expand.register(c.SetSplit)
def _edit_node(command: c.EditNode | c.SetSplit, copy: WorkingCopy) -> None:
    node = rules.require_node(copy, command.id)
    references.require_own(node)
    copy.put_node(replace(node, **command.fields))


@_expand.register
def _move_node(command: c.MoveNode, copy: WorkingCopy) -> None:
    node = rules.require_node(copy, command.id)
    rules.require_can_move(copy, node)
    rules.require_place(copy, command.parent_id, node.kind)
    references.require_holder(copy, command.parent_id)
    rules.require_no_cycle(copy, node, command.parent_id)
    if node.parent_id != command.parent_id and references.is_circle(copy, node, command.parent_id):
        references.refuse_circle(node.id)
    if command.before_id == node.id:
        return
    rank = copy.place(command.parent_id, command.before_id)[0]
    moved = rules.require_node(copy, command.id)
    copy.put_node(replace(moved, parent_id=command.parent_id, rank=rank))


@_expand.register
def _delete_node(command: c.DeleteNode, copy: WorkingCopy) -> None:
    node = rules.require_node(copy, command.id)
    rules.require_can_delete(copy, node)
    branch = dict.fromkeys(item.id for item in copy.branch(node.id))
    branch.update(dict.fromkeys(one.id for one in copy.references_to(list(branch))))
    for link in copy.links_of(list(branch)):
        copy.drop_link(link.id)
    for node_id in branch:
        copy.drop_node(node_id)


@_expand.register
def _connect(command: c.Connect, copy: WorkingCopy) -> None:
    rules.require_new_link(copy, command.id)
    rules.require_ends(copy, command.source_id, command.target_id)
    copy.put_link(Link(command.id, command.source_id, command.target_id, **command.fields))


@_expand.register
def _edit_link(command: c.EditLink, copy: WorkingCopy) -> None:
    copy.put_link(replace(rules.require_link(copy, command.id), **command.fields))


@_expand.register
def _disconnect(command: c.Disconnect, copy: WorkingCopy) -> None:
    copy.drop_link(rules.require_link(copy, command.id).id)


@_expand.register
def _paste_outline(command: c.PasteOutline, copy: WorkingCopy) -> None:
    kind = NODE_KINDS[copy.kind][0]
    rules.require_place(copy, command.parent_id, kind)
    references.require_holder(copy, command.parent_id)
    is_new_tree = command.parent_id is None and copy.kind == ISSUE_TREE
    if is_new_tree:
        rules.require_no_root(copy)
    copy.load(pasted.id for pasted in command.nodes)
    parents = _parents(command, 0 if is_new_tree else 1, is_one_root=is_new_tree)
    if copy.kind == STAGE_MAP:
        parents = [None] * len(parents)
    ranks = _ranks(command, parents, copy)
    for pasted, parent_id, rank in zip(command.nodes, parents, ranks, strict=True):
        rules.require_new(copy, pasted.id)
        references.require_holder(copy, parent_id)
        copy.put_node(Node(pasted.id, parent_id, rank, kind, **pasted.fields))
    for pasted in command.nodes:
        references.require_reference(copy, rules.require_node(copy, pasted.id))


@_expand.register
def _undo(command: c.Undo, copy: WorkingCopy) -> None:
    undo(copy, command.revision)


@_expand.register
def _restore(command: c.Restore, copy: WorkingCopy) -> None:
    restore(copy, command.revision)


def _parents(command: c.PasteOutline, base: int, *, is_one_root: bool) -> list[str | None]:
    """Return each line's parent: the nearest line above it that is less deep."""
    open_lines: list[tuple[int, str]] = []
    parents: list[str | None] = []
    for line, pasted in enumerate(command.nodes, 1):
        while open_lines and open_lines[-1][0] >= pasted.depth:
            open_lines.pop()
        is_top = not open_lines
        if (pasted.depth < base) or (is_top and is_one_root and line > 1):
            _refuse_line(line)
        if len(open_lines) >= rules.MAX_DEPTH:
            rules.refuse_depth()
        parents.append(command.parent_id if is_top else open_lines[-1][1])
        open_lines.append((pasted.depth, pasted.id))
    return parents


def _refuse_line(line: int) -> None:
    raise Invalid(
        "second_root",
        gettext_noop("Line {line} stands beside the root. A tree has one root question."),
        field="nodes",
        line=line,
    )


def _ranks(command: c.PasteOutline, parents: Sequence[str | None], copy: WorkingCopy) -> list[str]:
    """Return each line's rank: placed among what is there on top, evenly below."""
    count: dict[str | None, int] = {}
    for parent_id in parents:
        count[parent_id] = count.get(parent_id, 0) + 1
    queues: dict[str | None, Callable[[], str]] = {}
    for parent_id, number in count.items():
        is_top = parent_id == command.parent_id
        before_id = command.before_id if is_top else None
        queues[parent_id] = iter(copy.place(parent_id, before_id, number)).__next__
    return [queues[parent_id]() for parent_id in parents]

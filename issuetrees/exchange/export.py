"""A graph as a file of another program: one writer per form."""

import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from issuetrees.accounts.models import User
from issuetrees.core.drawing.outline_sheet import write_outline_svg
from issuetrees.core.errors import Invalid
from issuetrees.core.graph import compare
from issuetrees.core.graph.progress import PRUNED
from issuetrees.core.graph.records import STAGE_MAP, Node, to_json
from issuetrees.core.graph.references import own
from issuetrees.core.map_files import MAP_WRITERS, MapFile
from issuetrees.core.outline import WRITERS, Outline, OutlineNode
from issuetrees.core.outline.writers import Writer
from issuetrees.core.text import gettext_noop, head
from issuetrees.exchange.map_tables import map_csv, map_workbook
from issuetrees.exchange.maps import map_file
from issuetrees.exchange.picture import write_outline_png
from issuetrees.graphs import read as graphs
from issuetrees.kit.pruned import pruned_words
from issuetrees.workspaces import read as workspaces

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

FORMS: Final[dict[str, Writer]] = {
    **WRITERS,
    "svg": Writer(write_outline_svg, "svg", "image/svg+xml"),
    "png": Writer(write_outline_png, "png", "image/png"),
}
_DRAWN: Final = frozenset({"svg", "png"})
_OF_MAP: Final[Mapping[str, Callable[[MapFile], str | bytes]]] = {
    **MAP_WRITERS,
    "table": map_csv,
    "workbook": map_workbook,
}
_UNSAFE: Final = re.compile(r"[^\w.() -]+")
_LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class File:
    """What is downloaded."""

    name: str
    media: str
    content: bytes


def export_outline(*, actor: User, graph_id: uuid.UUID, form: str) -> File:
    """Return a graph that its reader may see as a file in one of ``FORMS``.

    Tables, JSON, GraphML and Mermaid of a map have its forks and arrows; other forms list its
    stages.
    """
    graph = graphs.graph(actor, graph_id)
    writer = FORMS.get(form)
    if writer is None:
        raise Invalid(
            "form_unknown",
            gettext_noop("There is no form “{form}”. Known are: {forms}."),
            field="form",
            form=form[:80],
            forms=", ".join(FORMS),
        )
    of_map = _OF_MAP.get(form) if graph.kind == STAGE_MAP else None
    written = of_map(map_file(actor, graph)) if of_map else writer.write(_shown(actor, graph, form))
    content = written.encode() if isinstance(written, str) else written
    title = head(" ".join(_UNSAFE.sub(" ", graph.title).split()), _LONGEST_NAME) or "tree"
    return File(f"{title}.{writer.ending}", writer.media, content)


def _shown(actor: User, graph: "Graph", form: str) -> Outline:
    """A graph as an outline; drawn, what is pruned says why in its box."""
    found = outline_of(actor, graph)
    if form not in _DRAWN:
        return found
    known = graphs.told_records(graph)
    reasons = [node.prune_reason for node in known if node.status == PRUNED]
    told = iter(reasons)
    nodes = tuple(
        replace(node, title=f"{node.title} · {pruned_words(next(told))}")
        if node.status == PRUNED
        else node
        for node in found.nodes
    )
    return replace(found, nodes=nodes)


def outline_of(actor: User, graph: "Graph") -> Outline:
    """Return a graph as an outline: owners by name, days and statuses as they are stored."""
    members = workspaces.members(actor, graph.engagement.workspace_id)
    people = {str(member.user_id): str(member.user) for member in members}
    records = graphs.told_records(graph)
    numbers = compare.numbers({node.id: to_json(node) for node in own(records)})
    roots = [node for node in records if node.parent_id is None]
    lift = 0 if len(roots) == 1 else 1
    depths: dict[str | None, int] = {None: lift - 1}
    nodes: list[OutlineNode] = []
    for record in records:
        depths[record.id] = depths[record.parent_id] + 1
        shows = numbers[record.refers_to] if record.refers_to else ""
        nodes.append(_node(record, depths[record.id], people, shows))
    if lift or not nodes:
        return Outline(graph.kind, None, tuple(nodes), suggested_title=graph.title)
    root, *rest = nodes
    return Outline(
        graph.kind,
        root.title,
        tuple(rest),
        note=root.note,
        answer=root.answer,
        status=root.status,
        owner=root.owner,
        due=root.due,
    )


def _node(record: Node, depth: int, people: dict[str, str], shows: str) -> OutlineNode:
    return OutlineNode(
        record.title,
        depth,
        record.note,
        record.answer,
        status="" if record.status == "open" else record.status,
        owner=people.get(record.owner_id or "", ""),
        due=record.due_on or "",
        shows=shows,
    )

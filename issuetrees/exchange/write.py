"""Pasted text becomes part of a graph: read, hung below a place, committed as one revision."""

import uuid
from typing import TYPE_CHECKING, Any

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.core.outline import Outline, OutlineNode
from issuetrees.core.outline.records import numbers
from issuetrees.core.text import gettext_noop
from issuetrees.exchange.facts import Facts
from issuetrees.exchange.reading import read_any
from issuetrees.graphs import read as graphs
from issuetrees.graphs import write as graphs_write
from issuetrees.kit.models import new_id

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph, Revision


def import_outline(
    *,
    actor: User,
    graph_id: uuid.UUID,
    text: str = "",
    html: str = "",
    file: bytes = b"",
    name: str = "",
    form: str | None = None,
    parent_id: uuid.UUID | None = None,
    root: str | None = None,
    key: str | None = None,
) -> "tuple[Revision, Outline]":
    """Read a text, a clipboard's HTML or a file in any form and add it as one revision.

    It goes below ``parent_id``, else below the root. Into an empty tree it goes whole:
    ``root`` is then the root question; it may be left out where the text has one top line.
    Raises Invalid naming the line, or the field ``root`` where a root question is wanted.
    """
    graph = graphs.graph(actor, graph_id)
    outline = read_any(text=text, html=html, file=file, name=name, form=form)
    place = str(parent_id) if parent_id else _root_id(graph)
    facts = Facts.of(actor, graph) if graph.kind == ISSUE_TREE else None
    command = paste_command(outline, place, _root_title(graph, outline, place, root), facts)
    revision, _ = graphs_write.commit(graph_id=graph.pk, commands=[command], actor=actor, key=key)
    return revision, outline


def paste_command(
    outline: Outline, parent_id: str | None, root: str | None, facts: Facts | None = None
) -> dict[str, Any]:
    """Return the command that adds an outline below a node, or as a tree below ``root``."""
    top_depth = 0 if parent_id is None else 1
    below = top_depth if root is not None else 0
    ids = [str(new_id()) for _ in outline.nodes]
    at = {number: key for number, key in zip(numbers(outline.nodes), ids, strict=True) if number}
    lines = [
        {"id": key, "depth": node.depth + below, **_line(node, at.get(node.shows), facts)}
        for key, node in zip(ids, outline.nodes, strict=True)
    ]
    if root is not None:
        told = _told(outline, facts) if root == outline.title else {}
        lines.insert(0, {"id": str(new_id()), "depth": top_depth, "title": root, **told})
    return {"kind": "paste_outline", "parent_id": parent_id, "before_id": None, "nodes": lines}


def _line(node: OutlineNode, shown: str | None, facts: Facts | None) -> dict[str, Any]:
    """The fields of a line; one that shows another line of the same outline holds nothing else."""
    if shown is not None and facts is not None:
        return {"refers_to": shown}
    return {"title": node.title, **_told(node, facts)}


def _told(told: Outline | OutlineNode, facts: Facts | None) -> dict[str, Any]:
    """What is told of a node: fields of a question, notes of a stage."""
    if facts:
        return facts.fields(told)
    return {"note": told.note, "answer": told.answer}


def _root_id(graph: "Graph") -> str | None:
    if graph.kind != ISSUE_TREE:
        return None
    found = graphs.nodes(graph).filter(parent_id=None).values_list("id", flat=True).first()
    return str(found) if found else None


def _root_title(
    graph: "Graph", outline: Outline, place: str | None, root: str | None
) -> str | None:
    """Return the title of the line above all others, where the outline brings one along."""
    if graph.kind != ISSUE_TREE:
        return None
    if place is not None:
        return outline.title
    title = (root or "").strip() or outline.title
    if not title:
        raise Invalid(
            "root_wanted",
            gettext_noop("The text has several top lines. Give the root question above them."),
            field="root",
        )
    return title

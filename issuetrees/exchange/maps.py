"""Stage maps out of files: looked at first, then put in as one revision; and a map as a file."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from issuetrees.accounts.models import User
from issuetrees.careers.read.competencies import competencies, stage_map
from issuetrees.careers.write.competencies import put_competencies
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.map_files import (
    Box,
    Competency,
    Heading,
    MapFile,
    Place,
    Problem,
    Way,
    checked,
)
from issuetrees.core.templates import Template, map_commands
from issuetrees.core.text import gettext_noop
from issuetrees.exchange.templates import free_place, wanted
from issuetrees.graphs import read as graphs
from issuetrees.graphs import write as graphs_write
from issuetrees.kit.map_files.reading import read_map
from issuetrees.kit.models import new_id
from issuetrees.kit.sentences import sentence
from issuetrees.workspaces import access
from issuetrees.workspaces.access import Action

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph, Revision

#: Problems that are told at once.
MOST_PROBLEMS = 50


@dataclass(frozen=True, slots=True)
class MapPreview:
    """What would be put in; ``problems`` and ``notes`` are sentences in the reader's language.

    ``template`` is None while there are problems; ``columns`` are what the headings of tables were
    read as.
    """

    form: str
    template: Template | None
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    columns: tuple[Heading, ...] = ()


def preview_map(
    *,
    actor: User,
    graph_id: uuid.UUID,
    text: str = "",
    file: bytes = b"",
    language: str = "",
    columns: Mapping[str, str] | None = None,
) -> MapPreview:
    """Read a table, JSON, GraphML or Mermaid for a map that the actor may edit.

    Of texts in two languages those in ``language`` are taken, by default the engagement's;
    ``columns`` say by heading what columns of tables mean, where that is not seen or seen wrongly.
    Raises NotFound, Denied, and Invalid for what cannot be read at all.
    """
    graph = stage_map(actor, graph_id)
    access.require(actor, Action.EDIT, graph.engagement.workspace_id)
    if not file and not text.strip():
        raise Invalid("text_empty", gettext_noop("There is no text to read."), field="text")
    content = file or text.encode("utf-8", "replace")
    found = read_map(content, language or graph.engagement.language, columns or {})
    known = {row.key: row.title for row in competencies(actor, graph_id)}
    seen = checked(found, known)
    return MapPreview(
        found.form,
        seen.template,
        tuple(_told(one) for one in seen.problems[:MOST_PROBLEMS]),
        tuple(_told(one) for one in seen.notes[:MOST_PROBLEMS]),
        found.columns,
    )


def import_map(
    *,
    actor: User,
    graph_id: uuid.UUID,
    text: str = "",
    file: bytes = b"",
    language: str = "",
    columns: Mapping[str, str] | None = None,
    key: str | None = None,
) -> "tuple[Revision, MapPreview]":
    """Put a map of a file in, as one revision, to the right of what is drawn; with competencies.

    Raises Invalid ``map_invalid`` with all ``problems`` where one is left; nothing is put in then.
    """
    given: dict[str, Any] = {"text": text, "file": file, "language": language, "columns": columns}
    seen = preview_map(actor=actor, graph_id=graph_id, **given)
    if seen.template is None:
        message = gettext_noop("{problem} In all {count} have to be mended.")
        raise Invalid(
            "map_invalid",
            message,
            field="file" if file else "text",
            problem=seen.problems[0],
            count=len(seen.problems),
            problems=list(seen.problems),
        )
    x, y = free_place(graphs.graph(actor, graph_id))
    commands = map_commands(seen.template, x=x, y=y, new_id=lambda: str(new_id()))
    revision, _is_new = graphs_write.commit(
        graph_id=graph_id,
        commands=commands,
        actor=actor,
        key=key,
        most=limits.MAP_FILE_RECORDS,
    )
    put_competencies(actor=actor, graph_id=graph_id, wanted=wanted(seen.template))
    return revision, seen


def map_file(actor: User, graph: "Graph") -> MapFile:
    """Return a map that its reader may see as files are written of it."""
    nodes, links = graphs.node_records(graph), graphs.link_records(graph)
    keys = {node.id: f"n{number}" for number, node in enumerate(nodes, 1)}
    for node in nodes:
        if node.kind == "fork" and node.details.get("key") not in {None, "", *keys.values()}:
            keys[node.id] = str(node.details["key"])
    places = {node.id: place for place, node in enumerate(nodes)}
    nowhere = Place("")
    boxes = []
    for node in nodes:
        details = dict(node.details)
        if details.get("builds_on") in keys:
            details["builds_on"] = keys[details["builds_on"]]
        boxes.append(Box(keys[node.id], node.title, nowhere, node.kind, node.track, details))
    ways = [
        Way(keys[link.source_id], keys[link.target_id], nowhere, link.title, dict(link.details))
        for link in sorted(links, key=lambda link: (places[link.source_id], places[link.target_id]))
    ]
    rows = competencies(actor, graph.pk)
    named = tuple(Competency(row.key, row.title, tuple(row.levels)) for row in rows)
    return MapFile(graph.kind, graph.title, tuple(boxes), tuple(ways), named)


def _told(one: Problem) -> str:
    if one.place is None:
        return sentence(one)
    return f"{sentence(one.place)}: {sentence(one)}"

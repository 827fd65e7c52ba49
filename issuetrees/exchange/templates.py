"""Templates: which ones there are, and inserting one as one revision."""

import json
import uuid
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings

from issuetrees.accounts.models import User
from issuetrees.careers.write.competencies import Wanted, put_competencies
from issuetrees.core import templates as core
from issuetrees.core.errors import Invalid, NotFound
from issuetrees.core.graph.records import ISSUE_TREE, Fields
from issuetrees.core.templates import Template
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.graphs import write as graphs_write
from issuetrees.kit.models import new_id

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph, Revision

FOLDER: Final = Path(settings.BASE_DIR) / "fixtures" / "templates"
#: A map goes so far to the right of what is drawn already.
_GAP: Final = 160.0
_WIDTH: Final = 232.0
#: Where the editor draws stages that nobody has placed: six in a row.
_IN_A_ROW: Final = 6
_COLUMN: Final = 280.0
_ROW: Final = 120.0


def templates(language: str, kind: str | None = None) -> tuple[Template, ...]:
    """Return all templates in a language, by title; of one kind, where it is given."""
    return tuple(one for one in _all(language) if kind in {None, one.kind})


def template(name: str, language: str) -> Template:
    """Return one template, or raise NotFound."""
    found = next((one for one in _all(language) if one.name == name), None)
    if found is None:
        raise NotFound
    return found


@cache
def _all(language: str) -> tuple[Template, ...]:
    """Read the files once; they come with the product and do not change while it runs."""
    found = [
        core.read(path.stem, json.loads(path.read_text("utf-8")), language)
        for path in FOLDER.glob("*.json")
    ]
    return tuple(sorted(found, key=lambda one: one.title.casefold()))


def insert_template(
    *,
    actor: User,
    graph_id: uuid.UUID,
    name: str,
    parent_id: uuid.UUID | None = None,
    language: str | None = None,
    is_whole: bool = True,
    root: str | None = None,
    key: str | None = None,
) -> "Revision":
    """Insert a template as one revision, in ``language``, else in that of the engagement.

    A branch goes below ``parent_id``, else below the root; into an empty tree it goes whole, with
    ``root`` as its top line where that is given. ``is_whole`` False leaves out the top line. A
    map is drawn to the right of what there is, and its competencies come along.
    """
    graph = graphs.graph(actor, graph_id)
    found = _fitting(graph, name, language or graph.engagement.language)
    place = str(parent_id) if parent_id else None
    if graph.kind == ISSUE_TREE:
        commands = _branch(graph, found, place, root, is_whole=is_whole)
    else:
        x, y = free_place(graph)
        commands = core.map_commands(found, x=x, y=y, new_id=_new_id, parent_id=place)
    revision, _ = graphs_write.commit(graph_id=graph.pk, commands=commands, actor=actor, key=key)
    if found.competencies:
        put_competencies(actor=actor, graph_id=graph.pk, wanted=wanted(found))
    return revision


def wanted(found: Template) -> list[Wanted]:
    """Return the competencies of a template as a map is to have them."""
    return [Wanted(key=one.key, title=one.title, levels=one.levels) for one in found.competencies]


def _fitting(graph: "Graph", name: str, language: str) -> Template:
    """Return a template of the graph's kind."""
    try:
        found = template(name, language)
    except NotFound:
        raise Invalid(
            "no_such_template",
            gettext_noop("There is no template “{name}”."),
            field="name",
            name=name[:80],
        ) from None
    if found.kind != graph.kind:
        raise Invalid(
            "wrong_template",
            gettext_noop(
                "This template does not fit here. Branches go into question trees, maps into"
                " stage maps."
            ),
            field="name",
        )
    return found


def _branch(
    graph: "Graph", found: Template, place: str | None, root: str | None, *, is_whole: bool
) -> list[Fields]:
    nodes = graphs.nodes(graph)
    above = nodes.filter(id=place) if place else nodes.filter(parent_id=None)
    parent = above.first()
    is_bare = (
        parent is not None
        and not parent.split_kind
        and not nodes.filter(parent_id=parent.id).exists()
    )
    return core.tree_commands(
        found,
        parent_id=place or (str(parent.pk) if parent else None),
        new_id=_new_id,
        is_whole=is_whole,
        is_bare=is_bare,
        root=root,
    )


def free_place(graph: "Graph") -> tuple[float, float]:
    """Return where the left top corner of a map goes, as in the editor's ``StageDrawing``."""
    places = [
        (node.x, node.y)
        if node.x is not None and node.y is not None
        else (at % _IN_A_ROW * _COLUMN, at // _IN_A_ROW * _ROW)
        for at, node in enumerate(graphs.node_records(graph))
    ]
    if not places:
        return 0.0, 0.0
    return max(x for x, _ in places) + _WIDTH + _GAP, min(y for _, y in places)


def _new_id() -> str:
    return str(new_id())

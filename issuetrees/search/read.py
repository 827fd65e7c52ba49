"""Finding: which entries hold the words, and what their things are, for one reader.

Every hit is read through the permissions of its own app, so what somebody may not see, and what
is deleted or put away, is not found, whatever the index says.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from issuetrees.core.text import cut
from issuetrees.core.text_checks import asked
from issuetrees.graphs import read as graphs
from issuetrees.graphs import texts
from issuetrees.search import stems
from issuetrees.search.kinds import KINDS, PLACES, Kind
from issuetrees.search.matching import holding
from issuetrees.search.models import Entry
from issuetrees.search.snippets import snippet
from issuetrees.workspaces import access
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Reader

SHOWN: Final = 6  # of each kind, where all kinds are looked through
MOST: Final = 500  # of one kind
_LOOKED_AT: Final = 60
_TITLE: Final = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: what it is called, where it stands, what it says there.

    What comes with the product (a case to practise on) has a ``name`` and no id.
    """

    kind: str
    id: uuid.UUID | None
    title: str
    path: tuple[str, ...]
    snippet: str
    engagement_id: uuid.UUID | None
    graph_id: uuid.UUID | None
    node_id: uuid.UUID | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind; ``has_more`` when there are others."""

    kind: str
    label: str
    hits: list[Hit]
    has_more: bool


def asked_words(text: str) -> list[str]:
    """Return the words that somebody looks for, folded."""
    return list(dict.fromkeys(stems.words(asked(text))))


def groups(reader: Reader, words: Sequence[str]) -> list[Group]:
    """Return the first hits of each kind that has any; without words the latest places."""
    entries = _entries(reader, words) if words else _entries(reader, ()).filter(kind__in=PLACES)
    by_kind: dict[str, list[uuid.UUID]] = {}
    for name, target_id in _first(entries, _LOOKED_AT):
        by_kind.setdefault(name, []).append(target_id)
    seen = {
        name: _rows(kind, reader, by_kind[name]) for name, kind in KINDS.items() if name in by_kind
    }
    shown = {name: rows[:SHOWN] for name, rows in seen.items()}
    paths = _paths(shown)
    return [
        Group(
            name,
            KINDS[name].label,
            [_hit(KINDS[name], row, words, paths) for row in rows],
            len(seen[name]) > SHOWN,
        )
        for name, rows in shown.items()
        if rows
    ]


def of_kind(reader: Reader, words: Sequence[str], kind: str, start: int, size: int) -> Group:
    """Return some of the hits of one kind."""
    entries = _entries(reader, words).filter(kind=kind)
    rows = _rows(KINDS[kind], reader, [target_id for _, target_id in _first(entries, MOST)])
    shown = rows[start : start + size]
    paths = _paths({kind: shown})
    hits = [_hit(KINDS[kind], row, words, paths) for row in shown]
    return Group(kind, KINDS[kind].label, hits, len(rows) > start + size)


def _entries(reader: Reader, words: Sequence[str]) -> QuerySet[Entry]:
    """Return the entries with all words, in what the reader may see and is not put away.

    Those that have them in their titles are of ``worth`` 0, the others 1.
    """
    engagements = workspaces.engagements(reader).order_by().values("pk")
    drawings = graphs.graphs(reader).order_by().values("pk")
    within = Q(engagement=None, workspace__in=access.workspaces_of(reader).values("pk"))
    within |= Q(engagement__in=engagements) & (Q(graph=None) | Q(graph__in=drawings))
    found = Entry.objects.filter(within).order_by()
    if not words:
        return found.annotate(worth=Value(1))
    in_title = Case(When(holding("title_stems", words), then=Value(0)), default=Value(1))
    return found.filter(holding("stems", words)).annotate(worth=in_title)


def _first(entries: QuerySet[Entry], limit: int) -> Iterable[tuple[str, uuid.UUID]]:
    """Return kind and id of the first of each kind: the most worth, then the newest."""
    place = Window(RowNumber(), partition_by=[F("kind")], order_by=[F("worth"), F("id").desc()])
    found = entries.annotate(place=place).filter(place__lte=limit).order_by("place")
    return found.values_list("kind", "target_id")


def _rows(kind: Kind, reader: Reader, ids: Sequence[uuid.UUID]) -> list[Any]:
    """Return the rows of a kind that the reader may see, in the order of their ids."""
    found = {row.pk: row for row in kind.seen(reader).filter(pk__in=ids)}
    return [found[target_id] for target_id in ids if target_id in found]


def _paths(shown: Mapping[str, Iterable[Any]]) -> dict[uuid.UUID, list[str]]:
    """Return the titles above the nodes among these rows, and above those commented on."""
    nodes = [
        KINDS[name].at(row, KINDS[name].node).row_id
        for name, rows in shown.items()
        if KINDS[name].node is not None
        for row in rows
    ]
    return texts.paths_to(nodes)


def _hit(kind: Kind, row: Any, words: Sequence[str], paths: Mapping[uuid.UUID, list[str]]) -> Hit:
    engagement, graph = kind.at(row, kind.engagement), kind.at(row, kind.graph)
    node = kind.at(row, kind.node)
    title, *others = kind.texts_of(row)
    initiative = None if kind.is_called_as_its_initiative else kind.at(row, kind.initiative)
    stands_in = (engagement, initiative, graph)
    above = [str(place) for place in stands_in if place not in {None, row}]
    nodes = paths[node.row_id] if node else []
    if nodes and above and nodes[0] == above[-1]:
        nodes = nodes[1:]  # a tree is mostly called as its root: that is told once
    return Hit(
        kind=kind.name,
        id=row.id,
        title=_line(title),
        path=tuple(map(_line, [*above, *nodes])),
        snippet=snippet(others, words),
        engagement_id=engagement.pk if engagement else None,
        graph_id=graph.pk if graph else None,
        node_id=node.id if node else None,
    )


def _line(text: str) -> str:
    return cut(" ".join(text.split()), _TITLE)

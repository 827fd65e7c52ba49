"""The evidence that a reader may see, and what it amounts to on each question."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from django.db.models import Q, QuerySet

from issuetrees.core import evidence as core
from issuetrees.core.graph import compare, records
from issuetrees.core.graph.progress import PRUNED, pruned_by, statuses_in_force
from issuetrees.graphs import branches
from issuetrees.graphs import read as graphs
from issuetrees.inquiry.models import Evidence
from issuetrees.kit.rows import one
from issuetrees.workspaces.access import Reader, within

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

#: Evidence is seen while the question that it hangs on is.
SEEN: Final = Q(node__is_deleted=False)


def evidence_of(reader: Reader, graph_id: uuid.UUID) -> QuerySet[Evidence]:
    """Return the evidence on the live questions of a tree, oldest first, or raise NotFound."""
    return all_evidence(reader).filter(graph=graphs.graph(reader, graph_id))


def one_evidence(reader: Reader, evidence_id: uuid.UUID) -> Evidence:
    """Return a piece of evidence, or raise NotFound."""
    return one(all_evidence(reader).filter(pk=evidence_id))


def all_evidence(reader: Reader) -> QuerySet[Evidence]:
    """Return the evidence of all engagements that the reader may see."""
    found = Evidence.objects.filter(within(reader, "graph__engagement"), SEEN)
    along = ("author", "node", "source", "graph__engagement__workspace")
    return found.select_related(*along).defer("source__transcript").order_by("id")


def in_branch(
    rows: QuerySet[Evidence], graph_id: uuid.UUID, node_id: uuid.UUID
) -> QuerySet[Evidence]:
    """Return those of the rows that hang on a question of a tree, or on one below it."""
    return rows.filter(node__in=branches.below(graph_id, node_id))


_Mine: TypeAlias = Mapping[str, list[Evidence]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what its evidence amounts to; ``number`` such as 3.2, "" for the root."""

    node: records.Node
    number: str
    standing: core.Standing
    items: tuple[Evidence, ...]

    @property
    def lacks_evidence(self) -> bool:
        """Whether it has a hypothesis that nothing speaks for or against."""
        return bool(self.node.hypothesis.strip()) and self.standing.count == 0


@dataclass(frozen=True, slots=True)
class Standings:
    """The questions of a tree in reading order, with what contradicts what.

    ``questions`` are those with evidence or a hypothesis, but for those in pruned branches; such a
    branch with any of them is one of ``pruned``.
    """

    graph: "Graph"
    questions: tuple[Question, ...]
    contradictions: tuple[core.Contradiction, ...]
    titles: Mapping[str, str]
    numbers: Mapping[str, str]
    pruned: tuple[records.Node, ...] = ()

    @property
    def lacking(self) -> tuple[Question, ...]:
        """Hypotheses without evidence."""
        return tuple(one for one in self.questions if one.lacks_evidence)

    @property
    def one_source(self) -> tuple[Question, ...]:
        """Questions whose evidence all comes from one source."""
        return tuple(one for one in self.questions if one.standing.has_one_source)


def standings(reader: Reader, graph_id: uuid.UUID) -> Standings:
    """Return what the evidence of a tree amounts to, or raise NotFound. Four queries."""
    graph = graphs.graph(reader, graph_id)
    return standings_of(graph, evidence_of(reader, graph_id))


def standings_of(graph: "Graph", rows: Iterable[Evidence]) -> Standings:
    """Return what this evidence of a tree amounts to that the reader got."""
    nodes = graphs.node_records(graph)
    statuses = statuses_in_force(nodes)
    live = [node for node in nodes if statuses.get(node.id) != PRUNED]
    mine: dict[str, list[Evidence]] = defaultdict(list)
    for row in rows:
        mine[str(row.node.id)].append(row)
    items = {node.id: tuple(map(item_of, mine[node.id])) for node in live}
    found = {key: core.standing(some) for key, some in items.items()}
    asked = [core.Asked(one.id, one.parent_id, one.split_kind, items[one.id]) for one in live]
    numbers = compare.numbers(
        {one.id: {"id": one.id, "parent_id": one.parent_id, "rank": one.rank} for one in nodes}
    )
    return Standings(
        graph=graph,
        questions=tuple(
            Question(one, numbers[one.id], found[one.id], tuple(mine[one.id]))
            for one in live
            if mine[one.id] or one.hypothesis.strip()
        ),
        contradictions=tuple(core.contradictions(asked, found)),
        titles={one.id: one.title for one in nodes},
        numbers=numbers,
        pruned=_pruned(nodes, mine),
    )


def _pruned(nodes: Iterable[records.Node], mine: _Mine) -> tuple[records.Node, ...]:
    """Return the highest questions of pruned branches in which something is to be shown."""
    known = list(nodes)
    tops = pruned_by(known)
    shown = {tops[one.id].id for one in known if one.id in tops and _says(one, mine)}
    return tuple(one for one in known if one.id in shown)


def _says(node: records.Node, mine: _Mine) -> bool:
    return bool(mine.get(node.id) or node.hypothesis.strip())


def item_of(row: Evidence) -> core.Item:
    """Return a row as the rules of statuses see it."""
    source = row.known_source
    return core.Item(
        stance=row.stance,  # type: ignore[arg-type] # one of its choices
        strength=row.strength,  # type: ignore[arg-type] # one of its choices
        source=str(source.pk) if source else None,
        claim=row.claim,
    )

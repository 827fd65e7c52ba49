"""The levels that the stages of a map require: its stages by its competencies."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from issuetrees.careers.models.competencies import Competency
from issuetrees.careers.read.competencies import competencies, stage_map
from issuetrees.core.graph.records import Node
from issuetrees.core.stages.reading import own_levels, read_map
from issuetrees.graphs import read as graphs
from issuetrees.workspaces.access import Reader

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


@dataclass(frozen=True, slots=True)
class StageLevels:
    """A stage with the levels that it names ``own`` and those that hold, by key of competency.

    ``builds_on`` is the id of the stage whose levels it takes over; empty for none.
    """

    id: str
    title: str
    track: str
    builds_on: str
    own: Mapping[str, int]
    required: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MapLevels:
    """A map as a table; stages stand track by track, as the map names them first."""

    graph: "Graph"
    competencies: tuple[Competency, ...]
    stages: tuple[StageLevels, ...]


def levels(reader: Reader, graph_id: uuid.UUID) -> MapLevels:
    """Return the table of a map; raises NotFound, Conflict ``not_a_map``."""
    graph = stage_map(reader, graph_id)
    nodes = [node for node in graphs.node_records(graph) if node.kind == "stage"]
    whole = read_map(nodes, (), {}).stages
    stages = [_stage(node, whole[node.id].required) for node in nodes]
    tracks = list(dict.fromkeys(stage.track for stage in stages))
    stages.sort(key=lambda stage: tracks.index(stage.track))
    return MapLevels(graph, tuple(competencies(reader, graph_id)), tuple(stages))


def _stage(node: Node, required: Mapping[str, int]) -> StageLevels:
    base = node.details.get("builds_on")
    builds_on = base if isinstance(base, str) else ""
    return StageLevels(node.id, node.title, node.track, builds_on, own_levels(node), required)

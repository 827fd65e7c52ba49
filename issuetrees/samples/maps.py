"""The commands that draw the stage map of a sample."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from issuetrees.accounts.models import Language
from issuetrees.careers.write.competencies import put_competencies
from issuetrees.core.graph.records import STAGE_MAP, Link, Node
from issuetrees.core.layout.stages import tidy_places
from issuetrees.graphs import read as graphs_read
from issuetrees.graphs import write as graphs
from issuetrees.kit.models import new_id
from issuetrees.samples.people import Team
from issuetrees.samples.profiles import ids_by_key
from issuetrees.workspaces.models import Engagement

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

Json = dict[str, Any]
FOLDER: Final = Path(settings.BASE_DIR) / "fixtures" / "samples"
NAMES: Final = {Language.ENGLISH: "Sample workspace", Language.RUSSIAN: "Пример пространства"}
_FORK_STEP: Final = 296.0
_FORKS_ABOVE: Final = 240.0


def draw_map(
    engagement: Engagement, people: Team, case: Json, title: str
) -> tuple["Graph", dict[str, str]]:
    """Draw the map of a sample file; return it, and the ids of its stages by key."""
    graph = graphs.create_graph(
        engagement_id=engagement.pk, kind=STAGE_MAP, title=title, actor=people.lead
    )
    put_competencies(actor=people.lead, graph_id=graph.pk, wanted=case["competencies"])
    commands = stage_map_commands(case)
    graphs.commit(graph_id=graph.pk, commands=commands, actor=people.lead, key="sample")
    stages = {node.title: node.id for node in graphs_read.node_records(graph)}
    return graph, ids_by_key(case, stages)


def stage_map_commands(case: Json) -> list[Json]:
    """Return the commands that draw the map of a sample file, tidily, its forks on top."""
    ids = {stage["key"]: str(new_id()) for stage in case["stages"]}
    stages = [_stage(ids[stage["key"]], stage, case) for stage in case["stages"]]
    arrows = [_arrow(transition, ids) for transition in case["transitions"]]
    places = tidy_places(
        [Node(stage["id"], kind="stage", track=stage["track"]) for stage in stages],
        [Link(a["id"], a["source_id"], a["target_id"], details=a["details"]) for a in arrows],
    )
    for stage in stages:
        stage["x"], stage["y"] = places[stage["id"]]
    top = min(place.y for place in places.values())
    forks = [
        _fork(fork, case, index * _FORK_STEP, top - _FORKS_ABOVE)
        for index, fork in enumerate(case["forks"])
    ]
    return [*stages, *forks, *arrows]


def _stage(node_id: str, stage: Json, case: Json) -> Json:
    names = ("scope", "company", "horizon", "expectations", "requires", "is_final")
    return {
        "kind": "add_node",
        "id": node_id,
        "parent_id": None,
        "node_kind": "stage",
        "title": stage["title"],
        "track": case["tracks"][stage["track"]],
        "details": {name: stage[name] for name in names},
    }


def _fork(fork: Json, case: Json, x: float, y: float) -> Json:
    return {
        "kind": "add_node",
        "id": str(new_id()),
        "parent_id": None,
        "node_kind": "fork",
        "title": fork["title"],
        "track": case["tracks"]["forks"],
        "x": x,
        "y": y,
        "details": {name: fork[name] for name in ("key", "options", "effect", "is_multiple")},
    }


def _arrow(transition: Json, ids: dict[str, str]) -> Json:
    names = ("months", "when", "signals", "steps", "is_backward")
    return {
        "kind": "connect",
        "id": str(new_id()),
        "source_id": ids[transition["source"]],
        "target_id": ids[transition["target"]],
        "details": {name: transition[name] for name in names},
    }

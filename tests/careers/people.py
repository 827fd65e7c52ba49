"""A map of three stages with two competencies, and a profile on it."""

import uuid
from dataclasses import dataclass
from typing import Any

from issuetrees.careers.models import Profile
from issuetrees.careers.write import profiles
from issuetrees.careers.write.competencies import put_competencies
from issuetrees.core.graph.records import STAGE_MAP
from issuetrees.graphs import write as graphs
from issuetrees.kit.models import new_id
from tests.cast import Cast

WORDS = ["", "Explains the plan", "Writes the plan", "Owns the plan", "Teaches planning"]


@dataclass(frozen=True)
class Place:
    """The map, its stages by name, and the viewer's profile."""

    graph_id: uuid.UUID
    stages: dict[str, str]
    profile: Profile


def make_map(cast: Cast) -> tuple[uuid.UUID, dict[str, str]]:
    """Junior → Lead → Chief, and Junior → Chief where one answers "team"."""
    graph = graphs.create_graph(
        engagement_id=cast.engagement.pk, kind=STAGE_MAP, title="Ladder", actor=cast.editor
    )
    ids = {name: str(new_id()) for name in ("Junior", "Lead", "Chief")}
    requires = {
        "Junior": {"plan": 1},
        "Lead": {"plan": 2, "people": 1},
        "Chief": {"plan": 3, "people": 3},
    }
    stages = [
        {"kind": "add_node", "id": ids[name], "node_kind": "stage", "title": name,
         "details": {"requires": requires[name], "is_final": name == "Chief"}}
        for name in ids
    ]  # fmt: skip
    fork = {
        "kind": "add_node", "id": str(new_id()), "node_kind": "fork", "title": "A team?",
        "details": {"key": "work", "options": [{"id": "team", "title": "Team"},
                                               {"id": "own", "title": "Own"}]},
    }  # fmt: skip
    arrows = [
        _arrow(ids["Junior"], ids["Lead"], 12, {"steps": ["Plan a quarter"], "signals": ["Asked"]}),
        _arrow(ids["Lead"], ids["Chief"], 24, {}),
        _arrow(ids["Junior"], ids["Chief"], 60, {"when": {"work": ["team"]}}),
    ]
    graphs.commit(graph_id=graph.pk, commands=[*stages, fork, *arrows], actor=cast.editor)
    wanted: Any = [
        {"key": "plan", "title": "Planning", "levels": WORDS},
        {"key": "people", "title": "People"},
    ]
    put_competencies(actor=cast.editor, graph_id=graph.pk, wanted=wanted)
    return graph.pk, ids


def _arrow(source: str, target: str, likely: int, more: dict[str, Any]) -> dict[str, Any]:
    months = {"min": likely / 2, "mode": likely, "max": likely * 2}
    ends = {"source_id": source, "target_id": target}
    return {"kind": "connect", "id": str(new_id()), **ends, "details": {"months": months, **more}}


def make_place(cast: Cast, whose: str = "viewer") -> Place:
    """The profile of the viewer: Junior who wants to be Chief, five hours a week."""
    graph_id, stages = make_map(cast)
    profile = profiles.create_profile(
        actor=getattr(cast, whose),
        graph_id=graph_id,
        name="Vic",
        stage_id=stages["Junior"],
        goal_id=stages["Chief"],
        hours_a_week=5.0,
        mentor="Ann",
    )
    return Place(graph_id, stages, profile)

"""Work on questions: the brief, and the pages beside a tree."""

import uuid
from typing import Any

from issuetrees.inquiry.write import plan_feeds
from issuetrees.inquiry.write.driver_scenarios import create_scenario
from tests.api.world import make_tree
from tests.cast import Cast
from tests.inquiry import trees
from tests.permissions.graphs import graph
from tests.permissions.row import Row
from tests.permissions.targets import engagement


def question(cast: Cast) -> tuple[uuid.UUID, uuid.UUID]:
    made = make_tree(cast)
    return uuid.UUID(made["graph_id"]), uuid.UUID(made["node_id"])


def part(cast: Cast) -> tuple[uuid.UUID, str]:
    return graph(cast), "owner"


def leaf(cast: Cast) -> tuple[uuid.UUID, uuid.UUID, uuid.UUID]:
    made = trees.make_tree(cast)
    return cast.engagement.pk, made.pk, uuid.UUID(trees.node_of(cast, made, "In town"))


def driver_scenario(cast: Cast) -> uuid.UUID:
    return create_scenario(actor=cast.owner, graph_id=graph(cast), title="Best").pk


def _made(*names: str) -> Any:
    def target(cast: Cast) -> tuple[uuid.UUID, ...]:
        made = make_tree(cast)
        return tuple(uuid.UUID(made[name]) for name in names)

    return target


WRITTEN = {"GET": "edit", "POST": "edit"}
STATED = {"statement": "It holds", "confidence": "low"}
SOURCE = {"title": "Panel", "kind": "data"}


def plan_file(cast: Cast) -> tuple[uuid.UUID, str]:
    return graph(cast), "xlsx"


def plan_feed(cast: Cast) -> str:
    return plan_feeds.rotate_feed(actor=cast.viewer, graph_id=graph(cast))


ROWS: dict[str, Row] = {
    "workplan_feeds": Row(graph, {"GET": "view", "POST": "view"}),
    "workplan_feed_revoke": Row(graph, {"POST": "view"}),
    "workplan_feed": Row(plan_feed, {"GET": "open"}),
    "priorities": Row(graph, {"GET": "view"}),
    "priorities_part": Row(graph, {"GET": "view"}),
    "evidence": Row(graph, {"GET": "view"}),
    "evidence_new": Row(graph, WRITTEN),
    "evidence_edit": Row(_made("evidence_id"), WRITTEN),
    "evidence_delete": Row(_made("evidence_id"), {"POST": "edit"}),
    "assumption_new": Row(graph, WRITTEN, STATED),
    "assumption_edit": Row(_made("assumption_id"), WRITTEN, STATED),
    "assumption_check": Row(_made("assumption_id", "node_id"), {"POST": "edit"}),
    "assumption_delete": Row(_made("assumption_id"), {"POST": "edit"}),
    "sources": Row(engagement, {"GET": "view"}),
    "source_new": Row(engagement, WRITTEN, SOURCE),
    "source": Row(_made("source_id"), {"GET": "view", "POST": "edit"}),
    "source_edit": Row(_made("source_id"), WRITTEN, SOURCE),
    "source_attach": Row(_made("source_id"), {"POST": "edit"}),
    "source_delete": Row(_made("source_id"), {"POST": "edit"}),
    "story": Row(graph, {"GET": "view"}),
    "story_answer": Row(question, {"POST": "edit"}, {"answer": "It is", "base": "2"}),
    "present": Row(graph, {"GET": "view"}),
    "story_move": Row(question, {"POST": "edit"}, {"to": "up"}),
    "numbers": Row(graph, {"GET": "view"}),
    "driver_scenario_new": Row(graph, {"POST": "edit"}, {"title": "Best"}),
    "driver_scenario_rename": Row(driver_scenario, {"POST": "edit"}, {"title": "Bold"}),
    "driver_scenario_move": Row(driver_scenario, {"POST": "edit"}, {"to": "left"}),
    "driver_scenario_delete": Row(driver_scenario, {"POST": "edit"}),
    "workplan": Row(graph, {"GET": "view"}),
    "workplan_file": Row(plan_file, {"GET": "view"}),
    "workplan_return": Row(graph, {"GET": "edit", "POST": "edit"}),
    "workplan_take": Row(graph, {"POST": "edit"}),
    "workplan_part": Row(part, {"GET": "view"}),
    "brief": Row(engagement, {"GET": "view"}),
    "brief_edit": Row(engagement, {"GET": "edit", "POST": "edit"}, {"situation": "Fine"}),
    "brief_advice": Row(engagement, {"POST": "view"}, {"question": "How?"}),
    "brief_leaves": Row(engagement, {"GET": "view"}),
    "brief_serve": Row(leaf, {"POST": "edit"}),
}

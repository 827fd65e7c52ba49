"""The driver tree of the brand-marketing sample: what the projects bring, and its scenarios."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from issuetrees.core.graph.records import ISSUE_TREE, NODE_FIELDS
from issuetrees.graphs import write as graphs
from issuetrees.inquiry.write.driver_scenarios import create_scenario
from issuetrees.kit.models import new_id
from issuetrees.samples.people import Team
from issuetrees.workspaces.models import Engagement


def make_numbers(engagement: Engagement, people: Team, case: Any) -> None:
    """Paste the tree in one commit; values were found so many days ago."""
    graph = graphs.create_graph(
        engagement_id=engagement.pk,
        kind=ISSUE_TREE,
        title=case["title"],
        actor=people.lead,
        tree_kind="driver",
    )
    ids: dict[str, str] = {}
    lines = list(_lines(case["root"], 0, engagement.today(), ids))
    paste = {"kind": "paste_outline", "parent_id": None, "before_id": None, "nodes": lines}
    graphs.commit(graph_id=graph.pk, commands=[paste], actor=people.lead, key="sample")
    for one in case["scenarios"]:
        create_scenario(
            actor=people.lead,
            graph_id=graph.pk,
            title=one["title"],
            values={ids[key]: value for key, value in one["values"].items()},
        )


def _lines(node: Any, depth: int, today: dt.date, ids: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Yield a driver and all below it as one reads them; ``ids`` get those with a key."""
    node_id = str(new_id())
    line = {"id": node_id, "depth": depth}
    line |= {name: node[name] for name in NODE_FIELDS if name in node}
    if "key" in node:
        ids[node["key"]] = node_id
        line["value_on"] = (today - dt.timedelta(days=node["days_ago"])).isoformat()
    yield line
    for child in node.get("children", ()):
        yield from _lines(child, depth + 1, today, ids)

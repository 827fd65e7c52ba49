"""The workplan of the brand-marketing sample: what each leaf takes, ends in and is worth."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, Final

from issuetrees.graphs import read
from issuetrees.graphs import write as graphs
from issuetrees.samples.people import Team
from issuetrees.workspaces.models import Engagement

_FIELDS: Final = (
    *("analysis", "data_source", "end_product", "kill_criterion"),
    *("effort_days", "lead_days", "prize", "ease"),
)


def make_workplan(
    engagement: Engagement, people: Team, case: Any, questions: Mapping[tuple[int, ...], uuid.UUID]
) -> None:
    """Write the plan onto the leaves; a hypothesis that stands there is kept."""
    graph = read.graphs_of(people.lead, engagement.pk).get()
    nodes = {node.id: node for node in read.node_records(graph)}
    root = next(node for node in nodes.values() if node.parent_id is None)
    aim = {"prize": case["aim"], "unit": root.unit or case["unit"]}
    commands = [{"kind": "edit_node", "id": root.id, "fields": aim}]
    for one in case["leaves"]:
        node = nodes[str(questions[tuple(one["question"])])]
        starts_on = engagement.today() + dt.timedelta(days=one["starts_in_days"])
        due_on = dt.date.fromisoformat(node.due_on) if node.due_on else starts_on
        fields = {
            **{name: one[name] for name in _FIELDS},
            "starts_on": min(starts_on, due_on).isoformat(),
            "hypothesis": node.hypothesis or one["hypothesis"],
        }
        commands.append({"kind": "edit_node", "id": node.id, "fields": fields})
    graphs.commit(graph_id=graph.pk, commands=commands, actor=people.lead)

"""The evidence of the brand-marketing sample: hypotheses, sources, what speaks for and against."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from issuetrees.graphs import read as graphs_read
from issuetrees.graphs import write as graphs
from issuetrees.inquiry.models import Source
from issuetrees.inquiry.write import assumptions, evidence, sources
from issuetrees.samples.people import Team
from issuetrees.workspaces.models import Engagement

Places = Mapping[tuple[int, ...], uuid.UUID]


def make_evidence(engagement: Engagement, people: Team, case: Any, questions: Places) -> None:
    """Write hypotheses on the tree, and what is known of them."""
    graph = graphs_read.graphs_of(people.lead, engagement.pk).get()
    commands = [
        {
            "kind": "edit_node",
            "id": str(questions[tuple(one["question"])]),
            "fields": {"hypothesis": one["text"]},
        }
        for one in case["hypotheses"]
    ]
    graphs.commit(graph_id=graph.pk, commands=commands, actor=people.lead)
    known = {one["key"]: _source(engagement, people, one) for one in case["sources"]}
    here: dict[str, Any] = {"actor": people.lead, "graph_id": graph.pk}
    for one in case["evidence"]:
        source = known[one["source"]]
        evidence.add_evidence(
            **here,
            node_id=questions[tuple(one["question"])],
            source_id=source.pk,
            page=one.get("page", ""),
            **{name: one[name] for name in ("claim", "stance", "strength")},
            **(_place(source, one["claim"]) if one.get("is_quote") else {}),
        )
    for one in case["assumptions"]:
        assumptions.create_assumption(
            **here,
            **{name: one[name] for name in ("statement", "breaks_if", "confidence")},
            owner_id=people.people[one["owner"]].pk,
            source_id=known[one["source"]].pk if "source" in one else None,
            node_ids=[questions[tuple(place)] for place in one["questions"]],
        )


def _source(engagement: Engagement, people: Team, one: Any) -> Source:
    return sources.create_source(
        actor=people.lead,
        engagement_id=engagement.pk,
        kind=one["kind"],
        title=one["title"],
        author=one["author"],
        dated_on=engagement.today() - dt.timedelta(days=one["days_ago"]),
        pages=one.get("pages", ""),
        transcript=one.get("transcript", ""),
    )


def _place(source: Source, quote: str) -> dict[str, Any]:
    start = source.transcript.index(quote)
    return {"quote_start": start, "quote_end": start + len(quote)}

"""Trees with work on them, made for the tests of the plan."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from issuetrees.core.graph.records import Node

TODAY = dt.date(2026, 3, 2)  # a Monday


def question(key: str, parent: str | None, **more: Any) -> Node:
    """Return a node whose rank is its id, so that siblings stand in the order of their ids."""
    return Node(id=key, parent_id=parent, rank=key, title=f"Question {key}", **more)


def branch(*parts: Node) -> list[Node]:
    """Return the parts below one root."""
    return [Node(id="root", title="Root"), *parts]


def leaf(key: str = "1", **more: Any) -> Node:
    """Return a question right below the root."""
    return question(key, "root", **more)


days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
fields = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(["open", "in_progress", "answered", "pruned"]),
        "starts_on": days.map(str),
        "due_on": days.map(str),
        "effort_days": st.integers(0, 60).map(lambda half: half / 2),
        "lead_days": st.integers(0, 40).map(float),
        "owner_id": st.sampled_from(["anna", "boris"]),
        "prize": st.integers(0, 100).map(float),
        "data_source": st.sampled_from(["", "CRM; Panel", "panel\nSurvey"]),
    },
)


@st.composite
def trees(draw: st.DrawFn) -> list[Node]:
    """Return a tree depth first, with three levels below the root at most."""
    nodes = branch()
    for first in range(draw(st.integers(0, 4))):
        top = question(f"{first + 1}", "root", **draw(fields))
        nodes.append(top)
        for second in range(draw(st.integers(0, 3))):
            part = question(f"{top.id}{second + 1}", top.id, **draw(fields))
            nodes.append(part)
            count = draw(st.integers(0, 2))
            nodes += [question(f"{part.id}{at}", part.id, **draw(fields)) for at in range(count)]
    return nodes

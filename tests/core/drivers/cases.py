"""The golden cases of driver trees, and trees of a size."""

import json
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

from issuetrees.core.drivers import DriverTree, driver_tree
from issuetrees.core.drivers.expressions import to_json
from issuetrees.core.graph.records import Node

FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "drivers"
Case = dict[str, Any]


def cases(name: str = "calculate") -> list[Case]:
    found: list[Case] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


def tree_of(case: Case) -> DriverTree:
    nodes = [Node(**{"parent_id": None, **node}) for node in case["nodes"]]
    return driver_tree(nodes, case.get("refers_to"))


def plan_of(case: Case) -> dict[str, Any]:
    """The case as the browser has it: terms and numbers in base units."""
    tree = tree_of(case)
    drivers = [
        {
            "id": one.id,
            "term": None if one.term is None else to_json(one.term),
            "own": None if one.own is None else float(one.own),
            "factor": float(one.unit.factor),
        }
        for one in tree.drivers.values()
    ]
    told = {name: case[name] for name in ("name", "values", "faults", "moves") if name in case}
    return told | {"drivers": drivers}


def shown(tree: DriverTree, key: str, value: Fraction | None) -> float | None:
    return None if value is None else float(tree.drivers[key].shown(value))


def grown(count: int, seed: int = 7, kinds: str = "sum product difference ratio") -> list[Node]:
    """A tree of so many nodes, two to five under each, leaves with values near one."""
    chance = random.Random(seed)
    nodes = [Node(id="0", title="Root", split_kind="sum")]
    waiting = ["0"]
    while len(nodes) < count:
        parent = waiting.pop(0)
        for _ in range(min(chance.randint(2, 5), count - len(nodes))):
            key = str(len(nodes))
            kind = chance.choice(kinds.split())
            value = round(chance.uniform(1, 2), 3)
            nodes.append(
                Node(id=key, parent_id=parent, title=f"n{key}", value=value, split_kind=kind)
            )
            waiting.append(key)
    return nodes

"""Maps for the tests: the sample's, and small ones written as lines."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from issuetrees.core.graph.records import Link, Node
from issuetrees.core.stages.reading import read_map
from issuetrees.core.stages.records import Answers, Fork, Months, Stage, StageMap, Transition

ROOT = Path(__file__).resolve().parents[3]


@cache
def sample() -> StageMap:
    """The way from PM to CPO, with the keys of its stages as ids."""
    told = json.loads((ROOT / "fixtures/samples/pm-to-cpo.json").read_text("utf-8"))
    nodes = [
        Node(one["key"], kind="stage", title=one["title"]["en"], track=one["track"], details=one)
        for one in told["stages"]
    ]
    nodes += [
        Node(
            f"fork-{one['key']}",
            kind="fork",
            title=one["title"]["en"],
            details={
                **one,
                "options": [
                    {"id": option["id"], "title": option["title"]["en"]}
                    for option in one["options"]
                ],
            },
        )
        for one in told["forks"]
    ]
    links = [
        Link(f"{one['source']}>{one['target']}", one["source"], one["target"], details=one)
        for one in told["transitions"]
    ]
    competencies = {one["key"]: one["title"]["en"] for one in told["competencies"]}
    return read_map(nodes, links, competencies)


def drawn(text: str, forks: dict[str, str] | None = None, **stages: dict[str, Any]) -> StageMap:
    """A map of lines like ``a > b 12 work=team|both``; forks as ``work="team personal"``.

    A stage may say more by its name: ``a={"required": {...}}``.
    """
    ways = [_way(line.split()) for line in text.strip().splitlines()]
    names = dict.fromkeys(end for way in ways for end in (way.source_id, way.target_id))
    return StageMap(
        {name: Stage(name, name.title(), **stages.get(name, {})) for name in (*names, *stages)},
        tuple(ways),
        {
            key: Fork(key, f"{key.title()}?", {one: one.title() for one in options.split()})
            for key, options in (forks or {}).items()
        },
    )


def _way(words: list[str]) -> Transition:
    source, _arrow, target, *rest = words
    months = [float(word) for word in rest if word[0].isdigit()]
    condition: Answers = {
        word.partition("=")[0]: frozenset(word.partition("=")[2].split("|"))
        for word in rest
        if "=" in word
    }
    likely = Months(months[0] / 2, months[0], months[0] * 2) if months else None
    return Transition(f"{source}>{target}", source, target, likely, condition, "back" in rest)


def answers(**given: str) -> Answers:
    """Answers like ``work="team both"``."""
    return {fork: frozenset(options.split()) for fork, options in given.items()}

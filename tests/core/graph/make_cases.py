"""Writes the golden cases; run it after a change of behaviour and read the difference.

``python -m tests.core.graph.make_cases``
"""

import json
from pathlib import Path

from issuetrees.core.errors import Refused
from issuetrees.core.graph.change import to_json
from issuetrees.core.graph.commands import KINDS, parse_all
from issuetrees.core.graph.expand import expand
from issuetrees.core.graph.fields import Field
from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP, TABLE, Fields
from tests.core.graph.memory import MemoryGraph
from tests.core.graph.random_commands import story
from tests.core.graph.spelling import with_ids, with_names

FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "graph"


def outcome(graph: MemoryGraph, commands: list[Fields]) -> Fields:
    """Carry out commands and return what came of it: the change, or the refusal's code."""
    try:
        change = expand(parse_all([with_ids(command) for command in commands]), graph)
    except Refused as refused:
        return {"refused": refused.code}
    graph.commit(change)
    return {"change": with_names(to_json(change))}


def replay(case: Fields) -> Fields:
    """Return the case with the outcome of each step as it is today."""
    graph = MemoryGraph(case["kind"])
    steps = [
        {"commands": step["commands"], **outcome(graph, step["commands"])} for step in case["steps"]
    ]
    return {"name": case["name"], "kind": case["kind"], "steps": steps}


def random_story(seed: int, kind: str, steps: int) -> Fields:
    """Return a random sequence of commits with the state at its end."""
    told = list(story(seed, kind, steps))
    return with_names(
        {
            "seed": seed,
            "kind": kind,
            "steps": [{"commands": commands, "refused": code} for _, commands, code in told],
            "end": told[-1][0].to_json(),
        }
    )


def fields() -> Fields:
    """Return what the browser has to know of each field, and the commands that there are."""
    table: Fields = {
        part: {name: _field(row) for name, row in rows.items()} for part, rows in TABLE.items()
    }
    return {**table, "commands": list(KINDS)}


def _field(row: Field) -> Fields:
    return {
        "form": row.form,
        "blank": row.blank(),
        "limit": row.limit,
        "setBy": row.set_by,
        "isContested": row.is_contested,
        "isMerged": row.is_merged,
        "isCopied": row.is_copied,
        "isSearched": row.is_searched,
    }


def main() -> None:
    path = FOLDER / "commands.json"
    cases = [replay(case) for case in json.loads(path.read_text("utf-8"))]
    _write(path, cases)
    _write(FOLDER / "fields.json", fields())
    stories = [random_story(seed, ISSUE_TREE, 60) for seed in range(8)]
    stories += [random_story(seed, STAGE_MAP, 40) for seed in range(4)]
    _write(FOLDER / "random.json", stories, indent=None)


def _write(path: Path, content: object, indent: int | None = 1) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=indent) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""20 people edit one tree of 5,000 nodes at once: nothing lost, nothing doubled, all equal."""

import random
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from issuetrees.core.graph.change import Tables, apply, from_json
from tests.bench.client import Answer, Client
from tests.bench.figures import judge, percentile, say
from tests.bench.stack import Stack, serving, stack

PEOPLE = 20
NODES = 5_000
SECONDS = 30.0
REPEATED = 0.1  # share of the commits that are sent twice


@dataclass
class Outcome:
    """What the people saw."""

    times: list[float] = field(default_factory=list)
    confirmed: dict[str, int] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def main() -> bool:
    """Edit on SQLite, then on PostgreSQL with Redis."""
    return all([run("SQLite"), run("PostgreSQL and Redis", is_shared=True)])


def run(
    name: str, *, is_shared: bool = False, seconds: float = SECONDS, people: int = PEOPLE,
    nodes: int = NODES,
) -> bool:  # fmt: skip
    """Have people edit for some seconds; compare the copies that they can rebuild."""
    with stack(is_shared=is_shared) as made:
        seeded = made.seed(people=people, nodes=nodes)
        with serving(made, "--only", "web"):
            outcome = _edit(made, seeded, seconds)
            problems = outcome.broken + _compare(made, seeded, outcome)
    count = len(outcome.times)
    say(
        f"{name}: {count / seconds:.0f} commits/s, p50 {percentile(outcome.times, 0.5):.0f} ms,"
        f" p95 {percentile(outcome.times, 0.95):.0f} ms, refused {dict(outcome.refused)}"
    )
    for problem in problems[:10]:
        say(problem)
    return judge(f"{name}: errors, lost or doubled commands", len(problems), 0)


def _edit(made: Stack, seeded: Any, seconds: float) -> Outcome:
    outcome, end = Outcome(), time.monotonic() + seconds
    threads = [
        threading.Thread(target=_person, args=(made, seeded, token, seed, end, outcome))
        for seed, token in enumerate(seeded["tokens"])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcome


def _person(made: Stack, seeded: Any, token: str, seed: int, end: float, outcome: Outcome) -> None:
    choose, client = random.Random(seed), Client(made.port, token)
    path = f"/graphs/{seeded['graph']}/commits"
    while time.monotonic() < end:
        key = str(uuid.UUID(int=choose.getrandbits(128), version=4))
        body = {"commands": [_command(choose, seeded["nodes"])], "base": None, "key": key}
        started = time.monotonic()
        answers = [client.call("POST", path, body)]
        outcome.times.append((time.monotonic() - started) * 1000)
        if choose.random() < REPEATED:
            answers.append(client.call("POST", path, body))
        for answer in answers:
            _note(outcome, key, answer)
    client.close()


def _note(outcome: Outcome, key: str, answer: Answer) -> None:
    if answer.status in (200, 201):
        number = answer.body["revision"]
        if outcome.confirmed.setdefault(key, number) != number:
            outcome.broken.append(f"{key} was applied as {outcome.confirmed[key]} and {number}")
    elif answer.status == 409:
        outcome.refused[answer.body["code"]] += 1
    else:
        outcome.broken.append(f"{answer.status}: {str(answer.body)[:200]}")


def _command(choose: random.Random, nodes: list[str]) -> dict[str, Any]:
    node_id, other = choose.choice(nodes[1:]), choose.choice(nodes)
    kind = choose.choices(("edit", "add", "move", "delete"), (60, 20, 17, 3))[0]
    if kind == "edit":
        title = f"Title {choose.random()}"
        return {"kind": "edit_node", "id": node_id, "fields": {"title": title}}
    if kind == "add":
        new = str(uuid.UUID(int=choose.getrandbits(128), version=4))
        return {"kind": "add_node", "id": new, "parent_id": other, "title": "New"}
    if kind == "move":
        return {"kind": "move_node", "id": node_id, "parent_id": other}
    return {"kind": "delete_node", "id": node_id}


def _compare(made: Stack, seeded: Any, outcome: Outcome) -> list[str]:
    """Replay the log and compare it with the records and with what was confirmed."""
    client = Client(made.port, seeded["tokens"][0])
    base = f"/graphs/{seeded['graph']}"
    tables: Tables = {"nodes": {}, "links": {}}
    seen: Counter[str] = Counter()
    number = 0
    while True:
        page = client.call("GET", f"{base}/changes?after={number}").body
        for change in page["changes"]:
            if change["revision"] != number + 1:
                return [f"revision {number + 1} is missing"]
            number += 1
            seen[change["key"]] += 1
            apply(tables, from_json(change["change"]))
        if page["is_complete"]:
            break
    table = client.call("GET", f"{base}/records").body
    stored = {row[0]: dict(zip(table["node_fields"], row, strict=True)) for row in table["nodes"]}
    client.close()
    lost = [
        f"{key} was confirmed and is not in the log" for key in outcome.confirmed if not seen[key]
    ]
    doubled = [f"{key} is in the log twice" for key, times in seen.items() if key and times > 1]
    unequal = [] if stored == tables["nodes"] else ["the log and the records differ"]
    return lost + doubled + unequal

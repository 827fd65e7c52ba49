"""Large maps, and how long all that is said of routes on a map takes."""

import random
import time
from typing import Final

from issuetrees.careers.routes import routes
from issuetrees.core.stages.records import StageMap
from tests.core.stages.maps import drawn

FORKS: Final = dict.fromkeys("fgh", "x y z")


def large(seed: int = 1) -> StageMap:
    """500 stages in 20 layers, 2,000 arrows, three of ten of them on an answer."""
    chance = random.Random(seed)
    lines = []
    for layer in range(20):
        for place in range(25):
            for _ in range(4):
                onward = layer + 1 + (chance.random() < 0.2)
                source = f"n{layer}_{place}"
                target = f"n{min(onward, 19)}_{chance.randrange(25)}"
                lines.append(f"{source} > {target} {chance.randint(1, 60)}{_condition(chance)}")
    return drawn("\n".join(lines), FORKS)


def _condition(chance: random.Random) -> str:
    if chance.random() > 0.3:
        return ""
    return f" {chance.choice('fgh')}={'|'.join(chance.sample('xyz', 2))}"


def ring() -> StageMap:
    """500 stages, each with an arrow to four others, round in a circle."""
    return drawn(
        "\n".join(
            f"s{n} > s{(n + step) % 500} {3 + (n * step) % 7}"
            for n in range(500)
            for step in (1, 7, 31, 113)
        )
    )


def cpu_seconds(found: StageMap, source: str, target: str, *, runs: int = 3) -> float:
    """Return the CPU time of the fastest of some runs: all that a page of routes shows."""
    spent = []
    for _ in range(runs):
        started = time.process_time()
        routes(found, source_id=source, target_id=target)
        spent.append(time.process_time() - started)
    return min(spent)

"""Writes the golden cases of weights that move; run it after a change, read the difference.

``python -m tests.core.scoring.robust.make_cases``
"""

import json
from typing import Any

import numpy as np

from tests.core.scoring.builders import CASES
from tests.core.scoring.robust.reweighed import NAME, outcome

TITLES: dict[str, tuple[list[list[float | None]], list[float]]] = {
    "two lines": ([[80, 40], [30, 90]], [3, 1]),
    "a tie that any move breaks": ([[100, 0], [0, 100]], [1, 1]),
    "twins, and two who take over at once": ([[100, 0], [100, 0], [0, 100], [0, 100]], [3, 1]),
    "gaps bend the lines": ([[100, 40, 40], [None, 90, 40], [0, 0, 100], [None] * 3], [2, 1, 1]),
    "one criterion": ([[10], [20], [20]], [1]),
    "a weight of zero": ([[10, 90, 5], [20, 0, 50]], [1, 0, 1]),
    "nothing known": ([[None, None], [None, None]], [1, 1]),
    "equal when shown": ([[50.04, 49.96], [49.97, 50], [49.9, 49.9]], [1, 1]),
}


def main() -> None:
    asked = [*(_small(name, *given) for name, given in TITLES.items()), _large()]
    lines = [json.dumps(case | {"expected": outcome(case)}, ensure_ascii=False) for case in asked]
    (CASES / NAME).write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")


def _small(name: str, points: list[list[float | None]], weights: list[float]) -> dict[str, Any]:
    shares = [weight / sum(weights) for weight in weights]
    columns = [f"c{number}" for number in range(len(weights))]
    moving: list[dict[str, Any]] = [
        {"id": key, "parts": [float(other == key) for other in columns]} for key in columns
    ]
    if len(columns) > 2:
        moving.append({"id": "goal", "parts": [0.25, 0.75, *([0.0] * (len(columns) - 2))]})
    return {
        "name": name,
        "initiative_ids": list("abcdefgh"[: len(points)]),
        "criterion_ids": columns,
        "points": points,
        "shares": shares,
        "weights": moving,
        "moves": [
            {"id": one["id"], "share": share} for one in moving for share in (0.0, 0.1, 0.62, 1.0)
        ],
    }


def _large() -> dict[str, Any]:
    random = np.random.default_rng(11)
    points = np.round(random.random((200, 12)) * 4) * 25
    rows = [[None if random.random() < 0.05 else value for value in row] for row in points.tolist()]
    case = _small("two hundred initiatives", [], random.integers(1, 9, 12).tolist())
    return case | {
        "initiative_ids": [f"i{number}" for number in range(len(rows))],
        "points": rows,
        "moves": [{"id": "c3", "share": 0.4}, {"id": "goal", "share": 0.05}],
    }


if __name__ == "__main__":
    main()

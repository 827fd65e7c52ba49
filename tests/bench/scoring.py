"""Methods of deciding, draws and portfolios beside bare NumPy and pymcdm: ``./run bench-scoring``.

Ratios of one run: both sides take the same table by turns, the best time of each counts. Results
are compared before times, so that nobody wins by computing something else.
"""

import gc
import sys
import time
from collections.abc import Callable
from typing import Final

import numpy as np

from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.methods import Preference, Table, read_table, run, score
from issuetrees.core.scoring.robust import table as robust
from issuetrees.core.scoring.robust.draws import draw
from issuetrees.core.scoring.robust.opinions import certain
from issuetrees.core.scoring.robust.settings import Settings
from issuetrees.core.scoring.robust.stability import stability
from tests.bench.figures import judge, milliseconds, say
from tests.bench.portfolios import portfolios
from tests.bench.sliders import sliders

SEED: Final = 20261129
LOW, HIGH = 5.0, 40.0


def table_of(rows: int, columns: int = 20) -> Table:
    """Return made-up points; weights are anything above zero."""
    chance = np.random.default_rng(SEED)
    return read_table(chance.random((rows, columns)) * 100, chance.random(columns).tolist())


def side_by_side(
    ours: Callable[[], object], other: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """Return the best processor time of each, in ms; they take turns."""
    best = [float("inf"), float("inf")]
    gc.disable()
    try:
        for _ in range(rounds):
            for at, work in enumerate((ours, other)):
                start = time.process_time()
                work()
                best[at] = min(best[at], 1000 * (time.process_time() - start))
    finally:
        gc.enable()
    return best[0], best[1]


def weighted_scores() -> bool:
    """100,000 × 20 beside the product alone, and beside the weighted sum of pymcdm."""
    from pymcdm.methods import WSM
    from pymcdm.normalizations import minmax_normalization

    table = table_of(100_000)
    values, shares, types = table.values, table.shares, np.ones(len(table.shares))
    other = WSM(minmax_normalization)
    _same(
        "weighted scores", score("additive", table, scale="min_max"), other(values, shares, types)
    )
    ours, bare = side_by_side(lambda: score("additive", table), lambda: values @ shares, 200)
    points, slow = side_by_side(
        lambda: score("additive", table), lambda: other(values, shares, types), 5
    )
    say(f"100,000 × 20: ours {ours:.1f} ms, product {bare:.1f} ms, pymcdm {slow:.0f} ms")
    ranges, also_slow = side_by_side(
        lambda: score("additive", table, scale="min_max"),
        lambda: other(values, shares, types),
        5,
    )
    say(f"the same by shares of the range, as pymcdm does: ours {ranges:.0f} ms")
    return all(
        [
            judge("weighted scores beside the product alone", ours / bare, 2),
            judge("weighted scores beside pymcdm", points / slow, 0.1),
            judge("by shares of the range beside pymcdm", ranges / also_slow, 0.5),
        ]
    )


def promethee() -> bool:
    """1,000 × 20 with flows, parts and ranks beside the net flows of pymcdm."""
    from pymcdm.methods import PROMETHEE_II

    table = table_of(1_000)
    count = len(table.shares)
    linear = [Preference("linear", LOW, HIGH)]

    def theirs() -> Array:
        # Made anew: an instance of pymcdm can be asked once only.
        other = PROMETHEE_II("vshape_2", p=np.full(count, HIGH), q=np.full(count, LOW))
        flows: Array = other(table.values, table.shares, np.ones(count))
        return flows

    _same("PROMETHEE II", score("promethee", table, preferences=linear), theirs())
    ours, slow = side_by_side(lambda: run("promethee", table, preferences=linear), theirs, 5)
    say(f"1,000 × 20: ours {ours:.1f} ms with the partial order, pymcdm {slow:.0f} ms")
    return judge("PROMETHEE II beside pymcdm", ours / slow, 0.2)


def draws() -> bool:
    """Places of 10,000 draws of weights on 1,000 × 20 beside a plain loop over them."""
    table = _standing()
    opinions = certain(table.initiative_ids, table.criterion_ids, table.points)
    settings = Settings(draws=10_000)
    ours, plain = side_by_side(
        lambda: draw(opinions, settings), lambda: _plain_loop(table.points, settings.draws), 4
    )
    say(f"10,000 draws of 1,000 × 20: ours {ours:.0f} ms with ties and pairs, loop {plain:.0f} ms")
    return all(
        [
            judge("seconds of the processor for 10,000 draws of 1,000 × 20", ours / 1000, 1.0),
            judge("draws beside a plain loop", ours / plain, 2),
        ]
    )


def stabilities() -> bool:
    """Intervals of 20 weights over 1,000 initiatives, each with who takes over."""
    table = _standing()
    weights = robust.single(table.criterion_ids)
    spent = min(milliseconds(lambda: stability(table, weights)) for _ in range(7))
    return judge("ms for the stability of 20 weights over 1,000 initiatives", spent, 50)


def _standing() -> robust.Table:
    made = table_of(1_000)
    ids = (f"i{number:04}" for number in range(len(made.values)))
    keys = (f"c{number:02}" for number in range(len(made.shares)))
    return robust.Table(tuple(ids), tuple(keys), made.values, made.shares)


def _plain_loop(points: Array, count: int) -> None:
    """What one writes first: places counted, no ties, no pairs, no central weights."""
    chance = np.random.default_rng(SEED)
    counts = np.zeros((len(points), len(points)), dtype=np.int64)
    places = np.arange(len(points))
    for weights in chance.dirichlet(np.ones(points.shape[1]), count):
        counts[np.argsort(-(points @ weights)), places] += 1


def _same(what: str, ours: Array, theirs: Array) -> None:
    apart = float(np.abs(ours - theirs).max())
    if apart > 1e-9:
        raise AssertionError(f"{what}: {apart} apart")


def main() -> bool:
    """Measure all; return whether every figure was reached."""
    return all([weighted_scores(), promethee(), draws(), stabilities(), sliders(), portfolios()])


if __name__ == "__main__":
    sys.exit(0 if main() else 1)

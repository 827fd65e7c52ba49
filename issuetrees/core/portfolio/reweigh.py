"""Which weights would have put every good initiative above every bad one, and how far off are they.

A linear programme: weights w ≥ 0 that add up to 1, with Σ wₖ (vₖ of the good − vₖ of the bad) at
least ``MARGIN`` for each pair, as close as can be to the weights in force (half of the sum of all
changes: the weight that has to move). It is the separation of two sets by a plane that only looks
upwards: O. L. Mangasarian, “Linear and nonlinear separation of patterns”, Operations Research 13
(1965). Where no weights can, a good one that leads a bad one nowhere is named, if there is one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gaps = NDArray[np.float64]

#: Points by which a good one has to lead.
MARGIN: Final = 1.0
_SAME: Final = 1e-6


class Verdict(StrEnum):
    """What can be done with weights.

    ``NOTHING``: not both good and bad ones. ``ALREADY``: the weights in force do it. ``MOVED``:
    others do. ``NONE``: no weights can.
    """

    NOTHING = "nothing"
    ALREADY = "already"
    MOVED = "moved"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Judged:
    """A past initiative: what it is worth on each criterion (0 to 100), and how it turned out."""

    id: str
    values: Mapping[str, float]
    is_good: bool


@dataclass(frozen=True, slots=True)
class Reweighed:
    """``weights`` by criterion add up to 1, ``moved`` is the part of them that had to move.

    ``blocking`` is a (good, bad) pair of which the good one leads by ``MARGIN`` on no criterion.
    """

    verdict: Verdict
    weights: Mapping[str, float]
    moved: float = 0.0
    blocking: tuple[str, str] | None = None


def reweigh(judged: Sequence[Judged], weights: Mapping[str, float]) -> Reweighed:
    """Return the closest weights that separate good from bad; ``weights`` in force add up to 1."""
    good = [one for one in judged if one.is_good]
    bad = [one for one in judged if not one.is_good]
    names = list(weights)
    if not good or not bad or not names:
        return Reweighed(Verdict.NOTHING, dict(weights))
    import numpy as np  # noqa: PLC0415 - the web process starts light

    upper, lower = (
        np.array([[one.values[name] for name in names] for one in ones]) for ones in (good, bad)
    )
    gaps = (upper[:, None, :] - lower[None, :, :]).reshape(-1, len(names))
    force = [weights[name] for name in names]
    if (gaps @ np.array(force) >= MARGIN - _SAME).all():
        return Reweighed(Verdict.ALREADY, dict(weights))
    hopeless = np.flatnonzero(gaps.max(axis=1) < MARGIN - _SAME)
    if len(hopeless):
        first, second = divmod(int(hopeless[0]), len(bad))
        pair = good[first].id, bad[second].id
        return Reweighed(Verdict.NONE, dict(weights), blocking=pair)
    found = _closest(force, gaps)
    if found is None:
        return Reweighed(Verdict.NONE, dict(weights))
    moved = sum(abs(new - old) for new, old in zip(found, force, strict=True)) / 2
    return Reweighed(Verdict.MOVED, dict(zip(names, found, strict=True)), moved)


def _closest(force: Sequence[float], gaps: "Gaps") -> list[float] | None:
    """Minimise Σ t over w, t with −t ≤ w − force ≤ t; None where there is no such w."""
    import numpy as np  # noqa: PLC0415 - the web process starts light
    from scipy.optimize import linprog  # noqa: PLC0415 - as above

    count = len(force)
    unit, wanted = np.eye(count), np.array(force)
    apart = np.hstack([-gaps, np.zeros_like(gaps)])
    solved = linprog(
        np.concatenate([np.zeros(count), np.ones(count)]),
        A_ub=np.vstack([np.hstack([unit, -unit]), np.hstack([-unit, -unit]), apart]),
        b_ub=np.concatenate([wanted, -wanted, np.full(len(gaps), -MARGIN)]),
        A_eq=np.concatenate([np.ones(count), np.zeros(count)])[None, :],
        b_eq=[1.0],
        bounds=[(0, None)] * (2 * count),
        method="highs",
    )
    return [max(float(one), 0.0) for one in solved.x[:count]] if solved.success else None

"""What assessors said, with ranges: the scores that draws are made from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array, Flags
from issuetrees.core.scoring.robust.table import TIE
from issuetrees.core.scoring.values import BEST
from issuetrees.core.text import gettext_noop


@dataclass(frozen=True, slots=True)
class Opinions:
    """Points of initiatives × criteria × assessors, the assessors with their shares.

    ``likely`` is NaN where a score was asked for and not given; ``low`` and ``high`` are NaN
    where no range was given. What does not apply (``applies`` is False) leaves the weight to the
    other criteria.
    """

    initiative_ids: tuple[str, ...]
    criterion_ids: tuple[str, ...]
    low: Array
    likely: Array
    high: Array
    applies: Flags
    assessors: Array

    def ordered(self, rows: Sequence[int]) -> "Opinions":
        """Return some of the initiatives in another order."""
        chosen = np.array(rows, dtype=np.intp)
        return Opinions(
            tuple(self.initiative_ids[row] for row in rows),
            self.criterion_ids,
            self.low[chosen],
            self.likely[chosen],
            self.high[chosen],
            self.applies[chosen],
            self.assessors,
        )


def certain(
    initiative_ids: Iterable[str],
    criterion_ids: Iterable[str],
    points: Array,
    *,
    applies: Flags | None = None,
    assessors: Array | None = None,
) -> Opinions:
    """Return opinions without ranges; ``points`` may be without the axis of assessors."""
    cube = points[:, :, np.newaxis] if points.ndim == 2 else points
    none = np.full(cube.shape, np.nan)
    people = np.ones(cube.shape[2]) / max(cube.shape[2], 1) if assessors is None else assessors
    everywhere = np.ones(cube.shape, dtype=np.bool_) if applies is None else applies
    return Opinions(
        tuple(initiative_ids), tuple(criterion_ids), none, cube, none, everywhere, people
    )


def read_opinions(stored: Mapping[str, Any]) -> Opinions:
    """Return the opinions that ``snapshot.plain`` has written."""
    cubes = {name: np.array(stored[name], dtype=np.float64) for name in ("low", "likely", "high")}
    return Opinions(
        tuple(stored["initiative_ids"]),
        tuple(stored["criterion_ids"]),
        applies=np.array(stored["applies"], dtype=np.bool_),
        assessors=np.array(stored["assessors"], dtype=np.float64),
        **cubes,
    )


def completed(opinions: Opinions) -> Opinions:
    """Return the opinions with a range everywhere, refusing what is none.

    A range that was not given is the likely value itself, a score that was not given any point.
    """
    shape = (len(opinions.initiative_ids), len(opinions.criterion_ids), len(opinions.assessors))
    cubes = (opinions.low, opinions.likely, opinions.high, opinions.applies)
    people = opinions.assessors
    has_people = bool(people.sum() > 0 and (people >= 0).all())
    if any(cube.shape != shape for cube in cubes) or not has_people:
        raise Invalid(
            "opinions_shape",
            gettext_noop("Scores do not fit the initiatives, criteria and assessors."),
            field="scores",
        )
    is_given = ~np.isnan(opinions.likely)
    low = np.where(np.isnan(opinions.low), opinions.likely, opinions.low)
    high = np.where(np.isnan(opinions.high), opinions.likely, opinions.high)
    is_within = (low >= -TIE) & (high <= BEST + TIE)
    in_order = is_within & (low <= opinions.likely) & (opinions.likely <= high)
    if (is_given & ~in_order).any():
        row, column, person = np.argwhere(is_given & ~in_order)[0]
        raise Invalid(
            "range_wrong",
            gettext_noop("A range goes from low over likely to high, within the scale."),
            field="scores",
            initiative_id=opinions.initiative_ids[row],
            criterion_id=opinions.criterion_ids[column],
            assessor=int(person),
        )
    return Opinions(
        opinions.initiative_ids,
        opinions.criterion_ids,
        np.where(is_given, low, 0.0),
        np.where(is_given, opinions.likely, np.nan),
        np.where(is_given, high, BEST),
        opinions.applies,
        opinions.assessors / opinions.assessors.sum(),
    )

"""What a panel said as a whole: each cell with median and spread, each assessor, coefficients."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.agreement.alpha import krippendorff
from issuetrees.core.scoring.agreement.fleiss import fleiss
from issuetrees.core.scoring.agreement.icc import icc
from issuetrees.core.scoring.agreement.kendall import kendall
from issuetrees.core.scoring.agreement.people import biases, dots
from issuetrees.core.scoring.agreement.records import Bias, Coefficient, Dot, Scale
from issuetrees.core.scoring.cells import read_scores
from issuetrees.core.scoring.records import Assessor, Criterion, CriterionKind, Initiative, Score


@dataclass(frozen=True, slots=True)
class PanelCell:
    """What was said of one initiative on one criterion, in points from 0 to 100.

    ``spread`` is the distance from the lowest to the highest; None where fewer than two said
    anything. ``unknown`` and ``not_applicable`` count those who could not or would not say.
    """

    initiative_id: str
    criterion_id: str
    median: float | None
    spread: float | None
    dots: tuple[Dot, ...]
    unknown: int
    not_applicable: int


@dataclass(frozen=True, slots=True)
class Panel:
    """All cells, initiative by initiative; the assessors; the coefficients that there are."""

    cells: tuple[PanelCell, ...]
    assessors: tuple[Bias, ...]
    coefficients: tuple[Coefficient, ...]


def panel(
    initiatives: Sequence[Initiative],
    criteria: Sequence[Criterion],
    assessors: Sequence[Assessor],
    scores: Sequence[Score],
) -> Panel:
    """Compare what assessors said, all counted alike whatever their weight."""
    cells = read_scores(initiatives, criteria, assessors, scores)
    ratings = cells.points.reshape(-1, len(assessors)).T
    people = [one.id for one in assessors]
    said = dots(ratings, people)
    unknown, applies = (
        flags.reshape(-1, len(assessors)) for flags in (cells.is_unknown, cells.is_applicable)
    )
    places = [(one.id, other.id) for one in initiatives for other in criteria]
    found = tuple(
        PanelCell(
            *place,
            *_middle(ratings[:, at]),
            said[at],
            int(unknown[at].sum()),
            int((~applies[at]).sum()),
        )
        for at, place in enumerate(places)
    )
    return Panel(found, biases(ratings, people), _coefficients(ratings, criteria))


def _middle(column: Array) -> tuple[float | None, float | None]:
    given = column[~np.isnan(column)]
    spread = float(np.ptp(given)) if len(given) > 1 else None
    return (float(np.median(given)) if len(given) else None), spread


def _coefficients(ratings: Array, criteria: Sequence[Criterion]) -> tuple[Coefficient, ...]:
    """Those that the data allow: κ only where all criteria have the same few levels."""
    found = [krippendorff(ratings, Scale.INTERVAL), kendall(ratings), *icc(ratings)]
    scales = {(one.kind, one.levels, one.worst, one.best) for one in criteria}
    if len(scales) == 1 and criteria[0].kind in {CriterionKind.RUBRIC, CriterionKind.YES_NO}:
        found.append(fleiss(ratings))
    return tuple(found)

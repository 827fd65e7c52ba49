"""How long a run will take, so that a caller knows whether it needs a job."""

from math import log2
from typing import Final

from issuetrees.core.scoring.robust.opinions import Opinions
from issuetrees.core.scoring.robust.score_draws import ScoreDraws
from issuetrees.core.scoring.robust.settings import Pooling, RangedWeights, Settings, Shape

#: What a request may take; longer runs are jobs.
AT_ONCE: Final = 2.0
# Nanoseconds on a slow core, measured for totals, sorting and counting, and drawing of a cell.
_TOTAL: Final = 2.0
_PLACE: Final = 40.0
_SORT: Final = 3.0
_PAIR: Final = 4.0
_FIRST: Final = 10.0
_WEIGHT: Final = 30.0
_RANGE: Final = 1500.0
_CELL: Final = {Shape.TRIANGULAR: 45.0, Shape.PERT: 200.0}


def seconds(opinions: Opinions, settings: Settings) -> float:
    """Return about how many seconds of a processor a run takes; rather too many."""
    initiatives, criteria, assessors = opinions.likely.shape
    finalists = min(settings.finalists, initiatives)
    varying = ScoreDraws(opinions, settings).varying
    per_draw = (
        _TOTAL * initiatives * criteria
        + (_PLACE + _SORT * log2(initiatives + 1)) * initiatives
        + _PAIR * finalists**2
        + (_RANGE if isinstance(settings.weights, RangedWeights) else _WEIGHT) * criteria
    )
    voices = assessors if settings.pooling is Pooling.MIX else 1 + (assessors - 1) / 8
    drawing = varying * voices * _CELL[settings.shape]
    confident = min(settings.confidence_draws, settings.draws) if varying else 0
    closer = drawing + initiatives * finalists * (_TOTAL * criteria / 8 + _FIRST)
    return float(1e-9 * (settings.draws * (per_draw + drawing) + confident * closer))


def needs_job(opinions: Opinions, settings: Settings) -> bool:
    """Whether a run is too long to wait for."""
    return seconds(opinions, settings) > AT_ONCE

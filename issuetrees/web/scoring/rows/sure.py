"""What draws say, in words and pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.drawing.bars import Track
from issuetrees.core.drawing.columns import draw_columns
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.rounding import apportion
from issuetrees.core.scoring.robust.choices import Vary
from issuetrees.core.scoring.robust.results import Odds
from issuetrees.core.scoring.robust.settings import Absent, Pooling, Shape
from issuetrees.jobs.labels import told
from issuetrees.kit.formats.numbers import number, percent
from issuetrees.kit.sentences import apart, fill
from issuetrees.kit.words import spoken
from issuetrees.scoring.models.runs import RobustnessRun
from issuetrees.scoring.read.runs import Found
from issuetrees.web.scoring.run_form import ABSENTS, POOLINGS, SHAPES, WEIGHTS

#: So many of the best are compared in pairs on the page.
PAIRED: Final = 6
_COLUMN: Final = 12.0
_MOST_LENGTH: Final = 260.0


@dataclass(frozen=True)
class OddsRow:
    """One initiative over all draws."""

    id: str
    title: str
    first: Decimal
    top: Decimal
    mean: float
    confidence: float | None
    picture: Drawing
    places: str
    central: str


@dataclass(frozen=True)
class PairRow:
    """How often an initiative beats each of the others; None beside itself."""

    title: str
    wins: list[float | None]


def settings(run: RobustnessRun) -> list[str]:
    """Say what a run was asked for, one thing a line."""
    kept, language = run.settings, get_language() or "en"
    asked = kept.get("asked", {})
    weights = str(WEIGHTS[Vary(asked["weights"])])
    if asked["weights"] == Vary.NEAR:
        weights += f" (±{percent(asked['spread'], language)})"
    return [
        fill(_("Weights: {how}"), how=weights),
        fill(_("Assessors who differ: {how}"), how=str(POOLINGS[Pooling(kept["pooling"])])),
        fill(_("A missing score: {how}"), how=str(ABSENTS[Absent(kept["absent"])])),
        fill(_("Between low and high: {how}"), how=str(SHAPES[Shape(kept["shape"])])),
    ]


def progress(run: RobustnessRun) -> dict[str, str]:
    """Say what the job of a run is doing, or why it failed."""
    if run.job is None:
        return {}
    problem = run.job.problem
    return {
        "doing": told(run.job.progress_label),
        "failure": fill(spoken(problem["message"]), **problem.get("details", {}))
        if problem
        else "",
    }


def margin(found: Found) -> str:
    """Return how far a probability may be off."""
    return percent(found.margin, get_language() or "en", 1)


def odds(its: Odds, found: Found, top: int) -> OddsRow:
    """Return one initiative in the words of the page."""
    count = len(found.odds)
    chances = [its.chance(place) for place in range(1, count + 1)]
    shown = apportion(chances, 2)
    length = min(_MOST_LENGTH, _COLUMN * count)
    names = {
        "first": percent(its.chance(1), get_language() or "en"),
        "mean": number(its.mean_place, get_language() or "en", 1),
    }
    words = fill(_("Chances of the places from 1 on: {first} first, {mean} on average"), **names)
    highest = max(max(one.chances) for one in found.odds)  # one scale for all
    track = Track(length=length, thickness=28, scale=highest)
    return OddsRow(
        id=its.initiative_id,
        title=found.titles.get(its.initiative_id, "–"),
        first=shown[0],
        top=sum(shown[:top], Decimal()),
        mean=its.mean_place,
        confidence=its.confidence,
        picture=draw_columns(its.initiative_id, chances, track, words),
        places=_listed((str(place), chance) for place, chance in enumerate(shown, 1) if chance),
        central=_central(its, found),
    )


def pairs(found: Found) -> list[PairRow]:
    """Return how often each of the best beats each other one."""
    best = [one.initiative_id for one in found.odds if one.initiative_id in found.finalists]
    best = best[:PAIRED]
    at = {one: place for place, one in enumerate(found.finalists)}
    return [
        PairRow(
            found.titles.get(one, "–"),
            [None if one == other else found.wins[at[one]][at[other]] for other in best],
        )
        for one in best
    ]


def _central(its: Odds, found: Found) -> str:
    if its.central_weights is None:
        return ""
    shown = apportion(its.central_weights, 2)
    titles = map(str, map(apart, found.criteria.values()))
    return _listed(zip(titles, shown, strict=True))


def _listed(shares: Iterable[tuple[str, Decimal]]) -> str:
    """Name each with its share: “1: 40%, 2: 60%”."""
    language = get_language() or "en"
    return ", ".join(f"{name}: {percent(share, language)}" for name, share in shares)

"""The newest draws of an engagement as what a report says of how sure its order is."""

import uuid

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.robust.choices import Vary
from issuetrees.core.scoring.robust.results import Odds
from issuetrees.kit.zones import today
from issuetrees.reports.opinions import Chance, Robustness
from issuetrees.reports.scored import Ranking
from issuetrees.scoring.models.runs import RobustnessRun
from issuetrees.scoring.read import firmness, runs
from issuetrees.scoring.read.results import Board
from issuetrees.scoring.read.runs import Found
from issuetrees.scoring.swings import Lead, lead_of
from issuetrees.workspaces.access import Reader
from issuetrees.workspaces.models import Engagement


def build_robustness(reader: Reader, engagement: Engagement, board: Board) -> Robustness | None:
    """Return what the newest run that is done says; None without one that the reader may see."""
    run = runs.runs(reader, engagement.pk).filter(result__isnull=False).first()
    found = runs.found(run) if run else None
    if run is None or found is None or not found.odds:
        return None
    return _told(run, found, is_outdated=runs.is_outdated(reader, run, board))


def build_lead(board: Board, ranking: Ranking | None) -> Lead | None:
    """Return what moves the lead of the best over the next most; None without two that have
    places.
    """
    placed = [row.id for row in ranking.rows if row.place] if ranking else []
    if len(placed) < 2:
        return None
    try:
        found = firmness.why(board, uuid.UUID(placed[0]), uuid.UUID(placed[1]))
    except Invalid:
        return None
    names = {str(row.pk): row.title for row in board.initiatives}
    names |= {str(row.pk): row.title for row in board.tree}
    names |= {str(row.pk): row.title for row in board.criteria}
    lead = lead_of(found.tornado, found.comparison.total.difference, names)
    return lead if lead.swings else None


def _told(run: RobustnessRun, found: Found, *, is_outdated: bool) -> Robustness:
    asked = run.settings.get("asked", {})
    is_near = asked.get("weights") == Vary.NEAR
    return Robustness(
        draws=run.settings["draws"],
        seed=run.settings["seed"],
        made_on=today(run.engagement.time_zone, run.created_at),
        margin=found.margin,
        spread=asked.get("spread") if is_near else None,
        is_outdated=is_outdated,
        chances=tuple(_chance(odds, found) for odds in found.odds),
    )


def _chance(odds: Odds, found: Found) -> Chance:
    count = odds.first_place + len(odds.chances) - 1
    return Chance(
        initiative_id=odds.initiative_id,
        title=found.titles.get(odds.initiative_id, "–"),
        first=odds.chance(1),
        top=tuple(odds.top(place) for place in range(1, count + 1)),
        mean_place=odds.mean_place,
        confidence=odds.confidence,
    )

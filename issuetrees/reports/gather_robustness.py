"""The newest draws of an engagement as what a report says of how sure its order is."""

from issuetrees.core.scoring.robust.choices import Vary
from issuetrees.core.scoring.robust.results import Odds
from issuetrees.kit.zones import today
from issuetrees.reports.opinions import Chance, Robustness
from issuetrees.scoring.models.runs import RobustnessRun
from issuetrees.scoring.read import runs
from issuetrees.scoring.read.results import Board
from issuetrees.scoring.read.runs import Found
from issuetrees.workspaces.access import Reader
from issuetrees.workspaces.models import Engagement


def build_robustness(reader: Reader, engagement: Engagement, board: Board) -> Robustness | None:
    """Return what the newest run that is done says; None without one that the reader may see."""
    run = runs.runs(reader, engagement.pk).filter(result__isnull=False).first()
    found = runs.found(run) if run else None
    if run is None or found is None or not found.odds:
        return None
    return _told(run, found, is_outdated=runs.is_outdated(reader, run, board))


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

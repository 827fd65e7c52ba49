"""The runs of draws that a reader may see, and whether they are out of date."""

import uuid
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet

from issuetrees.core.scoring.robust.results import Odds, read_odds
from issuetrees.core.scoring.robust.standing import Standing
from issuetrees.core.scoring.snapshot import fingerprint, plain
from issuetrees.jobs.models import JobState
from issuetrees.kit.rows import one
from issuetrees.scoring import packing
from issuetrees.scoring.models.runs import RobustnessRun
from issuetrees.scoring.read import sheets, weight_sets
from issuetrees.scoring.read.results import Board
from issuetrees.workspaces.access import Reader, within

UNDER_WAY: Final = frozenset({JobState.QUEUED, JobState.RUNNING})


@dataclass(frozen=True, slots=True)
class Found:
    """What a run says, the likeliest first; what things were called when it was asked for."""

    odds: list[Odds]
    titles: dict[str, str]
    criteria: dict[str, str]
    unranked: list[str]
    finalists: list[str]
    wins: list[list[float]]
    margin: float
    generator: str
    method: str


def runs(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[RobustnessRun]:
    """Return the runs of an engagement, newest first; none while the reader's own sheet is out."""
    return _runs(reader).filter(engagement_id=engagement_id)


def run(reader: Reader, run_id: uuid.UUID) -> RobustnessRun:
    """Return a run with its job, or raise NotFound."""
    return one(_runs(reader).filter(pk=run_id))


def state(row: RobustnessRun) -> JobState:
    """Return how far a run is."""
    return JobState(row.job.state) if row.job else JobState.DONE


def found(row: RobustnessRun) -> Found | None:
    """Return what a run says; None until it is done."""
    if row.result is None:
        return None
    inputs, result = packing.unpack(row.inputs), packing.unpack(row.result)
    odds = [read_odds(one) for one in result["initiatives"]]
    return Found(
        odds=sorted(odds, key=lambda its: its.mean_place),
        titles=inputs["titles"],
        criteria=inputs["criteria"],
        unranked=result["unranked"],
        finalists=result["finalists"],
        wins=result["wins"],
        margin=result["margin"],
        generator=result["generator"],
        method=result["method"],
    )


def inputs_of(reader: Reader, board: Board, standing: Standing) -> dict[str, Any]:
    """Return all that draws are made from, as plain values; ``sets`` are the weights of people."""
    of = weight_sets.tree_of(board.tree, board.criteria)
    found = weight_sets.everybody(weight_sets.weight_sets(reader, board.engagement_id), of)
    return {
        "sets": plain(weight_sets.shares_of(found.whole, of)),
        "voices": [one.row.voice for one in found.whole],
        "opinions": plain(standing.opinions),
        "shares": plain(standing.table.shares),
        "titles": {str(row.pk): row.title for row in board.initiatives},
        "criteria": {str(row.pk): row.title for row in board.criteria},
    }


def digest_of(inputs: dict[str, Any]) -> str:
    """Return what tells inputs apart; what things are called changes no figure."""
    return fingerprint({key: inputs[key] for key in ("opinions", "shares", "sets", "voices")})


def is_outdated(reader: Reader, row: RobustnessRun, board: Board) -> bool:
    """Whether scores, weights or people are others now than when the run was asked for."""
    return row.digest != digest_of(inputs_of(reader, board, board.standing()))


def _runs(reader: Reader) -> QuerySet[RobustnessRun]:
    seen = RobustnessRun.objects.filter(within(reader), sheets.made_of_all(reader))
    return seen.select_related("job", "engagement", "requested_by").order_by("-created_at", "-id")

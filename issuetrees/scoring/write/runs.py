"""Runs of draws: asked for, done at once or by a job, stopped, done again."""

import uuid
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.robust.choices import SPREAD, Vary, vary
from issuetrees.core.scoring.robust.draws import Progress, draw
from issuetrees.core.scoring.robust.estimate import needs_job
from issuetrees.core.scoring.robust.opinions import read_opinions
from issuetrees.core.scoring.robust.settings import (
    Absent,
    Pooling,
    Settings,
    Shape,
    read_settings,
)
from issuetrees.core.scoring.snapshot import plain
from issuetrees.core.text import gettext_noop
from issuetrees.jobs import write as jobs
from issuetrees.scoring import packing
from issuetrees.scoring.models.runs import RobustnessRun
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.read import runs as runs_read
from issuetrees.scoring.read import sheets
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Action, require
from issuetrees.workspaces.models import Engagement

JOB: Final = "robustness"
MOST_DRAWS: Final = 100_000
#: Older runs of an engagement go.
KEPT: Final = 20
#: A seed is a whole number that programs of all kinds can hold.
MOST_SEED: Final = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks for: how weights and scores vary, how often, from which seed."""

    weights: Vary = Vary.NEAR
    spread: float = SPREAD
    draws: int = 10_000
    seed: int = 20_261_129
    shape: Shape = Shape.TRIANGULAR
    pooling: Pooling = Pooling.ONE
    absent: Absent = Absent.ANYTHING


def start_run(
    *, actor: User, engagement_id: uuid.UUID, wanted: Wanted | None = None
) -> RobustnessRun:
    """Draw from the scores and weights of now: at once if that is short, else by a job.

    Nothing is locked meanwhile: a run has what it read in it.
    """
    engagement = _editable(actor, engagement_id)
    board = results_read.board(actor, engagement_id, engagement)
    if board.is_own or board.is_hidden:
        raise sheets.own_sheet_first()
    _check_anything(board)
    asked = wanted or Wanted()
    standing = board.standing()
    inputs = runs_read.inputs_of(actor, board, standing)
    settings = plain(_settings(asked, standing.table.shares, inputs))
    settings["asked"] = {"weights": asked.weights.value, "spread": asked.spread}
    return _started(actor, engagement, settings, inputs)


def repeat_run(*, actor: User, run_id: uuid.UUID) -> RobustnessRun:
    """Do a run again on its own inputs, settings and seed: the same figures come out."""
    found = runs_read.run(actor, run_id)
    engagement = _editable(actor, found.engagement_id)
    return _started(actor, engagement, found.settings, packing.unpack(found.inputs))


@transaction.atomic
def cancel_run(*, actor: User, run_id: uuid.UUID) -> RobustnessRun:
    """Stop a run; one that is over stays as it is."""
    found = runs_read.run(actor, run_id)
    _editable(actor, found.engagement_id)
    if found.job is not None:
        jobs.cancel(found.job.pk)
    return runs_read.run(actor, run_id)


def drawn(run: RobustnessRun, on_progress: Progress | None = None) -> bytes:
    """Make the draws of a run; return its packed result."""
    opinions = read_opinions(packing.unpack(run.inputs)["opinions"])
    return packing.pack(plain(draw(opinions, read_settings(run.settings), on_progress)))


def _started(
    actor: User, engagement: Engagement, settings: dict[str, Any], inputs: dict[str, Any]
) -> RobustnessRun:
    run = RobustnessRun(
        engagement=engagement,
        requested_by=actor,
        settings=settings,
        digest=runs_read.digest_of(inputs),
        inputs=packing.pack(inputs),
    )
    is_long = needs_job(read_opinions(inputs["opinions"]), read_settings(settings))
    if not is_long:
        run.result = drawn(run)
    _keep(run, actor, is_long=is_long)
    return run


@transaction.atomic
def _keep(run: RobustnessRun, actor: User, *, is_long: bool) -> None:
    """Keep a run, with its job if it needs one; the oldest of the engagement go."""
    if is_long:
        run.job = jobs.enqueue(JOB, asked_by=actor)
    run.save()
    mine = RobustnessRun.objects.filter(engagement=run.engagement).order_by("-created_at", "-id")
    RobustnessRun.objects.filter(pk__in=list(mine.values_list("pk", flat=True)[KEPT:])).delete()


def _editable(actor: User, engagement_id: uuid.UUID) -> Engagement:
    engagement = workspaces.engagement(actor, engagement_id)
    require(actor, Action.EDIT, engagement.workspace_id)
    return engagement


def _settings(wanted: Wanted, shares: Any, inputs: dict[str, Any]) -> Settings:
    _check_between("draws", wanted.draws, 1, MOST_DRAWS)
    _check_between("seed", wanted.seed, 0, MOST_SEED)
    return Settings(
        weights=vary(
            wanted.weights,
            shares,
            spread=wanted.spread,
            sets=[tuple(one) for one in inputs["sets"]],
            voices=inputs["voices"],
        ),
        draws=wanted.draws,
        seed=wanted.seed,
        shape=wanted.shape,
        pooling=wanted.pooling,
        absent=wanted.absent,
    )


def _check_between(field: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise Invalid(
            "beyond",
            gettext_noop("Write a whole number from {low} to {high}."),
            field=field,
            low=low,
            high=high,
        )


def _check_anything(board: results_read.Board) -> None:
    """Refuse to draw where there is nothing to draw from."""
    if not (board.criteria and board.initiatives and board.assessors):
        raise Invalid(
            "nothing_to_draw",
            gettext_noop("Draws need criteria, initiatives and assessors."),
        )

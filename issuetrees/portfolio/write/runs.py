"""Runs of scenarios: asked for, done at once or by a job, stopped."""

import uuid
from collections import Counter
from collections.abc import Mapping
from time import monotonic
from typing import Any, Final

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio import Problem, check, optimum
from issuetrees.core.text import gettext_noop
from issuetrees.jobs import write as jobs
from issuetrees.kit.words import spoken
from issuetrees.portfolio.calculate import STEPS, Progress, calculate
from issuetrees.portfolio.models.runs import PortfolioRun
from issuetrees.portfolio.models.scenarios import Scenario
from issuetrees.portfolio.read import inputs as inputs_read
from issuetrees.portfolio.read import runs as runs_read
from issuetrees.portfolio.read import scenarios as scenarios_read
from issuetrees.scoring import packing
from issuetrees.scoring.read import sheets
from issuetrees.workspaces.access import Action, require

JOB: Final = "portfolio"
#: Older runs of a scenario go.
KEPT: Final = 5
#: Seconds that a request may take, and how many initiatives are few enough in any case.
AT_ONCE: Final = 2.0
FEW: Final = 5
#: How often a scenario is solved with noisy scores: in a request, and by a job.
DRAWS_AT_ONCE: Final = 40
DRAWS: Final = 200
_ASIDE: Final[Mapping[inputs_read.Why, str]] = {
    inputs_read.Why.AGAINST: gettext_noop("decided against"),
    inputs_read.Why.UNSCORED: gettext_noop("without points"),
    inputs_read.Why.NO_COST: gettext_noop("without a likely cost"),
    inputs_read.Why.NEEDS: gettext_noop("requires one of these"),
}
#: How many searches it takes to find the best set and to settle it among equals.
_SEARCHES: Final = 3


def start_run(*, actor: User, scenario_id: uuid.UUID, is_at_once: bool = False) -> PortfolioRun:
    """Choose the portfolio of a scenario from what is known now: at once if that is short (or
    ``is_at_once``), else by a job. Nothing is locked meanwhile: a run has what it read in it.
    """
    scenario = scenarios_read.scenario(actor, scenario_id)
    require(actor, Action.EDIT, scenario.engagement.workspace_id)
    of = inputs_read.ground(actor, scenario.engagement_id, scenario.engagement.currency)
    board = of.board(scenario)
    if board.is_own or board.is_hidden:
        raise sheets.own_sheet_first()
    found = inputs_read.inputs(of, scenario)
    _check_must(scenario, found)
    _check_any(found)
    check(found.problem)
    told = found.as_plain()
    is_long = not is_at_once and _seconds(found.problem) > AT_ONCE
    run = PortfolioRun(
        scenario=scenario,
        engagement_id=scenario.engagement_id,
        requested_by=actor,
        settings={"draws": DRAWS if is_long else DRAWS_AT_ONCE},
        digest=runs_read.digest_of(told),
        inputs=packing.pack(told),
    )
    if not is_long:
        run.result = calculated(run)
    _keep(run, actor, is_long=is_long)
    return run


def _seconds(problem: Problem) -> float:
    """Return about how many seconds a run takes at once: the best set is looked for once, which
    tells how fast this machine is just now.
    """
    if len(problem.items) <= FEW:
        return 0.0
    start = monotonic()
    found = optimum(problem, AT_ONCE)
    left_out = len(problem.items) - len(found.shares)
    searches = STEPS / 2 + 4 * left_out + DRAWS_AT_ONCE
    return (monotonic() - start) / _SEARCHES * searches


def _check_any(found: inputs_read.Inputs) -> None:
    """Say why none of the initiatives can be chosen from, where that is so."""
    if found.problem.items or not found.aside:
        return
    counts = Counter(one.why for one in found.aside)
    raise Invalid(
        "all_aside",
        gettext_noop("None of the initiatives can be chosen from ({reasons}). Mend one first."),
        field="initiatives",
        reasons=", ".join(f"{spoken(_ASIDE[why])}: {count}" for why, count in counts.items()),
    )


def _check_must(scenario: Scenario, found: inputs_read.Inputs) -> None:
    """Refuse to have in what a gate stops or what is not chosen from."""
    for one in found.aside:
        if one.id in scenario.must:
            text = gettext_noop(
                "“{title}” must be in, but it has no points or no likely cost. Say them, or "
                "let it go."
            )
            if one.why == inputs_read.Why.AGAINST:
                text = gettext_noop(
                    "“{title}” must be in, but it was decided against. Decide anew, or let it go."
                )
            raise Invalid(
                "must_aside",
                text,
                field="must",
                title=one.title,
            )
    overridden = {one.id for one in found.forced if one.is_in}
    for key, gate in found.gated.items():
        if key in scenario.must and key not in overridden:
            raise Invalid(
                "must_gated",
                gettext_noop(
                    "“{title}” must be in, but the gate “{gate}” stops it. Put it in by hand and "
                    "say why, or let it go."
                ),
                field="must",
                title=found.problem.by_id[key].title,
                gate=gate,
            )


@transaction.atomic
def cancel_run(*, actor: User, run_id: uuid.UUID) -> PortfolioRun:
    """Stop a run; one that is over stays as it is."""
    found = runs_read.run(actor, run_id)
    require(actor, Action.EDIT, found.engagement.workspace_id)
    if found.job is not None:
        jobs.cancel(found.job.pk)
    return runs_read.run(actor, run_id)


def calculated(run: PortfolioRun, on_progress: Progress | None = None) -> bytes:
    """Choose the portfolio of a run; return its packed result."""
    inputs: dict[str, Any] = packing.unpack(run.inputs)
    return packing.pack(calculate(inputs, run.settings["draws"], on_progress))


@transaction.atomic
def _keep(run: PortfolioRun, actor: User, *, is_long: bool) -> None:
    """Keep a run, with its job if it needs one; the oldest of the scenario go."""
    Scenario.objects.select_for_update().filter(pk=run.scenario_id).first()
    if is_long:
        run.job = jobs.enqueue(JOB, asked_by=actor)
    run.save()
    mine = PortfolioRun.objects.filter(scenario=run.scenario_id).order_by("-created_at", "-id")
    PortfolioRun.objects.filter(pk__in=list(mine.values_list("pk", flat=True)[KEPT:])).delete()

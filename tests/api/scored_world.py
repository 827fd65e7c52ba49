"""Goals, initiatives, scores and what follows from them in the cast's engagement."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from issuetrees.accounts.models import User
from issuetrees.graphs import write as graphs
from issuetrees.kit.models import new_id
from issuetrees.portfolio.write import frames as frames_write
from issuetrees.portfolio.write import overrides as overrides_write
from issuetrees.portfolio.write import runs as portfolio_runs
from issuetrees.portfolio.write import scenarios as scenarios_write
from issuetrees.portfolio.write import test_drives as test_drives_write
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.scoring.write import choices as choices_write
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import discussion as discussion_write
from issuetrees.scoring.write import gates as gates_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import kinds as kinds_write
from issuetrees.scoring.write import periods as periods_write
from issuetrees.scoring.write import runs as runs_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.scoring.write import teams as teams_write
from issuetrees.scoring.write import weight_sets as sets_write
from issuetrees.scoring.write import weights as weights_write
from issuetrees.scoring.write.guests import invite
from issuetrees.tracking.write import activities
from issuetrees.tracking.write import actuals as actuals_write
from issuetrees.tracking.write import decisions as tracked_decisions
from issuetrees.tracking.write import forecasts as forecasts_write
from issuetrees.tracking.write import outcomes as outcomes_write
from issuetrees.tracking.write import plans as plans_of_measures
from tests.cast import Cast

Ids = dict[str, str]


def make_scoring(cast: Cast) -> Ids:
    """Two initiatives with a score each, and what is decided about them."""
    scored = make_scores(cast)
    made = {**scored, **make_decisions(cast, scored), **make_tracking(cast, scored)}
    return {**made, **make_portfolio(cast, scored)}


def make_scores(cast: Cast) -> Ids:
    """A score with all that it needs, and another initiative to compare."""
    here: dict[str, Any] = {"actor": cast.owner, "engagement_id": cast.engagement.pk}
    goal = goals_write.create_goal(**here, title="Grow", weight=2)
    criterion = criteria_write.create_criterion(actor=cast.owner, goal_id=goal.pk, title="Reach")
    period = periods_write.create_period(**here, title="2027")
    team = teams_write.create_team(**here, title="Design")
    initiative = initiatives_write.create_initiative(
        **here,
        title="Loyalty card",
        costs=[{"period_id": period.pk, "likely": Decimal(5)}],
        efforts=[{"team_id": team.pk, "amount": Decimal(3)}],
    )
    assessor = assessors_write.create_assessor(**here, name="Carol", user_id=cast.commenter.pk)
    cell: dict[str, Any] = {
        "actor": cast.owner, "criterion_id": criterion.pk, "assessor_id": assessor.pk,
    }  # fmt: skip
    score = scores_write.set_score(**cell, initiative_id=initiative.pk, value=3)
    assert score is not None
    other = initiatives_write.create_initiative(**here, title="Loyalty club")
    scores_write.set_score(**cell, initiative_id=other.pk, value=1)
    return {
        "goal_id": str(goal.pk),
        "criterion_id": str(criterion.pk),
        "period_id": str(period.pk),
        "team_id": str(team.pk),
        "initiative_id": str(initiative.pk),
        "assessor_id": str(assessor.pk),
        "other_id": str(other.pk),
        "round_id": str(score.round_id),
        "score_id": str(score.pk),
    }


def make_decisions(cast: Cast, scored: Ids) -> Ids:
    """Weights, a gate that is decided, draws, a choice, a comment; a goal that is deleted."""
    here: dict[str, Any] = {"actor": cast.owner, "engagement_id": cast.engagement.pk}
    initiative_id, criterion_id, round_id = (
        uuid.UUID(scored[name]) for name in ("initiative_id", "criterion_id", "round_id")
    )
    kind = kinds_write.create_kind(**here, title="Loyalty")
    gate = gates_write.create_gate(**here, title="Legal")
    gates_write.decide_gate(
        actor=cast.owner, gate_id=gate.pk, initiative_id=initiative_id, verdict="pass"
    )
    kept = weights_write.keep_weights(**here, shares={criterion_id: 1})
    assert kept is not None
    weight_set = sets_write.create_weight_set(**here, name="The board", method="direct")
    run = runs_write.start_run(**here, wanted=runs_write.Wanted(draws=10))
    choices_write.choose(
        actor=cast.commenter,
        round_id=round_id,
        first_id=initiative_id,
        second_id=uuid.UUID(scored["other_id"]),
        preferred_id=initiative_id,
    )
    said = discussion_write.add_comment(
        actor=cast.commenter,
        round_id=round_id,
        initiative_id=initiative_id,
        criterion_id=criterion_id,
        text="Why so high?",
    )
    doomed = goals_write.create_goal(**here, title="Gone")
    deletion = goals_write.delete_goal(actor=cast.owner, goal_id=doomed.pk)
    return {
        "kind_id": str(kind.pk),
        "gate_id": str(gate.pk),
        "change_id": str(kept.pk),
        "set_id": str(weight_set.pk),
        "run_id": str(run.pk),
        "cell_comment_id": str(said.pk),
        "guest_link_id": str(invite(actor=cast.owner, round_id=round_id, name="Board")[0].pk),
        "deletion_id": str(deletion.pk),
    }


def make_portfolio(cast: Cast, scored: Ids) -> Ids:
    """A scenario that was calculated, and an initiative that is put out of it by hand."""
    initiative_id = uuid.UUID(scored["initiative_id"])
    initiatives_write.edit_initiative(
        actor=cast.owner, initiative_id=initiative_id, cost_likely=Decimal(5)
    )
    scenario = scenarios_write.create_scenario(
        actor=cast.owner, engagement_id=cast.engagement.pk, title="Base", total=Decimal(10)
    )
    run = portfolio_runs.start_run(actor=cast.owner, scenario_id=scenario.pk)
    override = overrides_write.set_override(
        actor=cast.owner,
        scenario_id=scenario.pk,
        initiative_id=initiative_id,
        is_in=False,
        reason="Not this year",
    )
    return {
        "scenario_id": str(scenario.pk),
        "portfolio_run_id": str(run.pk),
        "override_id": str(override.pk),
    }


def make_tracking(cast: Cast, scored: Ids) -> Ids:
    """What follows the scores: a decision about the other initiative."""
    decision = tracked_decisions.decide(
        actor=cast.owner,
        initiative_id=uuid.UUID(scored["other_id"]),
        verdict="rejected",
        decided_by="The board",
        reason="The card does the same",
    )
    party = activities.create_party(
        actor=cast.owner, engagement_id=cast.engagement.pk, title="Brand manager"
    )
    activity = activities.create_activity(
        actor=cast.owner,
        initiative_id=uuid.UUID(scored["initiative_id"]),
        title="Write the brief",
        effort=Decimal(4),
    )
    cell = activities.Cell(activity.pk, party.pk, "R")
    activities.set_letters(actor=cast.owner, engagement_id=cast.engagement.pk, cells=[cell])
    return {
        "decision_id": str(decision.pk),
        "party_id": str(party.pk),
        "activity_id": str(activity.pk),
        **make_measured(cast, scored),
    }


def make_past(cast: Cast, scored: Ids) -> Ids:
    """A budget frame, and a test-drive that is prepared on the first initiative."""
    here: dict[str, Any] = {"actor": cast.owner, "engagement_id": cast.engagement.pk}
    frames_write.edit_frame(**here, test_share=10.0)
    initiative_id = uuid.UUID(scored["initiative_id"])
    initiatives_write.edit_initiative(actor=cast.owner, initiative_id=initiative_id, state="past")
    drive = test_drives_write.create_test_drive(**here, name="Then", initiative_ids=[initiative_id])
    initiatives_write.edit_initiative(
        actor=cast.owner, initiative_id=initiative_id, state="proposed"
    )
    return {"test_drive_id": str(drive.pk)}


def make_measured(cast: Cast, scored: Ids) -> Ids:
    """A plan that can be locked, an actual, a measure that waits, an outcome, a chance."""
    initiative_id = uuid.UUID(scored["initiative_id"])
    here: dict[str, Any] = {"actor": cast.owner, "initiative_id": initiative_id}
    measure = plans_of_measures.create_measure(
        **here, tool="tracker", kpi="Awareness", baseline=20.0, target=25.0, per_group=1000
    )
    waiting = plans_of_measures.create_measure(**here, kpi="Orders", unit="", target=100.0)
    plans_of_measures.edit_rules(**here, decision_rule="Go on if met.", stop_rule="Stop below 10.")
    actual = actuals_write.create_actual(
        actor=cast.owner, measure_id=measure.pk, measured_on=dt.date(2026, 11, 1), value=22.0
    )
    outcome = outcomes_write.set_outcome(
        **here, criterion_id=uuid.UUID(scored["criterion_id"]), value=2
    )
    forecast = forecasts_write.set_forecast(
        actor=cast.owner,
        measure_id=waiting.pk,
        assessor_id=uuid.UUID(scored["assessor_id"]),
        chance=70,
    )
    return {
        "measure_id": str(waiting.pk),
        "actual_id": str(actual.pk),
        "outcome_id": str(outcome.pk),
        "forecast_id": str(forecast.pk),
    }


def make_ids(count: int) -> list[str]:
    return [str(new_id()) for _ in range(count)]


def add(
    actor: User, graph_id: uuid.UUID, node_id: str, parent_id: str | None, title: str, **fields: Any
) -> None:
    """Commit one new node."""
    command = {"kind": "add_node", "id": node_id, "parent_id": parent_id, "title": title, **fields}
    graphs.commit(graph_id=graph_id, commands=[command], actor=actor)

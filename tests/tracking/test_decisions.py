"""Decisions: a log that is not rewritten, which the state of the initiative follows."""

import datetime as dt
from typing import Any

import pytest

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.portfolio.read import runs as runs_read
from issuetrees.portfolio.write import runs as runs_write
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.relations import Relation
from issuetrees.scoring.write import initiatives
from issuetrees.tracking.models.decisions import Decision
from issuetrees.tracking.read import decisions as read
from issuetrees.tracking.read import plans as plans_read
from issuetrees.tracking.write import decisions as write
from issuetrees.tracking.write import plans
from issuetrees.workspaces import deletions
from tests.cast import Cast
from tests.portfolio.cases import make_costed
from tests.scoring.cases import Case, make_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


def decide(cast: Cast, case: Case, verdict: str, **more: Any) -> Decision:
    given = {"decided_by": "The board", "reason": f"It is {verdict}", **more}
    initiative = case.initiatives[0]
    return write.decide(actor=cast.editor, initiative_id=initiative.pk, verdict=verdict, **given)


def state(case: Case) -> str:
    return Initiative.objects.get(pk=case.initiatives[0].pk).state


def test_a_later_decision_follows_and_the_state_goes_along(cast: Cast, case: Case) -> None:
    first = decide(cast, case, "rejected")
    assert state(case) == "rejected"
    second = decide(cast, case, "deferred", conditions="A budget for 2028")
    assert state(case) == "proposed"
    found = list(read.decisions(cast.viewer, cast.engagement.pk))
    assert [row.pk for row in found] == [second.pk, first.pk]
    assert [row.number for row in found] == [2, 1]
    assert read.standing(found) == {case.initiatives[0].pk: second}
    assert second.known_then.state == "rejected"


def test_what_was_known_stays_when_the_initiative_changes(cast: Cast, case: Case) -> None:
    row = decide(cast, case, "rejected")
    Initiative.objects.update(cost_likely=1)
    known = read.decision(cast.viewer, row.pk).known_then
    before = case.initiatives[0]
    assert (known.title, known.cost_likely) == (before.title, before.cost_likely)
    assert [gate.title for gate in known.gates] == [case.gate.title]


def test_what_was_known_names_the_scenarios_that_have_it(cast: Cast) -> None:
    costed = make_costed(cast)
    runs_write.start_run(actor=cast.editor, scenario_id=costed.scenario.pk, is_at_once=True)
    (run,) = runs_read.runs(cast.editor, costed.scenario.pk)
    said = runs_read.found(run)
    assert said is not None
    for initiative in costed.case.initiatives:
        known = read.known_now(cast.editor, initiative)
        is_in = str(initiative.pk) in said.portfolio.shares
        assert known.portfolio == (costed.scenario.title if is_in else "")


def test_only_the_last_is_taken_back_and_undo_makes_it_hold_again(cast: Cast, case: Case) -> None:
    first, last = decide(cast, case, "rejected"), decide(cast, case, "stopped")
    with pytest.raises(Conflict, match="later decision"):
        write.take_back(actor=cast.editor, decision_id=first.pk)
    entry = write.take_back(actor=cast.editor, decision_id=last.pk)
    assert state(case) == "rejected"
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert state(case) == "stopped"
    again = write.take_back(actor=cast.editor, decision_id=last.pk)
    decide(cast, case, "deferred")
    with pytest.raises(Conflict):
        deletions.restore(actor=cast.editor, entry_id=again.pk)


@pytest.mark.parametrize(
    ("field", "value"),
    [("reason", " "), ("decided_by", ""), ("verdict", "perhaps"), ("decided_on", "soon")],
)
def test_what_is_wrong_is_named(cast: Cast, case: Case, field: str, value: str) -> None:
    with pytest.raises(Invalid) as refused:
        decide(cast, case, **{"verdict": "rejected", field: value})
    assert refused.value.details["field"] == field


def test_approval_takes_a_measurement_plan(cast: Cast, case: Case) -> None:
    with pytest.raises(Invalid) as refused:
        decide(cast, case, "approved")
    assert refused.value.code == "no_plan"
    here: Any = {"actor": cast.editor, "initiative_id": case.initiatives[0].pk}
    measure = plans.create_measure(**here, tool="tracker", kpi="Awareness", target=30.0)
    with pytest.raises(Invalid, match="lacks: message, baseline, who measures, when it is read"):
        decide(cast, case, "approved")
    plans.edit_measure(
        actor=cast.editor,
        measure_id=measure.pk,
        message="It is for families.",
        baseline=20.0,
        measured_by="Research",
        due_on=dt.date(2027, 3, 1),
    )
    with pytest.raises(Invalid, match="lacks: decision rule, stop rule"):
        decide(cast, case, "approved")
    plans.edit_rules(**here, decision_rule="Go on above 25.", stop_rule="Stop below 15.")
    decide(cast, case, "approved")
    assert state(case) == "approved"
    plan = plans_read.plan_of(case.initiatives[0])
    assert plan is not None
    assert plan.is_locked


@pytest.mark.parametrize("wanted", ["approved", "running", "done"])
def test_nothing_is_approved_by_its_state_alone(cast: Cast, case: Case, wanted: str) -> None:
    """By hand or from a table it takes a plan as well."""
    row = case.initiatives[0]
    with pytest.raises(Invalid) as refused:
        initiatives.edit_initiative(actor=cast.editor, initiative_id=row.pk, state=wanted)
    assert (refused.value.code, refused.value.details["field"]) == ("no_plan", "state")
    _edited, refusals = initiatives.edit_initiatives(
        actor=cast.editor,
        engagement_id=row.engagement_id,
        rows=[(row.pk, {"state": wanted, "requires": [case.initiatives[1].pk]})],
    )
    assert refusals[0].code == "no_plan"
    assert not Relation.objects.exists(), "what was refused has left something behind"


@pytest.mark.parametrize("wanted", ["approved", "running"])
def test_nothing_is_approved_from_the_beginning(cast: Cast, case: Case, wanted: str) -> None:
    here: Any = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    new: Any = {"title": "New", "state": wanted}
    with pytest.raises(Invalid, match="Add it as a proposal") as refused:
        initiatives.create_initiative(**here, **new)
    assert refused.value.details["field"] == "state"
    made, refusals = initiatives.create_initiatives(**here, rows=[new, {"title": "Proposal"}])
    assert (list(made), list(refusals)) == ([1], [0])


def test_what_was_known_counts_only_what_is_ranked(cast: Cast) -> None:
    initiative = make_costed(cast).case.initiatives[0]
    before = read.known_now(cast.editor, initiative).ranked
    initiatives.create_initiative(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Not scored"
    )
    assert read.known_now(cast.editor, initiative).ranked == before > 0

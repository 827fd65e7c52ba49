"""Decisions: a log that is not rewritten, which the state of the initiative follows."""

from typing import Any

import pytest

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.portfolio.read import runs as runs_read
from issuetrees.portfolio.write import runs as runs_write
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.tracking.models.decisions import Decision
from issuetrees.tracking.read import decisions as read
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
    assert (known.cost_likely, known.ranked) == (before.cost_likely, len(case.initiatives))
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
    plans.create_measure(
        actor=cast.editor, initiative_id=case.initiatives[0].pk, tool="tracker", kpi="Awareness"
    )
    decide(cast, case, "approved")
    assert state(case) == "approved"

"""Every change leaves who made it, when, what stood there before and what stands there now."""

from decimal import Decimal

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.reports import write as reports
from issuetrees.scoring.write import assessors, criteria, gates, goals, initiatives, scores
from issuetrees.scoring.write.scores import ScoreEntry
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast


def last(action: str) -> AuditEntry:
    entry = AuditEntry.objects.filter(action=action).first()
    assert entry is not None, action
    return entry


def test_what_people_edit_is_told_with_old_and_new(cast: Cast) -> None:
    actor, here = cast.editor, cast.engagement
    goal = goals.create_goal(actor=actor, engagement_id=here.pk, title="Reach", weight=2)
    assert last("goal_created").details["changed"]["title"] == ["", "Reach"]
    goals.edit_goal(actor=actor, goal_id=goal.pk, weight=3)
    entry = last("goal_edited")
    assert (entry.actor, entry.engagement, entry.target_id) == (actor, here, goal.pk)
    assert entry.details["changed"] == {"weight": [2, 3]}
    criterion = criteria.create_criterion(actor=actor, goal_id=goal.pk, title="People")
    criteria.edit_criterion(actor=actor, criterion_id=criterion.pk, title="Persons")
    assert last("criterion_edited").details["changed"] == {"title": ["People", "Persons"]}
    initiative = initiatives.create_initiative(actor=actor, engagement_id=here.pk, title="Film")
    initiatives.edit_initiative(actor=actor, initiative_id=initiative.pk, cost_likely=Decimal(10))
    assert last("initiative_edited").details["changed"] == {"cost_likely": [None, "10.00"]}
    gate = gates.create_gate(actor=actor, engagement_id=here.pk, title="Legal")
    gates.edit_gate(actor=actor, gate_id=gate.pk, question="Is it allowed?")
    assert last("gate_edited").details["changed"] == {"question": ["", "Is it allowed?"]}
    gates.decide_gate(
        actor=actor, gate_id=gate.pk, initiative_id=initiative.pk, verdict="veto", reason="No"
    )
    changed = last("gate_decided").details["changed"]
    assert changed == {"verdict": [None, "veto"], "reason": ["", "No"]}


def test_scores_are_told_cell_by_cell_in_whose_name(cast: Cast) -> None:
    actor, here = cast.editor, cast.engagement
    goal = goals.create_goal(actor=actor, engagement_id=here.pk, title="Reach")
    criterion = criteria.create_criterion(actor=actor, goal_id=goal.pk, title="People", best=10)
    initiative = initiatives.create_initiative(actor=actor, engagement_id=here.pk, title="Film")
    assessor = assessors.create_assessor(actor=actor, engagement_id=here.pk, name="Anna")

    def give(value: float | None) -> list[dict[str, object]]:
        state = "given" if value is not None else None
        entry = ScoreEntry(initiative.pk, criterion.pk, assessor.pk, state, value)
        scores.set_scores(actor=actor, engagement_id=here.pk, entries=[entry])
        cells: list[dict[str, object]] = last("assessor_scored").details["cells"]
        return cells

    first = {"state": "given", "value": 4, "reason": ""}
    second = {"state": "given", "value": 7, "reason": ""}
    [cell] = give(4)
    assert (cell["old"], cell["new"]) == (None, first)
    [cell] = give(7)
    assert (cell["old"], cell["new"]) == (first, second)
    [cell] = give(None)
    assert (cell["old"], cell["new"]) == (second, None)
    assert last("assessor_scored").target_id == assessor.pk


def test_a_report_tells_its_texts(cast: Cast) -> None:
    report = reports.create_report(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Report"
    )
    reports.edit_report(actor=cast.editor, report_id=report.pk, answer="Yes.")
    assert last("report_edited").details["changed"] == {"answer": ["", "Yes."]}


def test_what_changes_nothing_or_is_refused_leaves_no_entry(cast: Cast) -> None:
    goal = goals.create_goal(actor=cast.editor, engagement_id=cast.engagement.pk, title="Reach")
    before = AuditEntry.objects.count()
    goals.edit_goal(actor=cast.editor, goal_id=goal.pk, title="Reach")
    with pytest.raises(Invalid):
        goals.edit_goal(actor=cast.editor, goal_id=goal.pk, title="")
    assert AuditEntry.objects.count() == before

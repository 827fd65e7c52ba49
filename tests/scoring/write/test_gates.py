"""Gates: decided by name, with a reason."""

from typing import Any

import pytest

from issuetrees.core.errors import Conflict, Denied, Invalid
from issuetrees.scoring.models.gates import GateVerdict
from issuetrees.scoring.read import gates as gates_read
from issuetrees.scoring.read import results
from issuetrees.scoring.write import gates as gates_write
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


def test_a_gate_is_decided_by_name_with_a_reason_and_logged(cast, case):
    decide: dict[str, Any] = {"gate_id": case.gate.pk, "initiative_id": case.initiatives[0].pk}
    with pytest.raises(Invalid) as caught:
        gates_write.decide_gate(actor=cast.editor, verdict="veto", **decide)
    assert caught.value.details["field"] == "reason"
    gates_write.decide_gate(actor=cast.editor, verdict="veto", reason="No permit", **decide)
    verdict = gates_read.verdicts(cast.viewer, cast.engagement.pk).get()
    assert (verdict.author, verdict.reason, verdict.version) == (cast.editor, "No permit", 1)
    gates_write.decide_gate(actor=cast.owner, verdict="pass", version=1, **decide)
    with pytest.raises(Conflict):
        gates_write.decide_gate(
            actor=cast.owner, verdict="veto", reason="Late", version=1, **decide
        )
    assert gates_write.decide_gate(actor=cast.owner, verdict=None, **decide) is None
    assert not GateVerdict.objects.exists()
    log = AuditEntry.objects.filter(action="gate_decided").order_by("created_at")
    assert [entry.details["changed"]["verdict"] for entry in log] == [
        [None, "veto"],
        ["veto", "pass"],
        ["pass", None],
    ]


def _decide(cast, actor, case, gate, verdict, **fields):
    return gates_write.decide_gate(
        actor=actor,
        gate_id=gate.pk,
        initiative_id=case.initiatives[0].pk,
        verdict=verdict,
        **fields,
    )


def test_named_people_decide_each_in_their_own_name(cast, case):
    gate = gates_write.edit_gate(
        actor=cast.editor,
        gate_id=case.gate.pk,
        decider_ids=[cast.owner.pk, cast.commenter.pk],
        rule="all",
    )
    with pytest.raises(Denied):
        _decide(cast, cast.editor, case, gate, "pass")
    _decide(cast, cast.owner, case, gate, "pass")
    evaluate = results.board(cast.viewer, cast.engagement.pk).evaluation
    first = str(case.initiatives[0].pk)

    def verdict():
        found = {one.initiative_id: one for one in evaluate().initiatives}
        return found[first].gates[0].verdict

    assert verdict() is None
    _decide(cast, cast.commenter, case, gate, "pass")
    evaluate = results.board(cast.viewer, cast.engagement.pk).evaluation
    assert verdict() == "pass"
    _decide(cast, cast.commenter, case, gate, None)
    assert gates_read.verdicts(cast.viewer, cast.engagement.pk).get().author == cast.owner


def test_figures_decide_a_threshold(cast, case):
    fields: dict[str, Any] = {"actor": cast.editor, "title": "Enough", "kind": "threshold"}
    reach = case.criteria[1].pk
    for wrong, field in (
        ({"criterion_ids": [reach]}, "minimum"),
        ({"criterion_ids": [reach], "minimum": 120}, "minimum"),
        ({"criterion_ids": [], "minimum": 50}, "criterion_ids"),
    ):
        with pytest.raises(Invalid) as caught:
            gates_write.create_gate(engagement_id=cast.engagement.pk, **fields, **wrong)
        assert caught.value.details["field"] == field
    gate = gates_write.create_gate(
        engagement_id=cast.engagement.pk, **fields, criterion_ids=[reach], minimum=50, stage="1"
    )
    with pytest.raises(Denied):
        _decide(cast, cast.editor, case, gate, "pass")


def test_people_who_decide_are_members(cast, case):
    with pytest.raises(Invalid) as caught:
        gates_write.edit_gate(
            actor=cast.editor, gate_id=case.gate.pk, decider_ids=[cast.outsider.pk]
        )
    assert caught.value.details["field"] == "decider_ids"

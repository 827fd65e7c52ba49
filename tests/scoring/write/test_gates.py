"""Gates: decided by name, with a reason."""

from typing import Any

import pytest

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.scoring.models.gates import GateVerdict
from issuetrees.scoring.read import gates as gates_read
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

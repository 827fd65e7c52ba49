"""The page on which gates are decided, initiative by initiative."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from issuetrees.core.errors import Invalid, NotFound
from issuetrees.core.scoring import GateState
from issuetrees.scoring.models.gates import Gate, GateDecision, GateKind, GateVerdict
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.read import gates as gates_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.wording import gate_reason
from issuetrees.scoring.write import gates as gates_write
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.scoring.forms import UNDECIDED, DecisionForm
from issuetrees.workspaces.access import Action

PAGE_SIZE: Final = 100


@dataclass(frozen=True)
class Decision:
    """A gate beside an initiative: what it says, and what each said who is named; ``verdict`` is
    what the person may change, ``form`` where it is being decided.
    """

    gate: Gate
    state: GateState | None
    verdicts: list[GateVerdict]
    verdict: GateVerdict | None
    is_open: bool
    form: DecisionForm | None = None

    @property
    def figures(self) -> str:
        """The points of a threshold beside those that are needed."""
        return gate_reason(self.state) if self.state else ""


@require_safe
def decisions(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show what every gate says of every initiative."""
    return _show(request, engagement_shell(request, engagement_id, "scores"))


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, gate_id: uuid.UUID, initiative_id: uuid.UUID) -> HttpResponse:
    """Decide a gate for an initiative."""
    gate = gates_read.gate(person(request), gate_id)
    initiative = initiatives_read.initiative(person(request), initiative_id)
    if initiative.engagement_id != gate.engagement_id:
        raise NotFound
    shell = engagement_shell(request, gate.engagement_id, "scores", Action.SCORE)
    gates_read.require_deciding(shell.user, gate)
    found = gates_read.verdicts(shell.user, gate.engagement_id)
    verdict = _mine(shell, gate, found.filter(gate=gate, initiative=initiative))
    initial = {
        "verdict": verdict.verdict if verdict else UNDECIDED,
        "reason": verdict.reason if verdict else "",
        "version": verdict.version if verdict else 0,
    }
    form = DecisionForm(request.POST or None, initial=initial)
    if request.GET.get("verdict") == GateDecision.VETO:
        form.begin_veto()
    if request.method == "POST" and form.is_valid():
        is_decided = attempt(form, lambda: _decide(shell, gate_id, initiative_id, form))
        if is_decided:
            toast(request, _("The decision is kept."))  # the same words, so that many are one toast
            return redirect("web:gate_decisions", gate.engagement_id)
    return _show(request, shell, at=(gate_id, initiative_id), form=form)


def _decide(shell: Shell, gate_id: uuid.UUID, initiative_id: uuid.UUID, form: DecisionForm) -> bool:
    given = form.given()
    gates_write.decide_gate(
        actor=shell.user,
        gate_id=gate_id,
        initiative_id=initiative_id,
        verdict=None if given["verdict"] == UNDECIDED else given["verdict"],
        reason=given["reason"],
        version=given["version"],
    )
    return True


def _show(
    request: HttpRequest,
    shell: Shell,
    *,
    at: tuple[uuid.UUID, uuid.UUID] | None = None,
    form: DecisionForm | None = None,
) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    engagement_id = shell.engagement.pk
    gates = list(gates_read.gates(shell.user, engagement_id))
    shown = Paginator(initiatives_read.initiatives(shell.user, engagement_id), PAGE_SIZE)
    shown_rows = shown.get_page(request.GET.get("page"))
    said: dict[tuple[uuid.UUID, uuid.UUID], list[GateVerdict]] = {}
    for row in gates_read.verdicts(shell.user, engagement_id):
        said.setdefault((row.gate_id, row.initiative_id), []).append(row)
    states = _states(shell, gates)

    def decision(gate: Gate, initiative: Initiative) -> Decision:
        place = (gate.pk, initiative.pk)
        verdicts = said.get(place, [])
        return Decision(
            gate,
            states.get((str(gate.pk), str(initiative.pk))),
            verdicts,
            _mine(shell, gate, verdicts),
            gates_read.may_decide(shell.user, shell.role, gate),
            form if place == at else None,
        )

    lines = [(row, [decision(gate, row) for gate in gates]) for row in shown_rows]
    return page(
        request, "scoring/gates.html", shell, gates=gates, lines=lines, rows=shown_rows, deciding=at
    )


def _mine(shell: Shell, gate: Gate, verdicts: Iterable[GateVerdict]) -> GateVerdict | None:
    """What the person may change: the verdict, or their own where the gate names people."""
    is_named = bool(gate.decider_ids)
    return next((one for one in verdicts if not is_named or one.author == shell.user), None)


def _states(shell: Shell, gates: Iterable[Gate]) -> Mapping[tuple[str, str], GateState]:
    """What the gates say that figures or several people decide; nothing of all others."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    if not any(gate.decider_ids or gate.kind == GateKind.THRESHOLD for gate in gates):
        return {}
    try:
        found = results_read.board(shell.user, shell.engagement.pk, shell.engagement).evaluation()
    except Invalid:  # the ranking says what is wrong with the weights or a scale
        return {}
    return {
        (state.gate_id, one.initiative_id): state
        for one in found.initiatives
        for state in one.gates
    }

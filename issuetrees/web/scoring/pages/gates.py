"""The page on which gates are decided, initiative by initiative."""

import uuid
from dataclasses import dataclass
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from issuetrees.core.errors import NotFound
from issuetrees.scoring.models.gates import Gate, GateDecision, GateVerdict
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.read import gates as gates_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.write import gates as gates_write
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.scoring.forms import UNDECIDED, DecisionForm
from issuetrees.workspaces.access import Action

PAGE_SIZE: Final = 100


@dataclass(frozen=True)
class Decision:
    """A gate beside an initiative; ``form`` where it is being decided."""

    gate: Gate
    verdict: GateVerdict | None
    form: DecisionForm | None = None


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
    shell = engagement_shell(request, gate.engagement_id, "scores", Action.EDIT)
    found = gates_read.verdicts(shell.user, gate.engagement_id)
    verdict = found.filter(gate=gate, initiative=initiative).first()
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
    rows = shown.get_page(request.GET.get("page"))
    said = {
        (row.gate_id, row.initiative_id): row
        for row in gates_read.verdicts(shell.user, engagement_id)
    }

    def decision(gate: Gate, initiative: Initiative) -> Decision:
        place = (gate.pk, initiative.pk)
        return Decision(gate, said.get(place), form if place == at else None)

    lines = [(row, [decision(gate, row) for gate in gates]) for row in rows]
    return page(
        request, "scoring/gates.html", shell, gates=gates, lines=lines, rows=rows, deciding=at
    )

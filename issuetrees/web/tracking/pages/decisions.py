"""Pages of decisions: the log, one decision for the committee, what will not be done."""

import uuid
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.errors import NotFound
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.tracking.models.plans import MeasurementPlan
from issuetrees.tracking.read import decisions as read
from issuetrees.tracking.read.plans import lacking, plan_of
from issuetrees.tracking.words import LACKED
from issuetrees.tracking.write import decisions as write
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.tracking.decision_forms import Choices, DecisionForm
from issuetrees.web.tracking.decision_rows import decision_rows
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Action

PAGE_SIZE: Final = 50
_PLACE: Final = "decisions"


@require_safe
def log(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the decisions of an engagement, the latest first."""
    shell = engagement_shell(request, engagement_id, _PLACE)
    found = read.decisions(shell.user, engagement_id)
    at = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    rows = decision_rows(at, found)
    has_initiatives = initiatives_read.initiatives(shell.user, engagement_id).exists()
    return page(
        request,
        "tracking/decisions.html",
        shell,
        rows=at,
        lines=rows,
        has_initiatives=has_initiatives,
    )


@require_safe
def wont_do(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show what will not be done, and why."""
    shell = engagement_shell(request, engagement_id, _PLACE)
    holding = read.standing(read.decisions(shell.user, engagement_id)).values()
    against = [row for row in holding if row.verdict in read.AGAINST]
    lines = decision_rows(reversed(against), against)
    return page(request, "tracking/wont_do.html", shell, lines=lines)


@require_safe
def show(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """Show a decision on one page, as the committee reads it."""
    row = read.decision(person(request), decision_id)
    shell = engagement_shell(request, row.engagement_id, _PLACE)
    others = read.decisions(shell.user, row.engagement_id).filter(initiative=row.initiative_id)
    return page(
        request,
        "tracking/decision.html",
        shell,
        decision=row,
        known=row.known_then,
        initiative=row.initiative,
        others=[one for one in others if one.pk != row.pk],
        is_last=not any(one.number > row.number for one in others),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Write a decision down."""
    shell = engagement_shell(request, engagement_id, _PLACE, Action.EDIT)
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    asked = request.POST.get("initiative_id") or request.GET.get("initiative", "")
    chosen = _chosen(shell, asked)
    initial: dict[str, Any] = {
        "initiative_id": str(chosen.pk) if chosen else "",
        "verdict": request.GET.get("verdict", ""),
        "decided_on": shell.engagement.today(),
    }
    form = DecisionForm(
        request.POST or None,
        initial=initial,
        initiatives=_initiatives(shell),
        members=_members(shell),
    )
    if request.method == "POST" and form.is_valid():
        given = form.given()
        made = attempt(form, lambda: write.decide(actor=shell.user, **given))
        if made is not None:
            toast(request, _("The decision is in the log."))
            return redirect("web:decision", made.pk)
    known = read.known_now(shell.user, chosen) if chosen else None
    plan = plan_of(chosen) if chosen else None
    return page(
        request,
        "tracking/decision_form.html",
        shell,
        form=form,
        chosen=chosen,
        known=known,
        lacks_plan=chosen is not None and plan is None,
        lacking=_lacking(plan),
    )


def _lacking(plan: MeasurementPlan | None) -> str:
    """What a plan lacks before it can be promised, in words."""
    if plan is None:
        return ""
    return ", ".join(str(LACKED[name]) for name in lacking(plan))


@require_POST
def take_back(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """Take the last decision about an initiative back; Undo puts it into the log again."""
    engagement_id = read.decision(person(request), decision_id).engagement_id
    entry = write.take_back(actor=person(request), decision_id=decision_id)
    undo = reverse("web:deletion_undo", args=[entry.pk])
    toast(request, _("The decision is taken back."), undo=undo)
    return redirect("web:decisions", engagement_id)


def _chosen(shell: Shell, raw: str) -> Initiative | None:
    """The initiative of the engagement that the address names, if it names one."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    try:
        found = initiatives_read.initiative(shell.user, uuid.UUID(raw))
    except (ValueError, NotFound):
        return None
    return found if found.engagement_id == shell.engagement.pk else None


def _initiatives(shell: Shell) -> Choices:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    found = initiatives_read.titles(shell.user, shell.engagement.pk)
    return [("", "–"), *((str(pk), title) for pk, title in found.items())]


def _members(shell: Shell) -> Choices:
    found = workspaces.members(shell.user, shell.workspace.pk)
    return [(str(one.user_id), str(one.user)) for one in found]

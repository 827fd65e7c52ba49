"""The page of measurement plans: what is promised before money is spent."""

import uuid
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.models.initiatives import Initiative, InitiativeState
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.tracking.read import plans as read
from issuetrees.tracking.tools import TOOLS, tools_for
from issuetrees.tracking.write import plans as write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.edited import edited
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.tracking.plan_forms import (
    DeleteForm,
    MeasureForm,
    RulesForm,
    measure_values,
    rules_values,
)
from issuetrees.web.tracking.plan_rows import Open, plan_rows
from issuetrees.workspaces.access import Action

PAGE_SIZE: Final = 20
_GET_POST = ["GET", "HEAD", "POST"]
#: Which initiatives want a plan first.
_DECIDED: Final = (InitiativeState.APPROVED, InitiativeState.RUNNING)


@require_safe
def measurement(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the plans."""
    return _show(request, engagement_shell(request, engagement_id, "tracking"), Open())


@require_http_methods(_GET_POST)
def new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Add a measure, of ``?initiative=id`` where that is given."""
    shell = engagement_shell(request, engagement_id, "tracking", Action.EDIT)
    choices = list(initiatives_read.initiatives(shell.user, engagement_id))
    asked = request.POST.get("initiative_id") or request.GET.get("initiative")
    chosen = next((one for one in choices if str(one.pk) == asked), None)
    plan = read.plan_of(chosen) if chosen else None
    kind = chosen.initiative_kind if chosen else ""
    first = tools_for(kind)[0]
    form = MeasureForm(
        request.POST or None,
        initiatives=choices,
        kind=kind,
        is_locked=bool(plan and plan.is_locked),
        initial={"initiative_id": asked, "tool": first, "is_leading": TOOLS[first].is_leading},
    )
    opened = Open("new", chosen.pk if plan and chosen else None, form)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form, lambda: write.create_measure(actor=shell.user, **form.given(is_new=True))
        )
        if made is not None:
            return _to(engagement_id, made.plan.initiative_id)
    return _show(request, shell, opened)


@require_http_methods(_GET_POST)
def edit(request: HttpRequest, measure_id: uuid.UUID) -> HttpResponse:
    """Change a measure."""
    row = read.measure(person(request), measure_id)
    shell = _shell(request, row.plan.initiative)
    form = MeasureForm(
        request.POST or None,
        initiatives=None,
        kind=row.plan.initiative.initiative_kind,
        is_locked=row.plan.is_locked,
        initial=measure_values(row),
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: write.edit_measure(actor=shell.user, measure_id=measure_id, **form.given()),
        )
        if made is not None:
            edited(request, made, row.version)
            return _to(row.plan.initiative.engagement_id, row.plan.initiative_id)
    return _show(request, shell, Open("edit", row.pk, form))


@require_http_methods(_GET_POST)
def delete(request: HttpRequest, measure_id: uuid.UUID) -> HttpResponse:
    """Delete a measure; one of a locked plan asks for a reason first."""
    row = read.measure(person(request), measure_id)
    shell = _shell(request, row.plan.initiative)
    form = DeleteForm(
        request.POST if request.method == "POST" else None, is_locked=row.plan.is_locked
    )
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data.get("reason", "")
        entry = attempt(
            form,
            lambda: write.delete_measure(actor=shell.user, measure_id=measure_id, reason=reason),
        )
        if entry is not None:
            return deleted(request, entry, "web:measurement", entry.engagement_id)
    return _show(request, shell, Open("delete", row.pk, form))


@require_http_methods(_GET_POST)
def rules(request: HttpRequest, initiative_id: uuid.UUID) -> HttpResponse:
    """Say what follows from the measures of an initiative."""
    row = read.plan(person(request), initiative_id)
    shell = _shell(request, row.initiative)
    form = RulesForm(request.POST or None, is_locked=row.is_locked, initial=rules_values(row))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: write.edit_rules(actor=shell.user, initiative_id=initiative_id, **form.given()),
        )
        if made is not None:
            edited(request, made, row.version)
            return _to(row.initiative.engagement_id, initiative_id)
    return _show(request, shell, Open("rules", initiative_id, form))


@require_POST
def lock(request: HttpRequest, initiative_id: uuid.UUID) -> HttpResponse:
    """Promise the plan as it stands; what it lacks is said beside it."""
    row = read.plan(person(request), initiative_id)
    shell = _shell(request, row.initiative)
    try:
        write.lock_plan(actor=shell.user, initiative_id=initiative_id)
    except (Invalid, Conflict) as refused:
        toast(request, sentence(refused))
    else:
        toast(request, _("The plan is locked. From now on every change needs a reason."))
    return _to(row.initiative.engagement_id, initiative_id)


def _shell(request: HttpRequest, initiative: Initiative) -> Shell:
    return engagement_shell(request, initiative.engagement_id, "tracking", Action.EDIT)


def _to(engagement_id: uuid.UUID, initiative_id: uuid.UUID) -> HttpResponse:
    return redirect(f"{reverse('web:measurement', args=[engagement_id])}#plan-{initiative_id}")


def _page_with(found: Any, asked: QueryDict) -> int | None:
    """Return the page of the plan that ``?plan=`` or ``?measure=`` names; None without one."""
    wanted = asked.get("plan") or asked.get("measure")
    if not wanted:
        return None
    ids = found.values_list("pk", "measures__pk") if "measure" in asked else found.values_list("pk")
    plans: dict[Any, int] = {}
    for plan_id, *_measure in ids:
        place = plans.setdefault(plan_id, len(plans))
        if wanted in {str(plan_id), *map(str, _measure)}:
            return place // PAGE_SIZE + 1
    return None


def _show(request: HttpRequest, shell: Shell, opened: Open) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    engagement_id = shell.engagement.pk
    found: Any = read.plans(shell.user, engagement_id)
    at = _page_with(found, request.GET) or request.GET.get("page")
    shown = Paginator(found, PAGE_SIZE).get_page(at)
    lines = plan_rows(shown, opened)
    everything = initiatives_read.initiatives(shell.user, engagement_id)
    unplanned = everything.filter(state__in=_DECIDED).exclude(
        pk__in=read.planned_initiatives(shell.user, engagement_id)
    )
    return page(
        request,
        "tracking/measurement.html",
        shell,
        lines=lines,
        rows=shown,
        unplanned=unplanned,
        has_initiatives=everything.exists(),
        new_form=opened.at("new", None),
        tools=TOOLS.values(),
    )

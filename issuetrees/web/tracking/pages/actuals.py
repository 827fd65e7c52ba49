"""The page of plan against actual, with the table that is pasted and the comparison of regions."""

import datetime as dt
import uuid
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.differences import Effect, Group, of_groups, of_regions
from issuetrees.kit.sentences import fill
from issuetrees.tracking.models.plans import Measure
from issuetrees.tracking.read import actuals as read
from issuetrees.tracking.read import plans as plans_read
from issuetrees.tracking.tables import read_actuals, read_regions
from issuetrees.tracking.write import actuals as write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.edited import edited
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.tracking.actual_forms import (
    ActualForm,
    ActualsTableForm,
    GroupsForm,
    RegionsForm,
    actual_values,
)
from issuetrees.web.tracking.actual_rows import effect_words, groups
from issuetrees.web.tracking.plan_rows import Open
from issuetrees.workspaces.access import Action

PAGE_SIZE: Final = 50
_GET_POST = ["GET", "HEAD", "POST"]


@require_safe
def actuals(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show plan against actual."""
    return _show(request, engagement_shell(request, engagement_id, "tracking"), Open())


@require_http_methods(_GET_POST)
def new(request: HttpRequest, measure_id: uuid.UUID) -> HttpResponse:
    """Write down what a measure came to."""
    measure = plans_read.measure(person(request), measure_id)
    shell = _shell(request, measure)
    form = ActualForm(request.POST or None, initial={"measured_on": _today()})
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: write.create_actual(
                actor=shell.user,
                measure_id=measure_id,
                site=_site(request),
                **form.given(is_new=True),
            ),
        )
        if made is not None:
            return _to(measure)
    return _show(request, shell, Open("new", measure_id, form))


@require_http_methods(_GET_POST)
def edit(request: HttpRequest, actual_id: uuid.UUID) -> HttpResponse:
    """Change an actual."""
    row = read.actual(person(request), actual_id)
    shell = _shell(request, row.measure)
    form = ActualForm(request.POST or None, initial=actual_values(row))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: write.edit_actual(
                actor=shell.user, actual_id=actual_id, site=_site(request), **form.given()
            ),
        )
        if made is not None:
            edited(request, made, row.version)
            return _to(row.measure)
    return _show(request, shell, Open("edit", actual_id, form))


@require_POST
def delete(request: HttpRequest, actual_id: uuid.UUID) -> HttpResponse:
    """Delete an actual; Undo brings it back."""
    entry = write.delete_actual(actor=person(request), actual_id=actual_id)
    return deleted(request, entry, "web:actuals", entry.engagement_id)


@require_http_methods(_GET_POST)
def paste(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Take in a table of actuals."""
    shell = engagement_shell(request, engagement_id, "tracking", Action.EDIT)
    form = ActualsTableForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _take(request, shell, engagement_id, form))
        if made is not None:
            told = ngettext("{count} actual is added.", "{count} actuals are added.", len(made))
            toast(request, fill(told, count=len(made)))
            return redirect("web:actuals", engagement_id)
    return _show(request, shell, Open("paste", engagement_id, form))


@require_http_methods(_GET_POST)
def differences(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Compare regions or groups before and after; keep the result where somebody says so."""
    is_asking = request.method == "POST"
    action = Action.EDIT if request.POST.get("measure") else Action.VIEW
    shell = engagement_shell(request, engagement_id, "tracking", action)
    measures = list(plans_read.measures(shell.user, engagement_id))
    is_groups = is_asking and request.POST.get("how") == "groups"
    regions = RegionsForm(request.POST if is_asking and not is_groups else None, measures=measures)
    four = GroupsForm(request.POST if is_groups else None)
    found: Effect | None = None
    if is_groups and four.is_valid():
        found = attempt(four, lambda: of_groups(*(Group(*one) for one in four.groups())))
    elif is_asking and not is_groups and regions.is_valid():
        found = attempt(regions, lambda: _compare(request, shell, regions))
    if found is not None and not is_groups and regions.cleaned_data["measure"]:
        toast(request, _("The change is kept as an actual."))
        return redirect("web:actuals", engagement_id)
    return page(
        request,
        "tracking/differences.html",
        shell,
        form=regions,
        groups_form=four,
        is_groups=is_groups,
        found=effect_words(found) if found else [],
    )


def _compare(request: HttpRequest, shell: Shell, form: RegionsForm) -> Effect:
    rows = read_regions(form.cleaned_data["text"], get_language() or "en")
    before = form.cleaned_data["before"]
    if before >= max(len(row.figures) for row in rows):
        message = _("There are no periods after these.")
        raise Invalid("no_periods_after", message, field="before")
    found = of_regions(rows, before)
    if kept := form.cleaned_data["measure"]:
        write.create_actual(
            actor=shell.user,
            measure_id=uuid.UUID(kept),
            site=_site(request),
            measured_on=_today(),
            value=found.effect,
            low=found.low,
            high=found.high,
            source=str(_("Difference in differences over regions")),
        )
    return found


def _take(
    request: HttpRequest, shell: Shell, engagement_id: uuid.UUID, form: ActualsTableForm
) -> list[Any]:
    measures = plans_read.measures(shell.user, engagement_id)
    rows = read_actuals(form.cleaned_data["text"], measures, get_language() or "en", _today())
    return list(
        write.create_actuals(
            actor=shell.user, engagement_id=engagement_id, rows=rows, site=_site(request)
        )
    )


def _today() -> dt.date:
    return timezone.localdate()


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")


def _shell(request: HttpRequest, measure: Measure) -> Shell:
    return engagement_shell(request, measure.plan.initiative.engagement_id, "tracking", Action.EDIT)


def _to(measure: Measure) -> HttpResponse:
    address = reverse("web:actuals", args=[measure.plan.initiative.engagement_id])
    return redirect(f"{address}#measure-{measure.pk}")


def _show(request: HttpRequest, shell: Shell, opened: Open) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    engagement_id = shell.engagement.pk
    found = read.standings(shell.user, engagement_id)
    ordered = sorted(found, key=lambda one: one.actual is None)  # stable: what is measured first
    shown = Paginator(ordered, PAGE_SIZE).get_page(request.GET.get("page"))
    return page(
        request,
        "tracking/actuals.html",
        shell,
        groups=groups(shown, opened),
        rows=shown,
        tripped=groups(read.tripped(found), Open()),
        paste_form=opened.at("paste", engagement_id),
    )

"""The page of calibration: what assessors said against what came of it, and what follows."""

import uuid
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.kit.sentences import fill
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.initiatives import InitiativeState
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read.sheets import may_speak_for
from issuetrees.tracking.read import actuals as actuals_read
from issuetrees.tracking.read import calibration as read
from issuetrees.tracking.read import forecasts as forecasts_read
from issuetrees.tracking.read import outcomes as outcomes_read
from issuetrees.tracking.read import plans as plans_read
from issuetrees.tracking.write import calibration as write
from issuetrees.tracking.write import forecasts as forecasts_write
from issuetrees.tracking.write import outcomes as outcomes_write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.tracking.calibration_forms import ChanceForm, OutcomesForm
from issuetrees.web.tracking.calibration_rows import chances, shown
from issuetrees.web.tracking.plan_rows import Open
from issuetrees.workspaces.access import Action

_GET_POST = ["GET", "HEAD", "POST"]
#: Of which it is known what came of them.
_OVER: Final = (InitiativeState.PAST, InitiativeState.DONE)


@require_safe
def calibration(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show how well assessors judged."""
    return _show(request, engagement_shell(request, engagement_id, "tracking"), Open())


@require_http_methods(_GET_POST)
def outcomes(request: HttpRequest, initiative_id: uuid.UUID) -> HttpResponse:
    """Say what came of an initiative."""
    initiative = initiatives_read.initiative(person(request), initiative_id)
    shell = engagement_shell(request, initiative.engagement_id, "tracking", Action.EDIT)
    found = outcomes_read.outcomes(shell.user, initiative.engagement_id).filter(
        initiative=initiative
    )
    there = list(found)
    form = OutcomesForm(
        request.POST if request.method == "POST" else None,
        criteria=list(criteria_read.criteria(shell.user, initiative.engagement_id)),
        there={one.criterion_id: one.value for one in there},
        source=there[0].source if there else "",
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: outcomes_write.set_outcomes(
                actor=shell.user,
                initiative_id=initiative_id,
                values=form.values(),
                source=form.cleaned_data["source"],
            ),
        )
        if made is not None:
            return redirect("web:calibration", initiative.engagement_id)
    return _show(request, shell, Open("outcomes", initiative_id, form))


@require_http_methods(_GET_POST)
def chance(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Say how likely an assessor holds it that a measure meets its target."""
    shell = engagement_shell(request, engagement_id, "tracking", Action.SCORE)
    measures = plans_read.measures(shell.user, engagement_id).exclude(target=None)
    form = ChanceForm(
        request.POST or None,
        measures=list(measures),
        assessors=_spoken_for(shell, engagement_id),
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: forecasts_write.set_forecast(actor=shell.user, **form.cleaned_data),
        )
        if made is not None:
            return redirect("web:calibration", engagement_id)
    return _show(request, shell, Open("chance", engagement_id, form))


def _spoken_for(shell: Shell, engagement_id: uuid.UUID) -> list[Assessor]:
    """Return the assessors whose chances the person may say."""
    found = assessors_read.assessors(shell.user, engagement_id)
    return [one for one in found if may_speak_for(shell.user, shell.role, one.user_id)]


@require_POST
def chance_delete(request: HttpRequest, forecast_id: uuid.UUID) -> HttpResponse:
    """Take back a chance; Undo brings it back."""
    entry = forecasts_write.delete_forecast(actor=person(request), forecast_id=forecast_id)
    return deleted(request, entry, "web:calibration", entry.engagement_id)


@require_POST
def outcome_delete(request: HttpRequest, outcome_id: uuid.UUID) -> HttpResponse:
    """Take back what was said to have come of it; Undo brings it back."""
    entry = outcomes_write.delete_outcome(actor=person(request), outcome_id=outcome_id)
    return deleted(request, entry, "web:calibration", entry.engagement_id)


@require_POST
def tell(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Tell assessors by what to stretch their ranges in the next round."""
    told = write.tell_assessors(actor=person(request), engagement_id=engagement_id)
    message = _("Told where they score: {names}.")
    if not told:
        message = _("Nobody’s ranges have to change.")
    toast(request, fill(message, names=", ".join(one.name for one in told)))
    return redirect("web:calibration", engagement_id)


def _show(request: HttpRequest, shell: Shell, opened: Open) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    engagement_id = shell.engagement.pk
    over = list(initiatives_read.initiatives(shell.user, engagement_id).filter(state__in=_OVER))
    said: dict[uuid.UUID, int] = {}
    for one in outcomes_read.outcomes(shell.user, engagement_id):
        said[one.initiative_id] = said.get(one.initiative_id, 0) + 1
    return page(
        request,
        "tracking/calibration.html",
        shell,
        found=shown(read.found(shell.user, engagement_id)),
        over=[(one, said.get(one.pk, 0), opened.at("outcomes", one.pk)) for one in over],
        chances=chances(
            forecasts_read.forecasts(shell.user, engagement_id),
            actuals_read.standings(shell.user, engagement_id),
        ),
        chance_form=opened.at("chance", engagement_id),
    )

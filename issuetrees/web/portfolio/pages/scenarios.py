"""The page of portfolios: scenarios side by side, one of them opened; its form opens in place."""

import uuid
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.portfolio.models.scenarios import Scenario
from issuetrees.portfolio.read import scenarios as scenarios_read
from issuetrees.portfolio.write import runs as runs_write
from issuetrees.portfolio.write import scenarios as scenarios_write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.edited import edited
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, person
from issuetrees.web.portfolio.offered import first_values, offered
from issuetrees.web.portfolio.scenario_form import ScenarioForm, scenario_values
from issuetrees.web.portfolio.showing import calculate, show, to
from issuetrees.workspaces.access import Action

_GET_POST: Final = ["GET", "HEAD", "POST"]


@require_safe
def portfolio(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the scenarios, with the one that ``?scenario=`` names or the first opened."""
    return show(request, engagement_shell(request, engagement_id, "portfolio"))


@require_http_methods(_GET_POST)
def new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Add a scenario and calculate it."""
    shell = engagement_shell(request, engagement_id, "portfolio", Action.EDIT)
    form = ScenarioForm(request.POST or None, initial=first_values(shell), offered=offered(shell))
    return _save(
        request,
        shell,
        form,
        lambda: scenarios_write.create_scenario(
            actor=shell.user, engagement_id=engagement_id, **form.given(is_new=True)
        ),
    )


@require_http_methods(_GET_POST)
def edit(request: HttpRequest, scenario_id: uuid.UUID) -> HttpResponse:
    """Change a scenario and calculate it anew."""
    row = scenarios_read.scenario(person(request), scenario_id)
    shell = engagement_shell(request, row.engagement_id, "portfolio", Action.EDIT)
    form = ScenarioForm(request.POST or None, initial=scenario_values(row), offered=offered(shell))
    return _save(
        request,
        shell,
        form,
        lambda: scenarios_write.edit_scenario(
            actor=shell.user, scenario_id=scenario_id, **form.given()
        ),
        editing=row,
    )


@require_POST
def delete(request: HttpRequest, scenario_id: uuid.UUID) -> HttpResponse:
    """Delete a scenario; Undo brings it back."""
    entry = scenarios_write.delete_scenario(actor=person(request), scenario_id=scenario_id)
    return deleted(request, entry, "web:portfolio", entry.engagement_id)


@require_POST
def run(request: HttpRequest, scenario_id: uuid.UUID) -> HttpResponse:
    """Calculate a scenario from what is known now."""
    row = scenarios_read.scenario(person(request), scenario_id)
    calculate(request, row)
    return to(row)


@require_POST
def cancel(request: HttpRequest, run_id: uuid.UUID) -> HttpResponse:
    """Stop a calculation."""
    return to(runs_write.cancel_run(actor=person(request), run_id=run_id).scenario)


def _save(
    request: HttpRequest,
    shell: Shell,
    form: ScenarioForm,
    act: Callable[[], Scenario],
    editing: Scenario | None = None,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, act)
        if saved is not None:
            if editing is not None:
                edited(request, saved, editing.version)
            calculate(request, saved)
            return to(saved)
    return show(request, shell, editing, form=form)

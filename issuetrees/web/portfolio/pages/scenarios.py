"""The page of portfolios: scenarios side by side, one of them opened; its form opens in place."""

import uuid
from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.kit.sentences import sentence
from issuetrees.portfolio.models.scenarios import Scenario
from issuetrees.portfolio.read import inputs as inputs_read
from issuetrees.portfolio.read import runs as runs_read
from issuetrees.portfolio.read import scenarios as scenarios_read
from issuetrees.portfolio.write import runs as runs_write
from issuetrees.portfolio.write import scenarios as scenarios_write
from issuetrees.scoring.read import sheets
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.portfolio.offered import first_values, offered
from issuetrees.web.portfolio.rows import scenarios as rows
from issuetrees.web.portfolio.scenario_form import ScenarioForm, scenario_values
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


def calculate(request: HttpRequest, row: Scenario) -> None:
    """Calculate a scenario; say why it cannot be."""
    try:
        runs_write.start_run(actor=person(request), scenario_id=row.pk)
    except (Invalid, Conflict) as refused:
        toast(request, sentence(refused))


def to(row: Scenario) -> HttpResponseRedirect:
    """Go to a scenario."""
    address = reverse("web:portfolio", args=[row.engagement_id])
    return redirect(f"{address}?scenario={row.pk}")


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
            calculate(request, saved)
            return to(saved)
    return show(request, shell, form=form, editing=editing)


def show(request: HttpRequest, shell: Shell, **more: Any) -> HttpResponse:
    """Show the page; ``form`` stands in place of what it changes."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    found = list(scenarios_read.scenarios(shell.user, shell.engagement.pk))
    runs = runs_read.latest(shell.user, found)
    lines = rows.lines(found, runs)
    asked = str(more["editing"].pk) if more.get("editing") else request.GET.get("scenario", "")
    opened = next((line for line in lines if str(line.row.pk) == asked), None)
    is_new = more.get("form") is not None and more.get("editing") is None
    if opened is None and lines and not is_new:
        opened = lines[0]
    return page(
        request, "portfolio/portfolio.html", shell,
        lines=lines, opened=opened, is_new=is_new,
        is_hidden=sheets.out(shell.user).filter(round__engagement=shell.engagement).exists(),
        **(_opened(shell, opened) if opened else {}), **more,
    )  # fmt: skip


def _opened(shell: Shell, line: rows.Line) -> dict[str, Any]:
    """What the opened scenario says, in words and figures; how far it is until then."""
    if line.run is None:
        return {}
    told: dict[str, Any] = {"run": line.run, "state": runs_read.state(line.run)}
    told |= rows.progress(line.run)
    try:
        of = inputs_read.ground(shell.user, line.row.engagement_id, line.row.engagement.currency)
        told["is_outdated"] = runs_read.is_outdated(of, line.row, line.run)
    except Invalid as refused:
        told["problem"] = sentence(refused)
    if line.found is None:
        return told
    return told | {
        "found": line.found,
        "chosen": rows.chosen(line.found),
        "periods": rows.periods(line.found),
        "uses": rows.uses(line.found),
        "aside": rows.aside(line.found),
    }

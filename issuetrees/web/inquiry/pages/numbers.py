"""The page of numbers: a question tree that calculates, its scenarios, what is asked of both."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from issuetrees.inquiry.driver_answers import asked
from issuetrees.inquiry.driver_facts import facts, scenarios_json
from issuetrees.inquiry.models import DriverScenario
from issuetrees.inquiry.read.driver_scenarios import scenario, scenarios_in
from issuetrees.inquiry.read.drivers import Numbers, numbers_in
from issuetrees.inquiry.write.driver_scenarios import (
    create_scenario,
    delete_scenario,
    edit_scenario,
    move_scenario,
)
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import person
from issuetrees.web.inquiry import number_answers as answers
from issuetrees.web.inquiry.number_forms import RenameForm, ScenarioForm
from issuetrees.web.inquiry.number_rows import lines, split_words
from issuetrees.web.inquiry.opened import opened
from issuetrees.workspaces.access import Action


@require_safe
def numbers(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Show the grid of drivers; what is typed there goes to REST."""
    return _show(request, graph_id, ScenarioForm())


@require_POST
def new_scenario(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Add a scenario."""
    opened(request, graph_id, Action.EDIT)
    form = ScenarioForm(request.POST)

    def create() -> DriverScenario:
        title = form.cleaned_data["title"]
        return create_scenario(actor=person(request), graph_id=graph_id, title=title)

    if form.is_valid() and attempt(form, create) is not None:
        return redirect("web:numbers", graph_id)
    return _show(request, graph_id, form)


@require_POST
def rename_scenario(request: HttpRequest, scenario_id: uuid.UUID) -> HttpResponse:
    """Give a scenario another title."""
    row = scenario(person(request), scenario_id)
    opened(request, row.graph_id, Action.EDIT)
    form = RenameForm(request.POST, row)

    def rename() -> DriverScenario:
        title = form.cleaned_data["title"]
        return edit_scenario(actor=person(request), scenario_id=scenario_id, title=title)

    if form.is_valid() and attempt(form, rename) is not None:
        return redirect("web:numbers", row.graph_id)
    return _show(request, row.graph_id, ScenarioForm(), {row.pk: form})


@require_POST
def place_scenario(request: HttpRequest, scenario_id: uuid.UUID) -> HttpResponse:
    """Move a scenario one place to the left or to the right."""
    row = scenario(person(request), scenario_id)
    here = opened(request, row.graph_id, Action.EDIT)
    others = [one.pk for one in scenarios_in(here.graph) if one.pk != scenario_id]
    before = [one.pk for one in scenarios_in(here.graph)].index(scenario_id)
    at = before + (1 if request.POST.get("to") == "right" else -1)
    if 0 <= at <= len(others):
        before_id = others[at] if at < len(others) else None
        move_scenario(actor=person(request), scenario_id=scenario_id, before_id=before_id)
    return redirect("web:numbers", row.graph_id)


@require_POST
def remove_scenario(request: HttpRequest, scenario_id: uuid.UUID) -> HttpResponse:
    """Delete a scenario; Undo brings it back."""
    graph_id = scenario(person(request), scenario_id).graph_id
    entry = delete_scenario(actor=person(request), scenario_id=scenario_id)
    return deleted(request, entry, "web:numbers", graph_id)


def _show(
    request: HttpRequest,
    graph_id: uuid.UUID,
    form: ScenarioForm,
    renamed: Mapping[uuid.UUID, RenameForm] | None = None,
) -> HttpResponse:
    at = opened(request, graph_id)
    found, rows = numbers_in(at.graph), scenarios_in(at.graph)
    today = at.graph.engagement.today()
    told = facts(found, today)
    more = {"split_words": split_words(), "scenarios": scenarios_json(found, rows)}
    return at.page(
        "numbers",
        "numbers",
        facts=told | more,
        lines=lines(told["drivers"], len(rows)),
        remarks=told["remarks"],
        has_numbers=found.tree.has_numbers,
        today=today.isoformat(),
        scenarios=rows,
        is_renaming=bool(renamed),
        named=[(row, (renamed or {}).get(row.pk) or RenameForm(None, row)) for row in rows],
        scenario_form=form,
        **_answers(request, found, rows),
    )


def _answers(request: HttpRequest, found: Numbers, rows: list[DriverScenario]) -> dict[str, Any]:
    root = found.tree.root
    if root is None or root.id not in found.sheet.values or root.term is None:
        return {}
    ask = asked(found, rows)
    return {
        "root": root,
        "root_unit": answers.unit_of(ask),
        "moves": answers.moves(ask, request.GET),
        "goal": answers.goal(ask, request.GET),
        "way": answers.way(ask, request.GET),
    }

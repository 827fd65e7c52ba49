"""The page of goals, criteria and gates; every form opens in its place on it."""

import json
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.kit.formats.reading import read_number
from issuetrees.scoring.conditions import gate_condition
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import gates as gates_read
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import gates as gates_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write.goals import GoalPlace
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import EditForm, attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.scoring.choices import asked, deciding, members, questions
from issuetrees.web.scoring.forms import (
    CriterionForm,
    GateForm,
    GoalForm,
    criterion_values,
    gate_values,
    goal_values,
)
from issuetrees.web.scoring.rows.goals import Editing, goal_rows
from issuetrees.workspaces.access import Action

_GET_POST = ["GET", "HEAD", "POST"]


@require_safe
def goals(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show goals with their criteria, and the gates."""
    return _show(request, engagement_shell(request, engagement_id, "goals"), Editing())


@require_http_methods(_GET_POST)
def goal_new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Add a goal, at the top or as a part of the one that the address names."""
    shell = engagement_shell(request, engagement_id, "goals", Action.EDIT)
    parent_id = _id(request.GET.get("parent", ""))
    weight = goals_read.usual_weight(shell.user, engagement_id, parent_id)
    form = GoalForm(request.POST or None, initial={"weight": weight}, questions=questions(shell))
    return _save(
        request,
        shell,
        Editing("new_part" if parent_id else "new_goal", parent_id, form),
        lambda: goals_write.create_goal(
            actor=shell.user,
            engagement_id=engagement_id,
            parent_id=parent_id,
            **form.given(is_new=True),
        ),
    )


@require_http_methods(_GET_POST)
def goal_edit(request: HttpRequest, goal_id: uuid.UUID) -> HttpResponse:
    """Change a goal."""
    goal = goals_read.goal(person(request), goal_id)
    shell = engagement_shell(request, goal.engagement_id, "goals", Action.EDIT)
    values = goal_values(goal)
    offered = questions(shell, values["node_id"])
    form = GoalForm(request.POST or None, initial=values, questions=offered)
    return _save(
        request,
        shell,
        Editing("goal", goal_id, form),
        lambda: goals_write.edit_goal(actor=shell.user, goal_id=goal_id, **form.given()),
    )


@require_POST
def goal_weight(request: HttpRequest, goal_id: uuid.UUID) -> HttpResponse:
    """Set a goal's weight from the field beside its title."""
    weight = _weight(request)
    goal = goals_write.edit_goal(actor=person(request), goal_id=goal_id, weight=weight)
    return _back(goal.engagement_id)


@require_POST
def goal_move(request: HttpRequest, goal_id: uuid.UUID) -> HttpResponse:
    """Put a goal before another one, or last; under another parent where one is said."""
    place: GoalPlace = {}
    if "parent" in request.POST:
        place["parent_id"] = _id(request.POST["parent"])
    goal = goals_write.move_goal(
        actor=person(request), goal_id=goal_id, before_id=_before(request), **place
    )
    return _back(goal.engagement_id)


@require_POST
def goal_delete(request: HttpRequest, goal_id: uuid.UUID) -> HttpResponse:
    """Delete a goal with its criteria; Undo brings all of it back."""
    entry = goals_write.delete_goal(actor=person(request), goal_id=goal_id)
    return deleted(request, entry, "web:goals", entry.engagement_id)


@require_http_methods(_GET_POST)
def criterion_new(request: HttpRequest, goal_id: uuid.UUID) -> HttpResponse:
    """Add a criterion under a goal."""
    goal = goals_read.goal(person(request), goal_id)
    shell = engagement_shell(request, goal.engagement_id, "goals", Action.EDIT)
    initial = {"weight": criteria_read.usual_weight(shell.user, goal_id)}
    form = CriterionForm(request.POST or None, initial=initial, **asked(shell))
    return _save(
        request,
        shell,
        Editing("new_criterion", goal_id, form),
        lambda: criteria_write.create_criterion(
            actor=shell.user, goal_id=goal_id, **form.given(is_new=True)
        ),
    )


@require_http_methods(_GET_POST)
def criterion_edit(request: HttpRequest, criterion_id: uuid.UUID) -> HttpResponse:
    """Change a criterion."""
    criterion = criteria_read.criterion(person(request), criterion_id)
    shell = engagement_shell(request, criterion.goal.engagement_id, "goals", Action.EDIT)
    form = CriterionForm(request.POST or None, initial=criterion_values(criterion), **asked(shell))
    return _save(
        request,
        shell,
        Editing("criterion", criterion_id, form),
        lambda: criteria_write.edit_criterion(
            actor=shell.user, criterion_id=criterion_id, **form.given()
        ),
    )


@require_POST
def criterion_weight(request: HttpRequest, criterion_id: uuid.UUID) -> HttpResponse:
    """Set a criterion's weight from the field beside its title."""
    weight = _weight(request)
    criterion = criteria_write.edit_criterion(
        actor=person(request), criterion_id=criterion_id, weight=weight
    )
    return _back(criterion.goal.engagement_id)


@require_POST
def criterion_move(request: HttpRequest, criterion_id: uuid.UUID) -> HttpResponse:
    """Put a criterion before another one of its goal, or last."""
    criterion = criteria_read.criterion(person(request), criterion_id)
    criteria_write.move_criterion(
        actor=person(request),
        criterion_id=criterion_id,
        goal_id=criterion.goal_id,
        before_id=_before(request),
    )
    return _back(criterion.goal.engagement_id)


@require_POST
def criterion_delete(request: HttpRequest, criterion_id: uuid.UUID) -> HttpResponse:
    """Delete a criterion with its scores; Undo brings them back."""
    entry = criteria_write.delete_criterion(actor=person(request), criterion_id=criterion_id)
    return deleted(request, entry, "web:goals", entry.engagement_id)


@require_http_methods(_GET_POST)
def gate_new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Add a gate."""
    shell = engagement_shell(request, engagement_id, "goals", Action.EDIT)
    form = GateForm(request.POST or None, **deciding(shell))
    return _save(
        request,
        shell,
        Editing("new_gate", None, form),
        lambda: gates_write.create_gate(
            actor=shell.user, engagement_id=engagement_id, **form.given(is_new=True)
        ),
    )


@require_http_methods(_GET_POST)
def gate_edit(request: HttpRequest, gate_id: uuid.UUID) -> HttpResponse:
    """Change a gate."""
    gate = gates_read.gate(person(request), gate_id)
    shell = engagement_shell(request, gate.engagement_id, "goals", Action.EDIT)
    form = GateForm(request.POST or None, initial=gate_values(gate), **deciding(shell))
    return _save(
        request,
        shell,
        Editing("gate", gate_id, form),
        lambda: gates_write.edit_gate(actor=shell.user, gate_id=gate_id, **form.given()),
    )


@require_POST
def gate_delete(request: HttpRequest, gate_id: uuid.UUID) -> HttpResponse:
    """Delete a gate with its decisions; Undo brings them back."""
    entry = gates_write.delete_gate(actor=person(request), gate_id=gate_id)
    return deleted(request, entry, "web:goals", entry.engagement_id)


def _save(
    request: HttpRequest, shell: Shell, editing: Editing, act: Callable[[], object]
) -> HttpResponse:
    """Show the form in its place; when it is sent and fine, do the act and go back."""
    form = editing.form
    assert isinstance(form, EditForm)  # noqa: S101 - every caller opens one
    is_sent = request.method == "POST" and "more" not in request.POST
    if is_sent and form.is_valid() and attempt(form, act) is not None:
        assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
        return _back(shell.engagement.pk)
    return _show(request, shell, editing)


def _show(request: HttpRequest, shell: Shell, editing: Editing) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    engagement_id = shell.engagement.pk
    found_goals = list(goals_read.goals(shell.user, engagement_id))
    found_criteria = list(criteria_read.criteria(shell.user, engagement_id))
    offered = asked(shell)
    names = dict([*offered["kinds"], *offered["assessors"]])
    shown, problem = goal_rows(found_goals, found_criteria, editing, names)
    people = dict(members(shell))
    gates = [
        {
            "row": gate,
            "form": editing.at("gate", gate.pk),
            "condition": gate_condition(gate, found_criteria),
            "deciders": ", ".join(people[key] for key in gate.decider_ids if key in people),
        }
        for gate in gates_read.gates(shell.user, engagement_id)
    ]
    return page(
        request,
        "scoring/goals.html",
        shell,
        goals=shown,
        gates=gates,
        problem=problem,
        new_goal=editing.at("new_goal", None),
        new_gate=editing.at("new_gate", None),
        has_criteria=bool(found_criteria),
        rubrics=[
            {"title": row.title, "levels": json.dumps(row.levels)}
            for row in found_criteria
            if row.levels
        ],
    )


def _weight(request: HttpRequest) -> float:
    raw = request.POST.get("weight", "")
    return float(read_number(raw, get_language() or "en", field="weight"))


def _before(request: HttpRequest) -> uuid.UUID | None:
    return _id(request.POST.get("before", ""))


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _back(engagement_id: uuid.UUID) -> HttpResponseRedirect:
    return redirect("web:goals", engagement_id)

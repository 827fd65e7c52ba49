"""Routes of goals, initiatives, scores and the ranking; all for signed-in people."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from issuetrees.web import (
    assessors_pages,
    deletion_pages,
    gates_pages,
    goals_pages,
    initiatives_pages,
    ranking_pages,
    scores_pages,
)


def _closed(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    return path(route, login_required(view), name=name)


_GOALS = [
    _closed("engagements/<uuid:engagement_id>/goals/", goals_pages.goals, "goals"),
    _closed("engagements/<uuid:engagement_id>/goals/new/", goals_pages.goal_new, "goal_new"),
    _closed("goals/<uuid:goal_id>/edit/", goals_pages.goal_edit, "goal_edit"),
    _closed("goals/<uuid:goal_id>/weight/", goals_pages.goal_weight, "goal_weight"),
    _closed("goals/<uuid:goal_id>/move/", goals_pages.goal_move, "goal_move"),
    _closed("goals/<uuid:goal_id>/delete/", goals_pages.goal_delete, "goal_delete"),
    _closed("goals/<uuid:goal_id>/criteria/new/", goals_pages.criterion_new, "criterion_new"),
    _closed("criteria/<uuid:criterion_id>/edit/", goals_pages.criterion_edit, "criterion_edit"),
    _closed(
        "criteria/<uuid:criterion_id>/weight/", goals_pages.criterion_weight, "criterion_weight"
    ),
    _closed("criteria/<uuid:criterion_id>/move/", goals_pages.criterion_move, "criterion_move"),
    _closed(
        "criteria/<uuid:criterion_id>/delete/", goals_pages.criterion_delete, "criterion_delete"
    ),
    _closed("engagements/<uuid:engagement_id>/gates/new/", goals_pages.gate_new, "gate_new"),
    _closed("gates/<uuid:gate_id>/edit/", goals_pages.gate_edit, "gate_edit"),
    _closed("gates/<uuid:gate_id>/delete/", goals_pages.gate_delete, "gate_delete"),
    _closed("deletions/<uuid:entry_id>/undo/", deletion_pages.undo, "deletion_undo"),
]
_INITIATIVES = [
    _closed(
        "engagements/<uuid:engagement_id>/initiatives/",
        initiatives_pages.initiatives,
        "initiatives",
    ),
    _closed(
        "engagements/<uuid:engagement_id>/initiatives/new/",
        initiatives_pages.new,
        "initiative_new",
    ),
    _closed(
        "engagements/<uuid:engagement_id>/initiatives/paste/",
        initiatives_pages.paste,
        "initiatives_paste",
    ),
    _closed("initiatives/<uuid:initiative_id>/edit/", initiatives_pages.edit, "initiative_edit"),
    _closed(
        "initiatives/<uuid:initiative_id>/delete/", initiatives_pages.delete, "initiative_delete"
    ),
]
_SCORES = [
    _closed("engagements/<uuid:engagement_id>/scores/", scores_pages.scores, "scores"),
    _closed("engagements/<uuid:engagement_id>/scores/save/", scores_pages.save, "scores_save"),
    _closed("engagements/<uuid:engagement_id>/gates/", gates_pages.decisions, "gate_decisions"),
    _closed(
        "gates/<uuid:gate_id>/initiatives/<uuid:initiative_id>/",
        gates_pages.decide,
        "gate_decide",
    ),
    _closed("engagements/<uuid:engagement_id>/assessors/", assessors_pages.assessors, "assessors"),
    _closed("engagements/<uuid:engagement_id>/assessors/new/", assessors_pages.new, "assessor_new"),
    _closed("assessors/<uuid:assessor_id>/edit/", assessors_pages.edit, "assessor_edit"),
    _closed("assessors/<uuid:assessor_id>/delete/", assessors_pages.delete, "assessor_delete"),
]
_RANKING = [
    _closed("engagements/<uuid:engagement_id>/ranking/", ranking_pages.ranking, "ranking"),
    _closed("engagements/<uuid:engagement_id>/ranking.csv", ranking_pages.table, "ranking_csv"),
]

urlpatterns = [*_GOALS, *_INITIATIVES, *_SCORES, *_RANKING]

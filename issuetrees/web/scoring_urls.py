"""Routes of goals, initiatives, scores and the ranking; all for signed-in people."""

from issuetrees.web import (
    assessors_pages,
    deletion_pages,
    gates_pages,
    goals_pages,
    initiatives_pages,
    ranking_pages,
    scores_pages,
)
from issuetrees.web.frame.routes import closed

_GOALS = [
    closed("engagements/<uuid:engagement_id>/goals/", goals_pages.goals, "goals"),
    closed("engagements/<uuid:engagement_id>/goals/new/", goals_pages.goal_new, "goal_new"),
    closed("goals/<uuid:goal_id>/edit/", goals_pages.goal_edit, "goal_edit"),
    closed("goals/<uuid:goal_id>/weight/", goals_pages.goal_weight, "goal_weight"),
    closed("goals/<uuid:goal_id>/move/", goals_pages.goal_move, "goal_move"),
    closed("goals/<uuid:goal_id>/delete/", goals_pages.goal_delete, "goal_delete"),
    closed("goals/<uuid:goal_id>/criteria/new/", goals_pages.criterion_new, "criterion_new"),
    closed("criteria/<uuid:criterion_id>/edit/", goals_pages.criterion_edit, "criterion_edit"),
    closed(
        "criteria/<uuid:criterion_id>/weight/", goals_pages.criterion_weight, "criterion_weight"
    ),
    closed("criteria/<uuid:criterion_id>/move/", goals_pages.criterion_move, "criterion_move"),
    closed(
        "criteria/<uuid:criterion_id>/delete/", goals_pages.criterion_delete, "criterion_delete"
    ),
    closed("engagements/<uuid:engagement_id>/gates/new/", goals_pages.gate_new, "gate_new"),
    closed("gates/<uuid:gate_id>/edit/", goals_pages.gate_edit, "gate_edit"),
    closed("gates/<uuid:gate_id>/delete/", goals_pages.gate_delete, "gate_delete"),
    closed("deletions/<uuid:entry_id>/undo/", deletion_pages.undo, "deletion_undo"),
]
_INITIATIVES = [
    closed(
        "engagements/<uuid:engagement_id>/initiatives/",
        initiatives_pages.initiatives,
        "initiatives",
    ),
    closed(
        "engagements/<uuid:engagement_id>/initiatives/new/",
        initiatives_pages.new,
        "initiative_new",
    ),
    closed(
        "engagements/<uuid:engagement_id>/initiatives/paste/",
        initiatives_pages.paste,
        "initiatives_paste",
    ),
    closed("initiatives/<uuid:initiative_id>/edit/", initiatives_pages.edit, "initiative_edit"),
    closed(
        "initiatives/<uuid:initiative_id>/delete/", initiatives_pages.delete, "initiative_delete"
    ),
]
_SCORES = [
    closed("engagements/<uuid:engagement_id>/scores/", scores_pages.scores, "scores"),
    closed("engagements/<uuid:engagement_id>/scores/save/", scores_pages.save, "scores_save"),
    closed("engagements/<uuid:engagement_id>/gates/", gates_pages.decisions, "gate_decisions"),
    closed(
        "gates/<uuid:gate_id>/initiatives/<uuid:initiative_id>/",
        gates_pages.decide,
        "gate_decide",
    ),
    closed("engagements/<uuid:engagement_id>/assessors/", assessors_pages.assessors, "assessors"),
    closed("engagements/<uuid:engagement_id>/assessors/new/", assessors_pages.new, "assessor_new"),
    closed("assessors/<uuid:assessor_id>/edit/", assessors_pages.edit, "assessor_edit"),
    closed("assessors/<uuid:assessor_id>/delete/", assessors_pages.delete, "assessor_delete"),
]
_RANKING = [
    closed("engagements/<uuid:engagement_id>/ranking/", ranking_pages.ranking, "ranking"),
    closed("engagements/<uuid:engagement_id>/ranking.csv", ranking_pages.table, "ranking_csv"),
]

urlpatterns = [*_GOALS, *_INITIATIVES, *_SCORES, *_RANKING]

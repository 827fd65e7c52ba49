"""Routes of goals, initiatives, scores and the ranking; guests alone need not sign in."""

from django.urls import path

from issuetrees.web.frame.routes import closed
from issuetrees.web.scoring.pages import (
    agreement,
    assessors,
    choices,
    gates,
    goals,
    guests,
    initiatives,
    libraries,
    lists,
    methods,
    ranking,
    rounds,
    scores,
    sure,
    weights,
    why,
)

_GOALS = [
    closed("engagements/<uuid:engagement_id>/goals/", goals.goals, "goals"),
    closed("engagements/<uuid:engagement_id>/goals/new/", goals.goal_new, "goal_new"),
    closed("goals/<uuid:goal_id>/edit/", goals.goal_edit, "goal_edit"),
    closed("goals/<uuid:goal_id>/weight/", goals.goal_weight, "goal_weight"),
    closed("goals/<uuid:goal_id>/move/", goals.goal_move, "goal_move"),
    closed("goals/<uuid:goal_id>/delete/", goals.goal_delete, "goal_delete"),
    closed("goals/<uuid:goal_id>/criteria/new/", goals.criterion_new, "criterion_new"),
    closed("criteria/<uuid:criterion_id>/edit/", goals.criterion_edit, "criterion_edit"),
    closed("criteria/<uuid:criterion_id>/weight/", goals.criterion_weight, "criterion_weight"),
    closed("criteria/<uuid:criterion_id>/move/", goals.criterion_move, "criterion_move"),
    closed("criteria/<uuid:criterion_id>/delete/", goals.criterion_delete, "criterion_delete"),
    closed("engagements/<uuid:engagement_id>/gates/new/", goals.gate_new, "gate_new"),
    closed("gates/<uuid:gate_id>/edit/", goals.gate_edit, "gate_edit"),
    closed("gates/<uuid:gate_id>/delete/", goals.gate_delete, "gate_delete"),
]
_INITIATIVES = [
    closed(
        "engagements/<uuid:engagement_id>/initiatives/",
        initiatives.initiatives,
        "initiatives",
    ),
    closed(
        "engagements/<uuid:engagement_id>/initiatives/new/",
        initiatives.new,
        "initiative_new",
    ),
    closed(
        "engagements/<uuid:engagement_id>/initiatives/paste/",
        initiatives.paste,
        "initiatives_paste",
    ),
    closed(
        "engagements/<uuid:engagement_id>/initiatives/table/",
        initiatives.table,
        "initiatives_table",
    ),
    closed(
        "engagements/<uuid:engagement_id>/initiatives/initiatives.xlsx",
        initiatives.workbook,
        "initiatives_workbook",
    ),
    closed("initiatives/<uuid:initiative_id>/edit/", initiatives.edit, "initiative_edit"),
    closed("initiatives/<uuid:initiative_id>/delete/", initiatives.delete, "initiative_delete"),
]
_LISTS = [
    closed("engagements/<uuid:engagement_id>/initiatives/lists/", lists.lists, "initiative_lists"),
    closed(
        "engagements/<uuid:engagement_id>/initiatives/lists/<slug:what>/", lists.new, "list_new"
    ),
    closed("initiative-lists/<slug:what>/<uuid:row_id>/edit/", lists.edit, "list_edit"),
    closed("initiative-lists/<slug:what>/<uuid:row_id>/move/", lists.move, "list_move"),
    closed("initiative-lists/<slug:what>/<uuid:row_id>/delete/", lists.delete, "list_delete"),
]
_SCORES = [
    closed("engagements/<uuid:engagement_id>/scores/", scores.scores, "scores"),
    closed("engagements/<uuid:engagement_id>/gates/", gates.decisions, "gate_decisions"),
    closed(
        "gates/<uuid:gate_id>/initiatives/<uuid:initiative_id>/",
        gates.decide,
        "gate_decide",
    ),
    closed("engagements/<uuid:engagement_id>/assessors/", assessors.assessors, "assessors"),
    closed("engagements/<uuid:engagement_id>/assessors/new/", assessors.new, "assessor_new"),
    closed("assessors/<uuid:assessor_id>/finish/", scores.finish, "sheet_finish"),
    closed("assessors/<uuid:assessor_id>/edit/", assessors.edit, "assessor_edit"),
    closed("assessors/<uuid:assessor_id>/delete/", assessors.delete, "assessor_delete"),
]
_ROUNDS = [
    closed("engagements/<uuid:engagement_id>/rounds/", rounds.rounds, "rounds"),
    closed("engagements/<uuid:engagement_id>/rounds/new/", rounds.new, "round_new"),
    closed("rounds/<uuid:round_id>/agreement/", agreement.agreement, "round_agreement"),
    closed(
        "rounds/<uuid:round_id>/cells/<uuid:initiative_id>/<uuid:criterion_id>/comments/",
        agreement.comment,
        "cell_comment",
    ),
    *(
        closed(f"cell-comments/<uuid:comment_id>/{verb}/", view, f"cell_{name}")
        for verb, view, name in (
            ("edit", agreement.comment_edit, "comment_edit"),
            ("delete", agreement.comment_delete, "comment_delete"),
            ("restore", agreement.comment_restore, "comment_restore"),
            ("resolve", agreement.thread_resolve, "thread_resolve"),
            ("reopen", agreement.thread_reopen, "thread_reopen"),
        )
    ),
    closed("rounds/<uuid:round_id>/choices/", choices.choices, "choices"),
    closed("rounds/<uuid:round_id>/choices/last/", choices.take_back, "choice_take_back"),
    closed("rounds/<uuid:round_id>/gut-order/", choices.gut_order, "gut_order"),
    closed("rounds/<uuid:round_id>/edit/", rounds.edit, "round_edit"),
    closed("rounds/<uuid:round_id>/open/", rounds.open_round, "round_open"),
    closed("rounds/<uuid:round_id>/remind/", rounds.remind, "round_remind"),
    closed("rounds/<uuid:round_id>/close/", rounds.close, "round_close"),
    closed("rounds/<uuid:round_id>/reveal/", rounds.reveal, "round_reveal"),
    closed("rounds/<uuid:round_id>/again/", rounds.again, "round_again"),
    closed("rounds/<uuid:round_id>/delete/", rounds.delete, "round_delete"),
]
_GUESTS = [
    closed("rounds/<uuid:round_id>/guests/", guests.links, "guest_links"),
    closed("guest-links/<uuid:link_id>/revoke/", guests.revoke, "guest_link_revoke"),
    path("guest/<str:token>/", guests.guest, name="guest"),
    path("guest/<str:token>/scores/", guests.scores, name="guest_scores"),
    path("guest/<str:token>/choices/", guests.choices, name="guest_choices"),
    path("guest/<str:token>/choices/last/", guests.choice_take_back, name="guest_choice_take_back"),
    path("guest/<str:token>/finish/", guests.finish, name="guest_finish"),
]
_RANKING = [
    closed("engagements/<uuid:engagement_id>/ranking/", ranking.ranking, "ranking"),
    closed("engagements/<uuid:engagement_id>/ranking/why/", why.why, "ranking_why"),
    closed("engagements/<uuid:engagement_id>/ranking/sure/", sure.sure, "ranking_sure"),
    closed("engagements/<uuid:engagement_id>/ranking/methods/", methods.methods, "ranking_methods"),
    closed("engagements/<uuid:engagement_id>/weights/", weights.weights, "weight_sets"),
    closed("engagements/<uuid:engagement_id>/weights/merged/", weights.merge, "weights_merge"),
    closed("weight-sets/<uuid:set_id>/", weights.answers, "weight_answers"),
    closed("weight-sets/<uuid:set_id>/take/", weights.take, "weight_set_take"),
    closed("weight-sets/<uuid:set_id>/delete/", weights.delete, "weight_set_delete"),
    closed("runs/<uuid:run_id>/repeat/", sure.repeat, "run_repeat"),
    closed("runs/<uuid:run_id>/cancel/", sure.cancel, "run_cancel"),
    closed("engagements/<uuid:engagement_id>/ranking/weights/", ranking.weights, "ranking_weights"),
    closed("weights/<uuid:entry_id>/undo/", ranking.weights_undo, "weights_undo"),
    closed("engagements/<uuid:engagement_id>/ranking.csv", ranking.table, "ranking_csv"),
]

_LIBRARY = [
    closed("workspaces/<uuid:workspace_id>/library/", libraries.library, "library"),
    closed("workspaces/<uuid:workspace_id>/library/new/", libraries.entry_new, "library_new"),
    closed("library/<uuid:entry_id>/edit/", libraries.entry_edit, "library_edit"),
    closed("library/<uuid:entry_id>/delete/", libraries.entry_delete, "library_delete"),
    closed("engagements/<uuid:engagement_id>/library/", libraries.choose, "library_choose"),
    closed("engagements/<uuid:engagement_id>/library/insert/", libraries.insert, "library_insert"),
    closed("engagements/<uuid:engagement_id>/library/keep/", libraries.keep, "library_keep"),
]

urlpatterns = [
    *_LIBRARY,
    *_GOALS,
    *_INITIATIVES,
    *_LISTS,
    *_SCORES,
    *_ROUNDS,
    *_GUESTS,
    *_RANKING,
]

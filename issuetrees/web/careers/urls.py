"""Routes of the pages about careers; the calendar of a plan alone asks for no account."""

from django.urls import path

from issuetrees.web.careers.pages import (
    feed,
    imports,
    levels,
    people,
    plan,
    profile,
    rated,
    routes,
    sharing,
    team,
)
from issuetrees.web.frame.routes import closed

_PROFILE = "profiles/<uuid:profile_id>/"
_STEP = "plan-steps/<uuid:step_id>/"

urlpatterns = [
    closed("maps/<uuid:graph_id>/routes/", routes.routes, "routes"),
    closed("maps/<uuid:graph_id>/team/", team.team, "map_team"),
    closed("maps/<uuid:graph_id>/people/", people.people, "people"),
    closed("maps/<uuid:graph_id>/people/new/", people.new, "profile_new"),
    closed("profiles/", people.own, "own_profiles"),
    closed(_PROFILE, profile.profile, "profile"),
    closed(f"{_PROFILE}edit/", profile.edit, "profile_edit"),
    closed(f"{_PROFILE}delete/", profile.delete, "profile_delete"),
    closed(f"{_PROFILE}levels/", rated.levels, "profile_levels"),
    closed(f"{_PROFILE}plan/", plan.plan, "plan"),
    closed(f"{_PROFILE}plan.pdf", sharing.plan_file, "plan_file"),
    closed(f"{_PROFILE}plan/take/", plan.take, "plan_take"),
    closed(f"{_PROFILE}plan/entries/", plan.add_entry, "review_add"),
    closed(f"{_PROFILE}plan/calendar/", plan.make_feed, "plan_feed_make"),
    closed(f"{_PROFILE}plan/calendar/withdraw/", plan.revoke_feed, "plan_feed_revoke"),
    closed(_STEP, plan.edit_step, "plan_step"),
    closed(f"{_STEP}check/", plan.check_step, "plan_step_check"),
    closed(f"{_STEP}delete/", plan.delete_step, "plan_step_delete"),
    closed("reviews/<uuid:entry_id>/", plan.edit_entry, "review_edit"),
    closed("reviews/<uuid:entry_id>/delete/", plan.delete_entry, "review_delete"),
    closed(f"{_PROFILE}sharing/", sharing.sharing, "profile_sharing"),
    closed("profile-shares/<uuid:share_id>/delete/", sharing.unshare, "profile_unshare"),
    closed(f"{_PROFILE}open/", sharing.open_to_all, "profile_open"),
    closed(f"{_PROFILE}hand-over/", sharing.hand_over, "profile_hand_over"),
    closed(f"{_PROFILE}export/", sharing.export, "profile_export"),
    closed(f"{_PROFILE}erase/", sharing.erase, "profile_erase"),
    path("plans/<str:token>.ics", feed.plan, name="plan_feed"),
    closed("maps/<uuid:graph_id>/levels/", levels.levels, "levels"),
    closed("maps/<uuid:graph_id>/competencies/new/", levels.new, "competency_new"),
    closed("maps/<uuid:graph_id>/import/", imports.imports, "map_import"),
    closed("competencies/<uuid:competency_id>/edit/", levels.edit, "competency_edit"),
    closed("competencies/<uuid:competency_id>/move/", levels.move, "competency_move"),
    closed("competencies/<uuid:competency_id>/delete/", levels.delete, "competency_delete"),
]

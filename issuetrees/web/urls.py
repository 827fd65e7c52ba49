"""Routes of the pages; what is not named open needs a signed-in person."""

from django.conf import settings
from django.urls import URLPattern, path

from issuetrees.web import (
    engagements,
    findings,
    graph_pages,
    graphs,
    home,
    leaders,
    members,
    report_urls,
    scoring_urls,
    workspaces,
)
from issuetrees.web.account import urls as account
from issuetrees.web.frame import urls as frame
from issuetrees.web.frame.routes import closed

app_name = "web"


_OPEN: list[URLPattern] = [
    *frame.urlpatterns,
    path("join/<str:token>/", members.invitation, name="invitation"),
]
_HOME = [
    closed("", home.home, "home"),
    closed("find/", home.find, "find"),
]
_WORKSPACE = [
    closed("workspaces/new/", workspaces.new, "workspace_new"),
    closed("workspaces/<uuid:workspace_id>/", workspaces.workspace, "workspace"),
    closed("workspaces/<uuid:workspace_id>/settings/", workspaces.settings, "workspace_settings"),
    closed("workspaces/<uuid:workspace_id>/log/", workspaces.audit_log, "audit_log"),
    closed("workspaces/<uuid:workspace_id>/members/", members.members, "members"),
    closed("workspaces/<uuid:workspace_id>/invite/", members.invite, "invite"),
    closed(
        "invitations/<uuid:invitation_id>/revoke/", members.revoke_invitation, "invitation_revoke"
    ),
    closed("members/<uuid:membership_id>/role/", members.set_role, "member_role"),
    closed("members/<uuid:membership_id>/remove/", members.remove, "member_remove"),
    closed("members/undo/<str:ticket>/", members.undo, "member_undo"),
    closed("workspaces/<uuid:workspace_id>/engagements/new/", engagements.new, "engagement_new"),
]
_ENGAGEMENT = [
    closed("engagements/<uuid:engagement_id>/", engagements.engagement, "engagement"),
    closed("engagements/<uuid:engagement_id>/edit/", engagements.edit, "engagement_edit"),
    closed("engagements/<uuid:engagement_id>/archive/", engagements.archive, "engagement_archive"),
    closed("engagements/<uuid:engagement_id>/restore/", engagements.restore, "engagement_restore"),
    closed("engagements/<uuid:engagement_id>/findings/", findings.findings, "findings"),
    closed("engagements/<uuid:engagement_id>/leaders/", leaders.leaders, "leaders"),
    closed("engagements/<uuid:engagement_id>/team/", members.team, "team"),
    closed("engagements/<uuid:engagement_id>/tree/", graphs.tree, "tree"),
    closed("engagements/<uuid:engagement_id>/trees/", graphs.trees, "trees"),
    closed("engagements/<uuid:engagement_id>/trees/new/", graphs.new_tree, "tree_new"),
    closed("engagements/<uuid:engagement_id>/maps/", graphs.maps, "maps"),
    closed("engagements/<uuid:engagement_id>/maps/new/", graphs.new_map, "map_new"),
    closed("graphs/<uuid:graph_id>/", graph_pages.graph, "graph"),
    closed("graphs/<uuid:graph_id>/archive/", graphs.archive, "graph_archive"),
    closed("graphs/<uuid:graph_id>/restore/", graphs.restore, "graph_restore"),
]

urlpatterns = [
    *_OPEN,
    *_HOME,
    *account.urlpatterns,
    *_WORKSPACE,
    *_ENGAGEMENT,
    *scoring_urls.urlpatterns,
]
urlpatterns += report_urls.urlpatterns
if settings.EDITOR_BENCH:
    urlpatterns += [path("bench/editor/", graph_pages.bench, name="editor_bench")]

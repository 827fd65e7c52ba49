"""Routes of the pages; what is not named open needs a signed-in person."""

from django.conf import settings
from django.urls import path

from issuetrees.web import (
    engagements,
    findings,
    graph_pages,
    graphs,
    leaders,
    report_urls,
    scoring_urls,
)
from issuetrees.web.account import urls as account
from issuetrees.web.frame import urls as frame
from issuetrees.web.frame.routes import closed
from issuetrees.web.workspaces import urls as workspaces

app_name = "web"


_ENGAGEMENT = [
    closed("workspaces/<uuid:workspace_id>/engagements/new/", engagements.new, "engagement_new"),
    closed("engagements/<uuid:engagement_id>/", engagements.engagement, "engagement"),
    closed("engagements/<uuid:engagement_id>/edit/", engagements.edit, "engagement_edit"),
    closed("engagements/<uuid:engagement_id>/archive/", engagements.archive, "engagement_archive"),
    closed("engagements/<uuid:engagement_id>/restore/", engagements.restore, "engagement_restore"),
    closed("engagements/<uuid:engagement_id>/findings/", findings.findings, "findings"),
    closed("engagements/<uuid:engagement_id>/leaders/", leaders.leaders, "leaders"),
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
    *frame.urlpatterns,
    *account.urlpatterns,
    *workspaces.urlpatterns,
    *_ENGAGEMENT,
    *scoring_urls.urlpatterns,
]
urlpatterns += report_urls.urlpatterns
if settings.EDITOR_BENCH:
    urlpatterns += [path("bench/editor/", graph_pages.bench, name="editor_bench")]

"""Routes of the pages; what is not named open needs a signed-in person."""

from django.conf import settings
from django.urls import path

from issuetrees.web import (
    graph_pages,
    graphs,
    report_urls,
    scoring_urls,
)
from issuetrees.web.account import urls as account
from issuetrees.web.engagements import urls as engagements
from issuetrees.web.frame import urls as frame
from issuetrees.web.frame.routes import closed
from issuetrees.web.workspaces import urls as workspaces

app_name = "web"


_GRAPHS = [
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
    *engagements.urlpatterns,
    *_GRAPHS,
    *scoring_urls.urlpatterns,
]
urlpatterns += report_urls.urlpatterns
if settings.EDITOR_BENCH:
    urlpatterns += [path("bench/editor/", graph_pages.bench, name="editor_bench")]

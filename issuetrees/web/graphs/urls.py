"""Routes of question trees and stage maps."""

from django.conf import settings
from django.urls import path

from issuetrees.web.frame.routes import closed
from issuetrees.web.graphs.pages import editor, graphs

urlpatterns = [
    closed("engagements/<uuid:engagement_id>/tree/", graphs.tree, "tree"),
    closed("engagements/<uuid:engagement_id>/trees/", graphs.trees, "trees"),
    closed("engagements/<uuid:engagement_id>/trees/new/", graphs.new_tree, "tree_new"),
    closed("engagements/<uuid:engagement_id>/maps/", graphs.maps, "maps"),
    closed("engagements/<uuid:engagement_id>/maps/new/", graphs.new_map, "map_new"),
    closed("graphs/<uuid:graph_id>/archive/", graphs.archive, "graph_archive"),
    closed("graphs/<uuid:graph_id>/restore/", graphs.restore, "graph_restore"),
    closed("graphs/<uuid:graph_id>/copy/", graphs.copy, "graph_copy"),
    closed("graphs/<uuid:graph_id>/kind/<slug:tree_kind>/", graphs.convert, "graph_convert"),
    closed("graphs/<uuid:graph_id>/delete/", graphs.delete, "graph_delete"),
    closed("graphs/<uuid:graph_id>/", editor.graph, "graph"),
]
if settings.EDITOR_BENCH:
    urlpatterns += [path("bench/editor/", editor.bench, name="editor_bench")]

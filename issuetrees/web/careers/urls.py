"""Routes of the pages about careers; the calendar of a plan alone asks for no account."""

from django.urls import path

from issuetrees.web.careers.pages import feed, imports, levels, routes, team
from issuetrees.web.frame.routes import closed

urlpatterns = [
    closed("maps/<uuid:graph_id>/routes/", routes.routes, "routes"),
    closed("maps/<uuid:graph_id>/team/", team.team, "map_team"),
    path("plans/<str:token>.ics", feed.plan, name="plan_feed"),
    closed("maps/<uuid:graph_id>/levels/", levels.levels, "levels"),
    closed("maps/<uuid:graph_id>/competencies/new/", levels.new, "competency_new"),
    closed("maps/<uuid:graph_id>/import/", imports.imports, "map_import"),
    closed("competencies/<uuid:competency_id>/edit/", levels.edit, "competency_edit"),
    closed("competencies/<uuid:competency_id>/move/", levels.move, "competency_move"),
    closed("competencies/<uuid:competency_id>/delete/", levels.delete, "competency_delete"),
]

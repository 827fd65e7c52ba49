"""Routes of the pages about careers; the calendar of a plan alone asks for no account."""

from django.urls import path

from issuetrees.web.careers.pages import feed, routes
from issuetrees.web.frame.routes import closed

urlpatterns = [
    closed("maps/<uuid:graph_id>/routes/", routes.routes, "routes"),
    path("plans/<str:token>.ics", feed.plan, name="plan_feed"),
]

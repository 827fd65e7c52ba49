"""Routes of the pages of what follows a decision."""

from issuetrees.web.frame.routes import closed
from issuetrees.web.tracking.pages import decisions, measurement, roadmap

_HERE = "engagements/<uuid:engagement_id>/"

_DECISIONS = [
    closed(f"{_HERE}decisions/", decisions.log, "decisions"),
    closed(f"{_HERE}decisions/new/", decisions.new, "decision_new"),
    closed(f"{_HERE}decisions/against/", decisions.wont_do, "wont_do"),
    closed(f"{_HERE}roadmap/", roadmap.show, "roadmap"),
    closed("decisions/<uuid:decision_id>/", decisions.show, "decision"),
    closed("decisions/<uuid:decision_id>/take-back/", decisions.take_back, "decision_take_back"),
]

_MEASUREMENT = [
    closed("engagements/<uuid:engagement_id>/measurement/", measurement.measurement, "measurement"),
    closed("engagements/<uuid:engagement_id>/measurement/new/", measurement.new, "measure_new"),
    closed("measures/<uuid:measure_id>/edit/", measurement.edit, "measure_edit"),
    closed("measures/<uuid:measure_id>/delete/", measurement.delete, "measure_delete"),
    closed("initiatives/<uuid:initiative_id>/measurement/rules/", measurement.rules, "plan_rules"),
    closed("initiatives/<uuid:initiative_id>/measurement/lock/", measurement.lock, "plan_lock"),
]

urlpatterns = [*_MEASUREMENT, *_DECISIONS]

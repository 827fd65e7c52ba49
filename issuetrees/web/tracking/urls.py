"""Routes of the pages of what follows a decision."""

from issuetrees.web.frame.routes import closed
from issuetrees.web.tracking.pages import (
    actuals,
    calibration,
    decisions,
    measurement,
    raci,
    roadmap,
    roles,
)

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

_AFTERWARDS = [
    closed(f"{_HERE}actuals/", actuals.actuals, "actuals"),
    closed(f"{_HERE}actuals/paste/", actuals.paste, "actuals_paste"),
    closed(f"{_HERE}differences/", actuals.differences, "differences"),
    closed("measures/<uuid:measure_id>/actuals/new/", actuals.new, "actual_new"),
    closed("actuals/<uuid:actual_id>/edit/", actuals.edit, "actual_edit"),
    closed("actuals/<uuid:actual_id>/delete/", actuals.delete, "actual_delete"),
    closed(f"{_HERE}calibration/", calibration.calibration, "calibration"),
    closed(f"{_HERE}calibration/tell/", calibration.tell, "calibration_tell"),
    closed(f"{_HERE}calibration/chances/new/", calibration.chance, "chance"),
    closed("initiatives/<uuid:initiative_id>/outcomes/", calibration.outcomes, "outcomes"),
    closed("outcomes/<uuid:outcome_id>/delete/", calibration.outcome_delete, "outcome_delete"),
    closed("chances/<uuid:forecast_id>/delete/", calibration.chance_delete, "chance_delete"),
]

_RACI = [
    closed(f"{_HERE}raci/", raci.show, "raci"),
    closed(f"{_HERE}raci/paste/", raci.paste, "raci_paste"),
    closed(f"{_HERE}raci/template/", raci.template, "raci_template"),
    closed(f"{_HERE}raci/activities/new/", raci.activity_new, "activity_new"),
    closed("activities/<uuid:activity_id>/edit/", raci.activity_edit, "activity_edit"),
    closed("activities/<uuid:activity_id>/delete/", raci.activity_delete, "activity_delete"),
    closed(f"{_HERE}roles/", roles.show, "roles"),
    closed(f"{_HERE}roles/new/", roles.new, "party_new"),
    closed("parties/<uuid:party_id>/edit/", roles.edit, "party_edit"),
    closed("parties/<uuid:party_id>/delete/", roles.delete, "party_delete"),
]

urlpatterns = [*_MEASUREMENT, *_AFTERWARDS, *_DECISIONS, *_RACI]

"""Routes of the pages about the work on questions."""

from django.urls import path

from issuetrees.web.frame.routes import closed
from issuetrees.web.inquiry.pages import (
    assumptions,
    briefs,
    evidence,
    numbers,
    plan_feeds,
    present,
    priorities,
    returned,
    sources,
    story,
    workplan,
)

_BRIEF = "engagements/<uuid:engagement_id>/brief/"
_TREE = "trees/<uuid:graph_id>/"
_NUMBERS = f"{_TREE}numbers/"
_PRIORITIES = f"{_TREE}priorities/"
_STORY = f"{_TREE}story/"
_WORKPLAN = f"{_TREE}workplan/"

urlpatterns = [
    closed(_NUMBERS, numbers.numbers, "numbers"),
    closed(f"{_NUMBERS}scenarios/", numbers.new_scenario, "driver_scenario_new"),
    closed(
        "driver-scenarios/<uuid:scenario_id>/rename/",
        numbers.rename_scenario,
        "driver_scenario_rename",
    ),
    closed(
        "driver-scenarios/<uuid:scenario_id>/move/",
        numbers.place_scenario,
        "driver_scenario_move",
    ),
    closed(
        "driver-scenarios/<uuid:scenario_id>/delete/",
        numbers.remove_scenario,
        "driver_scenario_delete",
    ),
    closed(_WORKPLAN, workplan.page, "workplan"),
    closed(f"{_WORKPLAN}parts/<slug:view>/", workplan.part, "workplan_part"),
    closed(f"{_WORKPLAN}files/<slug:form>/", returned.file, "workplan_file"),
    closed(f"{_WORKPLAN}return/", returned.returned, "workplan_return"),
    closed(f"{_WORKPLAN}return/take/", returned.take, "workplan_take"),
    closed(f"{_WORKPLAN}calendar/", plan_feeds.page, "workplan_feeds"),
    closed(f"{_WORKPLAN}calendar/withdraw/", plan_feeds.revoke, "workplan_feed_revoke"),
    path("workplans/<str:token>.ics", plan_feeds.calendar, name="workplan_feed"),
    closed(_PRIORITIES, priorities.page, "priorities"),
    closed(f"{_PRIORITIES}part/", priorities.part, "priorities_part"),
    closed(f"{_TREE}present/", present.show, "present"),
    closed(_STORY, story.show, "story"),
    closed(f"{_STORY}<uuid:node_id>/answer/", story.answer, "story_answer"),
    closed(f"{_STORY}<uuid:node_id>/move/", story.move, "story_move"),
    closed(f"{_TREE}evidence/", evidence.show, "evidence"),
    closed(f"{_TREE}evidence/new/", evidence.new, "evidence_new"),
    closed("evidence/<uuid:evidence_id>/edit/", evidence.edit, "evidence_edit"),
    closed("evidence/<uuid:evidence_id>/delete/", evidence.delete, "evidence_delete"),
    closed(f"{_TREE}assumptions/new/", assumptions.new, "assumption_new"),
    closed("assumptions/<uuid:assumption_id>/edit/", assumptions.edit, "assumption_edit"),
    closed(
        "assumptions/<uuid:assumption_id>/check/<uuid:node_id>/",
        assumptions.check,
        "assumption_check",
    ),
    closed("assumptions/<uuid:assumption_id>/delete/", assumptions.delete, "assumption_delete"),
    closed("engagements/<uuid:engagement_id>/sources/", sources.listed, "sources"),
    closed("engagements/<uuid:engagement_id>/sources/new/", sources.new, "source_new"),
    closed("sources/<uuid:source_id>/", sources.show, "source"),
    closed("sources/<uuid:source_id>/edit/", sources.edit, "source_edit"),
    closed("sources/<uuid:source_id>/files/", sources.attach, "source_attach"),
    closed("sources/<uuid:source_id>/delete/", sources.delete, "source_delete"),
    closed(_BRIEF, briefs.brief, "brief"),
    closed(f"{_BRIEF}edit/", briefs.edit, "brief_edit"),
    closed(f"{_BRIEF}advice/", briefs.advice, "brief_advice"),
    closed(f"{_BRIEF}leaves/", briefs.leaves, "brief_leaves"),
    closed(f"{_BRIEF}serve/<uuid:graph_id>/<uuid:node_id>/", briefs.serve, "brief_serve"),
]

"""Routes of the pages about the work on questions."""

from issuetrees.web.frame.routes import closed
from issuetrees.web.inquiry.pages import priorities, story, workplan

_TREE = "trees/<uuid:graph_id>/"
_PRIORITIES = f"{_TREE}priorities/"
_STORY = f"{_TREE}story/"
_WORKPLAN = f"{_TREE}workplan/"

urlpatterns = [
    closed(_WORKPLAN, workplan.page, "workplan"),
    closed(f"{_WORKPLAN}parts/<slug:view>/", workplan.part, "workplan_part"),
    closed(_PRIORITIES, priorities.page, "priorities"),
    closed(f"{_PRIORITIES}part/", priorities.part, "priorities_part"),
    closed(_STORY, story.show, "story"),
    closed(f"{_STORY}<uuid:node_id>/answer/", story.answer, "story_answer"),
    closed(f"{_STORY}<uuid:node_id>/move/", story.move, "story_move"),
]

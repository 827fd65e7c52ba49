"""Routes of the pages about the work on questions."""

from issuetrees.web.frame.routes import closed
from issuetrees.web.inquiry.pages import story, workplan

_TREE = "trees/<uuid:graph_id>/"
_STORY = f"{_TREE}story/"
_WORKPLAN = f"{_TREE}workplan/"

urlpatterns = [
    closed(_WORKPLAN, workplan.page, "workplan"),
    closed(f"{_WORKPLAN}parts/<slug:view>/", workplan.part, "workplan_part"),
    closed(_STORY, story.show, "story"),
    closed(f"{_STORY}<uuid:node_id>/answer/", story.answer, "story_answer"),
    closed(f"{_STORY}<uuid:node_id>/move/", story.move, "story_move"),
]

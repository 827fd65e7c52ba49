"""Routes of the pages about the work on questions."""

from issuetrees.web.frame.routes import closed
from issuetrees.web.inquiry.pages import story

urlpatterns = [
    closed("trees/<uuid:graph_id>/story/", story.show, "story"),
    closed("trees/<uuid:graph_id>/story/<uuid:node_id>/answer/", story.answer, "story_answer"),
    closed("trees/<uuid:graph_id>/story/<uuid:node_id>/move/", story.move, "story_move"),
]

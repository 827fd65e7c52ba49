"""Routes of what waits for a person."""

from issuetrees.web.frame.routes import closed
from issuetrees.web.inbox import pages

urlpatterns = [
    closed("questions/", pages.questions, "questions"),
    closed("inbox/", pages.inbox, "inbox"),
    closed("inbox/done/", pages.finish_all, "inbox_finish_all"),
    closed("inbox/open/<str:moment>/", pages.take_back, "inbox_take_back"),
    closed("inbox/<uuid:entry_id>/done/", pages.finish, "inbox_finish"),
    closed("inbox/<uuid:entry_id>/open/", pages.reopen, "inbox_reopen"),
]

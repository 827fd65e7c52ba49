"""Routes of the pages of portfolios and test-drives."""

from issuetrees.web.frame.routes import closed
from issuetrees.web.portfolio.pages import frames

_PORTFOLIO = "engagements/<uuid:engagement_id>/portfolio/"
_BUDGET = f"{_PORTFOLIO}budget/"

urlpatterns = [
    closed(_BUDGET, frames.frame, "budget_frame"),
    closed(f"{_BUDGET}edit/", frames.edit, "budget_frame_edit"),
    closed(f"{_BUDGET}undo/<uuid:entry_id>/", frames.undo, "budget_frame_undo"),
]

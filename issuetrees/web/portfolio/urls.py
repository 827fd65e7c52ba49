"""Routes of the pages of portfolios and test-drives."""

from issuetrees.web.frame.routes import closed
from issuetrees.web.portfolio.pages import frames, scenarios

_PORTFOLIO = "engagements/<uuid:engagement_id>/portfolio/"
_BUDGET = f"{_PORTFOLIO}budget/"

urlpatterns = [
    closed(_PORTFOLIO, scenarios.portfolio, "portfolio"),
    closed(f"{_PORTFOLIO}new/", scenarios.new, "scenario_new"),
    closed("scenarios/<uuid:scenario_id>/edit/", scenarios.edit, "scenario_edit"),
    closed("scenarios/<uuid:scenario_id>/delete/", scenarios.delete, "scenario_delete"),
    closed("scenarios/<uuid:scenario_id>/run/", scenarios.run, "scenario_run"),
    closed("portfolio-runs/<uuid:run_id>/cancel/", scenarios.cancel, "portfolio_run_cancel"),
    closed(_BUDGET, frames.frame, "budget_frame"),
    closed(f"{_BUDGET}edit/", frames.edit, "budget_frame_edit"),
    closed(f"{_BUDGET}undo/<uuid:entry_id>/", frames.undo, "budget_frame_undo"),
]

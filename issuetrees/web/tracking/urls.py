"""Routes of the pages of what follows a decision."""

from issuetrees.web.frame.routes import closed
from issuetrees.web.tracking.pages import decisions

_HERE = "engagements/<uuid:engagement_id>/"

_DECISIONS = [
    closed(f"{_HERE}decisions/", decisions.log, "decisions"),
    closed(f"{_HERE}decisions/new/", decisions.new, "decision_new"),
    closed(f"{_HERE}decisions/against/", decisions.wont_do, "wont_do"),
    closed("decisions/<uuid:decision_id>/", decisions.show, "decision"),
    closed("decisions/<uuid:decision_id>/take-back/", decisions.take_back, "decision_take_back"),
]

urlpatterns = [*_DECISIONS]

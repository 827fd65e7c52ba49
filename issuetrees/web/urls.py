"""Routes of the pages; what is not named open needs a signed-in person."""

from issuetrees.web.account import urls as account
from issuetrees.web.careers import urls as careers
from issuetrees.web.deletions import urls as deletions
from issuetrees.web.engagements import urls as engagements
from issuetrees.web.files import urls as files
from issuetrees.web.frame import urls as frame
from issuetrees.web.graphs import urls as graphs
from issuetrees.web.inbox import urls as inbox
from issuetrees.web.inquiry import urls as inquiry
from issuetrees.web.portfolio import urls as portfolio
from issuetrees.web.practice import urls as practice
from issuetrees.web.reports import urls as reports
from issuetrees.web.scoring import urls as scoring
from issuetrees.web.search import urls as search
from issuetrees.web.tracking import urls as tracking
from issuetrees.web.workspaces import urls as workspaces

app_name = "web"

urlpatterns = [
    *frame.urlpatterns,
    *search.urlpatterns,
    *inbox.urlpatterns,
    *account.urlpatterns,
    *deletions.urlpatterns,
    *workspaces.urlpatterns,
    *engagements.urlpatterns,
    *graphs.urlpatterns,
    *files.urlpatterns,
    *inquiry.urlpatterns,
    *careers.urlpatterns,
    *practice.urlpatterns,
    *scoring.urlpatterns,
    *portfolio.urlpatterns,
    *tracking.urlpatterns,
    *reports.urlpatterns,
]

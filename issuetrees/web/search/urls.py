"""Routes of the search."""

from issuetrees.web.frame.routes import closed
from issuetrees.web.search import pages

urlpatterns = [
    closed("search/", pages.search, "search"),
    closed("find/", pages.find, "find"),
]

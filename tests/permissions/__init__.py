"""Rows of the permission table of the pages, one module per page family.

To add a page family: a module with ``ROWS``, named in ``ALL``.
"""

from tests.permissions import pages, reports, scoring
from tests.permissions.row import Row

ALL: dict[str, Row] = {**pages.ROWS, **scoring.ROWS, **reports.ROWS}

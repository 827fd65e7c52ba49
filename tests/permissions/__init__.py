"""Rows of the permission table of the pages, one module per page family.

To add a page family: a module with ``ROWS``, named in ``ALL``.
"""

from tests.permissions import (
    account,
    careers,
    deletions,
    engagements,
    files,
    frame,
    graphs,
    inbox,
    inquiry,
    measurement,
    portfolio,
    practice,
    reports,
    scoring,
    search,
    tracking,
    workspaces,
)
from tests.permissions.row import Row

_FAMILIES = (
    frame,
    account,
    deletions,
    inbox,
    workspaces,
    engagements,
    graphs,
    files,
    inquiry,
    practice,
    careers,
    scoring,
    portfolio,
    tracking,
    measurement,
    reports,
    search,
)
ALL: dict[str, Row] = {name: row for family in _FAMILIES for name, row in family.ROWS.items()}

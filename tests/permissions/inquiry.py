"""Work on questions: the pages beside a tree."""

from tests.permissions.row import Row

ROWS: dict[str, Row] = {}

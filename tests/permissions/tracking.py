"""What follows decisions."""

from tests.permissions.row import Row

ROWS: dict[str, Row] = {}

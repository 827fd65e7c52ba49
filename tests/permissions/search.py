"""The search page and what the palette finds."""

from tests.permissions.row import Row

ROWS = {
    "search": Row(None, {"GET": "signed_in"}),
    "find": Row(None, {"GET": "signed_in"}),
}

"""Language, theme, the messages of the browser."""

from tests.permissions.row import Row

ROWS = {
    "language": Row(None, {"POST": "open"}, {"language": "ru"}),
    "theme": Row(None, {"POST": "open"}, {"theme": "dark"}),
    "messages": Row(lambda cast: "ru", {"GET": "open"}),
}

"""Files that hang on things."""

import uuid

from tests.api.world import make_tree
from tests.cast import Cast
from tests.permissions.row import Row


def file(cast: Cast) -> uuid.UUID:
    return uuid.UUID(make_tree(cast)["file_id"])


ROWS: dict[str, Row] = {
    "file": Row(file, {"GET": "view"}),
    "file_delete": Row(file, {"POST": "edit"}),
}

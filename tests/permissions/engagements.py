"""Engagements and the parts of their overview."""

from tests.permissions.row import Row
from tests.permissions.targets import engagement, workspace

ROWS = {
    "engagement_new": Row(
        workspace, {"GET": "edit", "POST": "edit"}, {"name": "Fine", "language": "en"}
    ),
    "engagement": Row(engagement, {"GET": "view"}),
    "engagement_edit": Row(
        engagement, {"GET": "edit", "POST": "edit"}, {"name": "Fine", "language": "en"}
    ),
    "engagement_archive": Row(engagement, {"POST": "edit"}),
    "engagement_copy": Row(engagement, {"POST": "edit"}),
    "engagement_delete": Row(engagement, {"POST": "manage"}),
    "engagement_restore": Row(engagement, {"POST": "edit"}),
    "findings": Row(engagement, {"GET": "view"}),
    "leaders": Row(engagement, {"GET": "view"}),
}

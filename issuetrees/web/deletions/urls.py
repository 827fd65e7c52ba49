"""Routes of what was deleted."""

from issuetrees.web.deletions.pages import deletions, edits
from issuetrees.web.frame.routes import closed

urlpatterns = [
    closed("deleted/", deletions.lately, "deletions"),
    closed("deletions/<uuid:entry_id>/undo/", deletions.undo, "deletion_undo"),
    closed("edits/<uuid:entry_id>/undo/", edits.undo, "edit_undo"),
]

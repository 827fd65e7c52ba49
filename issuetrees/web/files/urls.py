"""Routes of files that hang on things."""

from issuetrees.web.files.pages import files
from issuetrees.web.frame.routes import closed

urlpatterns = [
    closed("files/<uuid:file_id>/", files.download, "file"),
    closed("files/<uuid:file_id>/delete/", files.delete, "file_delete"),
]

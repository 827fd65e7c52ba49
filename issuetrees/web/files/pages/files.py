"""A file that hangs on something: downloaded, deleted."""

import uuid

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from issuetrees.attachments import read, write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.downloads import disposition
from issuetrees.web.frame.file_form import page_of
from issuetrees.web.frame.shell import person


@require_safe
def download(request: HttpRequest, file_id: uuid.UUID) -> FileResponse:
    """Send the file, to be saved: no browser opens it within the product."""
    row, content = read.open_file(person(request), file_id)
    response = FileResponse(content, content_type=row.media)
    response["Content-Disposition"] = disposition(row.name)
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def delete(request: HttpRequest, file_id: uuid.UUID) -> HttpResponse:
    """Delete a file; Undo brings it back."""
    row = read.file(person(request), file_id)
    entry = write.remove(actor=person(request), file_id=file_id)
    name, of = page_of(row)
    return deleted(request, entry, name, of)

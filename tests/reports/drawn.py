"""A piece of a report whose one page is drawn, without anybody drawing it."""

import base64
import json
import uuid

from issuetrees.accounts.models import User
from issuetrees.reports import preview
from issuetrees.reports.formats.pdf.kept import kept

PICTURE = b"a picture"


def keep_drawn(owner: User, report_id: uuid.UUID) -> str:
    """Keep a picture for the first piece of the report; return the piece's key."""
    key = preview.preview(owner, report_id)[0].key
    pictures = {"640": base64.b64encode(PICTURE).decode()}
    sheet = {"title": "Page", "width": 595, "height": 842, "pictures": pictures}
    kept().keep(key, json.dumps([sheet]).encode())
    return key

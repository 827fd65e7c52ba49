"""Files that are zip archives, packed so that the same content gives the same bytes.

Libraries write the present moment into archives, into what they say of a file and into the
workbooks that they put into charts; here each of them has the day of the document.
"""

import io
import re
import zipfile
from datetime import date
from typing import Final

_STAMP: Final = (1980, 1, 1, 0, 0, 0)  # the first day that an archive knows
_MOMENT: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_FIRST: Final = "[Content_Types].xml"


def packed(content: bytes, made_on: date) -> bytes:
    """Return an archive with the same entries in one order, without any moment of its making."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in sorted(given.namelist(), key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, _settled(name, given.read(name), made_on))
    return out.getvalue()


def _settled(name: str, content: bytes, made_on: date) -> bytes:
    if name.endswith(".xlsx"):
        return packed(content, made_on)
    if name == "docProps/core.xml":
        return _MOMENT.sub(rb"\g<1>%sT00:00:00Z\g<3>" % made_on.isoformat().encode(), content)
    return content

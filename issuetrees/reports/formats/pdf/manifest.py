"""What the PDF of a piece says of itself, for whoever joins or paints it; needs no Django."""

import json
from typing import Any, Final

#: Where links into other pieces lead until the pieces are joined.
FOREIGN: Final = "https://xref.invalid/"
#: The key of the catalogue under which it stands.
MANIFEST: Final = "IssuetreesPiece"


def manifest_of(pdf: Any) -> dict[str, Any]:
    """Return what an opened piece (of pikepdf) says: its pages, places and fonts."""
    found: dict[str, Any] = json.loads(pdf.Root[f"/{MANIFEST}"].read_bytes())
    return found

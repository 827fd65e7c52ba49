"""Pictures of the pages of a piece, in two sizes, with the line at their foot."""

import base64
import io
import json
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2
from PIL import Image

from issuetrees.reports.formats.pdf.manifest import manifest_of

#: Pixels across: as it is shown, and for screens with twice the pixels.
WIDTHS: Final = (640, 1280)
_QUALITY: Final = 82
# Of 0 to 6: what takes less than half the time of the usual 4, for pictures hardly larger.
_METHOD: Final = 2


def photograph(order: dict[str, Any]) -> None:
    """Write what each page of the file ``piece`` is: its title, its size in points, the places
    on it, its pictures by their width. The file ``foot`` shows the line at the foot.
    """
    content, anchors = _with_foot(order["piece"], order["foot"])
    document = pypdfium2.PdfDocument(content)
    pages = [
        {**_page(page, title), "anchors": anchors.get(index, [])}
        for index, (page, title) in enumerate(zip(document, _titles(document), strict=True))
    ]
    Path(order["target"]).write_text(json.dumps(pages), encoding="ascii")


def _with_foot(path: str, foot: str) -> tuple[bytes, dict[int, list[str]]]:
    """Return a piece whose pages show the line at their foot, and the places on each page."""
    with pikepdf.open(path) as piece, pikepdf.open(foot) as source:
        told = manifest_of(piece)
        kinds = (facts["sheet"] for facts in manifest_of(source)["pages"])
        feet = dict(zip(kinds, source.pages, strict=True))
        for page, facts in zip(piece.pages, told["pages"], strict=True):
            if facts["sheet"] in feet:
                page.add_underlay(feet[facts["sheet"]], None)
        target = io.BytesIO()
        piece.save(target)
    found: dict[int, list[str]] = {}
    for anchor, (index, *_place) in told["anchors"].items():
        found.setdefault(index, []).append(anchor)
    return target.getvalue(), found


def _titles(document: pypdfium2.PdfDocument) -> list[str]:
    """Return for each page the last title that begins on it or before."""
    found: dict[int, str] = {}
    for mark in document.get_toc():
        dest = mark.get_dest()
        if dest is not None:
            found.setdefault(dest.get_index(), mark.get_title())
    titles: list[str] = []
    for index in range(len(document)):
        titles.append(found.get(index) or (titles[-1] if titles else ""))
    return titles


def _page(page: pypdfium2.PdfPage, title: str) -> dict[str, Any]:
    width, height = page.get_size()
    large = page.render(scale=max(WIDTHS) / width).to_pil().convert("RGB")
    return {
        "title": title,
        "width": round(width),
        "height": round(height),
        "pictures": {str(size): _webp(large, size) for size in WIDTHS},
    }


def _webp(large: Image.Image, width: int) -> str:
    height = round(large.height * width / large.width)
    small = large if width == large.width else large.resize((width, height))
    target = io.BytesIO()
    small.save(target, "WEBP", quality=_QUALITY, method=_METHOD)
    return base64.b64encode(target.getvalue()).decode("ascii")

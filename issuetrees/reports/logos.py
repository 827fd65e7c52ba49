"""A logo as somebody sent it becomes a PNG of our own making.

A drawing (SVG) is written anew from what is known to be harmless and painted once, in the process
with limits that renders reports; then pages, slides and texts all show the same picture.
"""

import io
from base64 import b64encode
from threading import Lock
from typing import Final

from PIL import Image

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.safe_svg import safe_svg
from issuetrees.core.text import gettext_noop
from issuetrees.reports.formats.pdf.limits import Limits, Unrenderable
from issuetrees.reports.formats.pdf.printing import Printer
from issuetrees.reports.formats.pdf.renderers import Pool

_PNG: Final = b"\x89PNG\r\n\x1a\n"
# What is kept of a picture: sharp at three inches in print.
_KEPT: Final = (1200, 600)
# On which a drawing is painted, in points, and how much larger its picture is.
_SHEET: Final = (600, 300)
_SCALE: Final = 2
_LIMITS: Final = Limits(memory_bytes=1_000_000_000, cpu_seconds=15, wall_seconds=25.0)
_ONE_AT_A_TIME: Final = Lock()  # PDFium is not made for threads
_STYLE: Final = (
    f"@page {{ size: {_SHEET[0]}pt {_SHEET[1]}pt; margin: 0 }} body {{ margin: 0 }}"
    f"img {{ display: block; width: {_SHEET[0]}pt; height: {_SHEET[1]}pt; object-fit: contain }}"
)


def logo_png(field: str, content: bytes) -> bytes:
    """Return the PNG that is kept of a logo, or refuse what is none."""
    if len(content) > limits.LOGO_BYTES:
        raise Invalid(
            "logo_too_large",
            gettext_noop("A logo has {limit} kB at most."),
            field=field,
            limit=limits.LOGO_BYTES // 1000,
        )
    if content.startswith(_PNG):
        return _repainted(field, content)
    if b"<svg" in content[:20_000]:
        return _painted(field, content)
    raise Invalid("not_a_logo", gettext_noop("Send the logo as a PNG or SVG file."), field=field)


def _painted(field: str, content: bytes) -> bytes:
    """Paint a drawing, made safe, and cut what is empty around it."""
    drawing = b64encode(safe_svg(field, content).encode()).decode()
    html = (
        '<!doctype html><html lang="en"><head><title>Logo</title></head><body>'
        f'<img src="data:image/svg+xml;base64,{drawing}" alt="Logo"></body></html>'
    )
    try:
        return _saved(field, _picture(_rendered(html)))
    except Unrenderable:
        raise Invalid(
            "not_painted",
            gettext_noop("This drawing could not be painted. Send the logo as PNG."),
            field=field,
        ) from None


def _rendered(html: str) -> bytes:
    """Return a PDF of one page; the renderer ends with it, for this process has no other use."""
    pool = Pool()
    try:
        with Printer(_LIMITS, lambda: False, pool) as printer:
            printer.warm([], 1)
            target = printer.folder / "logo.pdf"
            order = {"do": "render", "html": html, "styles": [_STYLE], "name": "logo"}
            printer.do([{**order, "target": str(target)}], lambda _order, _message: None)
            return target.read_bytes()
    finally:
        pool.end()


def _picture(pdf: bytes) -> Image.Image:
    import pypdfium2  # noqa: PLC0415 - only for drawings

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[0]
            bitmap = page.render(scale=_SCALE, fill_color=(255, 255, 255, 0), rev_byteorder=True)
            return Image.frombytes("RGBA", (bitmap.width, bitmap.height), bytes(bitmap.buffer))
        finally:
            document.close()


def _repainted(field: str, content: bytes) -> bytes:
    """Read a PNG and write it anew: its pixels alone."""
    try:
        # Other libraries have Pillow read broken files, too; this does not.
        with Image.open(io.BytesIO(content), formats=("PNG",)) as image:
            image.verify()
        with Image.open(io.BytesIO(content), formats=("PNG",)) as image:
            if image.width * image.height > limits.LOGO_PIXELS:
                raise _too_many_pixels(field)
            return _saved(field, image.convert("RGBA"))
    except (OSError, SyntaxError, ValueError):
        raise Invalid(
            "not_a_picture", gettext_noop("This PNG cannot be read."), field=field
        ) from None


def _too_many_pixels(field: str) -> Invalid:
    return Invalid(
        "logo_too_many_pixels",
        gettext_noop("A logo has {limit} million pixels at most."),
        field=field,
        limit=limits.LOGO_PIXELS // 1_000_000,
    )


def _saved(field: str, image: Image.Image) -> bytes:
    shown = image.getchannel("A").getbbox()
    if shown is None:
        raise Invalid("logo_empty", gettext_noop("This picture shows nothing."), field=field)
    cut = image.crop(shown)
    cut.thumbnail(_KEPT)
    target = io.BytesIO()
    cut.save(target, "PNG", optimize=True)
    return target.getvalue()

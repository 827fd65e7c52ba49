"""What somebody sends as a picture, read and painted anew: what is kept is of our own making.

A drawing (SVG) is written anew from what is known to be harmless and painted once, in the process
with limits that renders reports; then pages, slides and texts all show the same picture.
"""

import io
import warnings
from base64 import b64encode
from threading import Lock
from typing import Final

from PIL import Image

from issuetrees.core.errors import Invalid
from issuetrees.core.safe_svg import safe_svg
from issuetrees.core.text import gettext_noop
from issuetrees.reports.formats.pdf.limits import Limits, Unrenderable
from issuetrees.reports.formats.pdf.printing import Printer
from issuetrees.reports.formats.pdf.renderers import Pool

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"
_SCALE: Final = 2
_LIMITS: Final = Limits(memory_bytes=1_000_000_000, cpu_seconds=15, wall_seconds=25.0)
_ONE_AT_A_TIME: Final = Lock()  # PDFium is not made for threads


def is_drawing(content: bytes) -> bool:
    """Tell whether a file seems to be an SVG."""
    return b"<svg" in content[:20_000]


def painted(field: str, content: bytes, size: tuple[int, int]) -> Image.Image:
    """Paint a drawing, made safe, as large as so many pixels hold; cut what is empty around it."""
    sheet = (size[0] // _SCALE, size[1] // _SCALE)
    drawing = b64encode(safe_svg(field, content).encode()).decode()
    html = (
        '<!doctype html><html lang="en"><head><title>Picture</title></head><body>'
        f'<img src="data:image/svg+xml;base64,{drawing}" alt="Picture"></body></html>'
    )
    try:
        return cut(field, _picture(_rendered(html, _style(sheet))))
    except Unrenderable:
        raise Invalid(
            "not_painted",
            gettext_noop("This drawing could not be painted. Send it as PNG."),
            field=field,
        ) from None


def opened(field: str, content: bytes, formats: tuple[str, ...], most: int) -> Image.Image:
    """Return a picture of so many pixels at most, or refuse what is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=formats)
            if image.width * image.height > most:
                raise _too_many_pixels(field, most)
            # Other libraries have Pillow read broken files, too; this does not.
            image.verify()
            image = Image.open(io.BytesIO(content), formats=formats)
            image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels(field, most) from None
    except (OSError, SyntaxError, ValueError):
        raise Invalid(
            "not_a_picture", gettext_noop("This picture cannot be read."), field=field
        ) from None
    return image


def cut(field: str, image: Image.Image) -> Image.Image:
    """Return an RGBA picture without what is empty around it."""
    shown = image.getchannel("A").getbbox()
    if shown is None:
        raise Invalid("picture_empty", gettext_noop("This picture shows nothing."), field=field)
    return image.crop(shown)


def _style(sheet: tuple[int, int]) -> str:
    width, height = sheet
    return (
        f"@page {{ size: {width}pt {height}pt; margin: 0 }} body {{ margin: 0 }}"
        f"img {{ display: block; width: {width}pt; height: {height}pt; object-fit: contain }}"
    )


def _rendered(html: str, style: str) -> bytes:
    """Return a PDF of one page; the renderer ends with it, for this process has no other use."""
    pool = Pool()
    try:
        with Printer(_LIMITS, lambda: False, pool) as printer:
            printer.warm([], 1)
            target = printer.folder / "picture.pdf"
            order = {"do": "render", "html": html, "styles": [style], "name": "picture"}
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


def _too_many_pixels(field: str, most: int) -> Invalid:
    return Invalid(
        "too_many_pixels",
        gettext_noop("A picture here has {limit} million pixels at most."),
        field=field,
        limit=most // 1_000_000,
    )

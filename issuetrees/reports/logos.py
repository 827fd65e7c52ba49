"""A logo as somebody sent it becomes a PNG of our own making."""

import io
from typing import Final

from PIL import Image

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.reports.images import PNG, cut, is_drawing, opened, painted

# What is kept of a picture: sharp at three inches in print.
_KEPT: Final = (1200, 600)


def logo_png(field: str, content: bytes) -> bytes:
    """Return the PNG that is kept of a logo, or refuse what is none."""
    if len(content) > limits.LOGO_BYTES:
        raise Invalid(
            "logo_too_large",
            gettext_noop("A logo has {limit} kB at most."),
            field=field,
            limit=limits.LOGO_BYTES // 1000,
        )
    if content.startswith(PNG):
        image = opened(field, content, ("PNG",), limits.LOGO_PIXELS)
        return _saved(cut(field, image.convert("RGBA")))
    if is_drawing(content):
        return _saved(painted(field, content, _KEPT))
    raise Invalid("not_a_logo", gettext_noop("Send the logo as a PNG or SVG file."), field=field)


def _saved(image: Image.Image) -> bytes:
    image.thumbnail(_KEPT)
    target = io.BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()

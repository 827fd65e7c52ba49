"""Pictures as somebody might send them."""

import io
from typing import Final

from PIL import Image


def sent(form: str = "PNG", size: tuple[int, int] = (40, 20), mode: str = "RGB") -> bytes:
    """Return a picture of one colour."""
    target = io.BytesIO()
    Image.new(mode, size, (10, 92, 54, 255)[: len(mode)]).save(target, form)
    return target.getvalue()


DOT: Final = sent()
SVG: Final = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50">'
    b'<rect width="200" height="50" fill="#0a5c36"/></svg>'
)

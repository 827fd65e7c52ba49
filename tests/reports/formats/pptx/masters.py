"""Masters of slides, made as files."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from pptx import Presentation


def firm() -> bytes:
    """A master as firms have: other colours and faces, two example slides."""
    show = Presentation()
    for place in range(2):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text_frame.text = f"Example {place}"
    return replaced(saved(show), "ppt/theme/theme1.xml", b"4F81BD", b"00A86B")


def saved(show: Any) -> bytes:
    """The file of a presentation."""
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def edited(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A file with parts that ``change`` makes of their names and contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w") as made:
        for one in given.namelist():
            made.writestr(one, change(one, given.read(one)))
    return out.getvalue()


def replaced(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A file with other words in one part."""
    return edited(content, lambda name, text: text.replace(old, new) if name == part else text)

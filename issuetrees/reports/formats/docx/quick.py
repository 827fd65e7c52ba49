"""What the library does anew for each picture, done at once: it sums up all pictures before one,
and looks through the whole text for a number.
"""

import io
from itertools import count
from typing import Any

from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Length


def count_pictures(made: Any) -> None:
    """Have the pictures of a text numbered on; those of one content are one part of the file."""
    part = made.part
    numbers, names = count(1), dict[str, str]()

    def new_pic_inline(
        content: io.BytesIO, width: Length | None = None, height: Length | None = None
    ) -> Any:
        image = Image.from_file(content)
        if image.sha1 not in names:
            name = PackURI(f"/word/media/image{len(part.package.image_parts) + 1}.{image.ext}")
            kept = ImagePart.from_image(image, name)
            part.package.image_parts.append(kept)
            names[image.sha1] = part.relate_to(kept, RELATIONSHIP_TYPE.IMAGE)
        size = image.scaled_dimensions(width, height)
        return CT_Inline.new_pic_inline(next(numbers), names[image.sha1], image.filename, *size)

    part.new_pic_inline = new_pic_inline

"""The line at the foot: laid out once for each kind of paper, shown on all pages of that kind.

It names client, stage and version, which change with every file: pieces that had it on their pages
could not be kept.
"""

from collections.abc import Iterator
from typing import Any

from issuetrees.reports.formats.pdf.renderer.fonts import Faces, names_of
from issuetrees.reports.formats.pdf.renderer.part import Numbers, Part, listed
from issuetrees.reports.formats.pdf.renderer.writer import Writer


class Feet:
    """The lines by the name of their paper; none for paper that has no running lines.

    ``fonts`` are the numbers of the fonts that they need, by their names; ``lacking`` are signs
    that no font has.
    """

    def __init__(self, file: Writer, faces: Faces, part: Part) -> None:
        self.fonts = faces.add(part)
        self._copy_others(file, part)
        self.streams = {
            facts["sheet"]: file.add_stream(_drawn(part, page))
            for facts, page in zip(part.manifest["pages"], part.pages, strict=True)
        }
        self.lacking = tuple(_lacking(part.manifest["fonts"]))

    def _copy_others(self, file: Writer, part: Part) -> None:
        """Copy the fonts that are no parts of those of the file."""
        own = {name: font for name, font in names_of(part).items() if name not in self.fonts}
        numbers = sorted(part.below(own.values()))
        first = file.reserve(len(numbers))
        new = Numbers(zip(numbers, range(first, first + len(numbers)), strict=True))
        file.copy(part, numbers, new)
        self.fonts |= {name: new[font] for name, font in own.items()}


def _drawn(part: Part, page: int) -> bytes:
    """Return the content of a page so that it changes nothing for what comes after it."""
    streams = listed(part.texts[page], "Contents")
    return b"q\n" + b"\n".join(part.streams[one].read() for one in streams) + b"\nQ"


def _lacking(fonts: dict[str, dict[str, Any]]) -> Iterator[str]:
    for facts in fonts.values():
        yield from (chr(sign) for sign in facts["missing"])

"""The line at the foot: laid out once for each kind of paper, shown on all pages of that kind.

It names client, stage and version, which change with every file: pieces that had it on their pages
could not be kept.
"""

from collections.abc import Iterator
from typing import Any

from pikepdf import Pdf

from issuetrees.reports.formats.pdf.renderer.fonts import Faces


class Feet:
    """The lines by the name of their paper; none for paper that has no running lines."""

    def __init__(self, pdf: Pdf, faces: Faces, source: Pdf, manifest: dict[str, Any]) -> None:
        self.fonts = pdf.copy_foreign(source.pages[0].obj.Resources.Font)
        faces.add(self.fonts, manifest["fonts"])
        self.streams = {
            facts["sheet"]: pdf.make_stream(_drawn(page.obj))
            for facts, page in zip(manifest["pages"], source.pages, strict=True)
        }
        self.lacking = tuple(_lacking(manifest["fonts"]))

    def give(self, page: Any, sheet: str) -> None:
        """Show the line on a page, below all else."""
        stream = self.streams.get(sheet)
        if stream is None:
            return
        page.Contents.insert(0, stream)
        used = page.Resources.Font
        for name in self.fonts.keys():  # noqa: SIM118 - a dictionary of PDF
            if name not in used:
                used[name] = self.fonts[name]


def _drawn(page: Any) -> bytes:
    """Return the content of a page so that it changes nothing for what comes after it."""
    content = b"\n".join(stream.read_bytes() for stream in page.Contents)
    return b"q\n" + content + b"\nQ"


def _lacking(fonts: dict[str, dict[str, Any]]) -> Iterator[str]:
    for facts in fonts.values():
        yield from (chr(sign) for sign in facts["missing"])

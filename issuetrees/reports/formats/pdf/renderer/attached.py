"""A file inside the PDF: what the pages show as tables, for whoever computes on (PDF/A-3)."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from issuetrees.reports.formats.pdf.renderer.part import Part, Stream
from issuetrees.reports.formats.pdf.renderer.writer import Writer, text

_SHEET: Final = b"/application#2fvnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SPACE: Final = "sRGB IEC61966-2.1"
_BETWEEN: Final = re.compile(rb"/Interpolate \w+ ")


def attach(file: Writer, order: dict[str, Any]) -> tuple[bytes, bytes]:
    """Put the file in that ``order`` names as ``attached``; return what the catalogue has of it,
    and its names.
    """
    told = order["attached"]
    content = Path(told["path"]).read_bytes()
    day, name = text(f"D:{order['made_on'].replace('-', '')}"), text(told["name"])
    words = b"/Type /EmbeddedFile /Subtype %b /Params << /Size %d /ModDate %b >> "
    stream = file.add_stream(content, words % (_SHEET, len(content), day))
    spec = file.add(
        b"<< /Type /Filespec /F %b /UF %b /EF << /F %d 0 R /UF %d 0 R >> /Desc %b "
        b"/AFRelationship /Data >>\n"  # the pages show what it holds
        % (name, name, stream, stream, text(told["words"]))
    )
    entries = b"/AF [ %d 0 R ] /OutputIntents [ %b ] " % (spec, _intent(file))
    return entries, b"/EmbeddedFiles << /Names [ %b %d 0 R ] >> " % (name, spec)


def keep_pictures(part: Part) -> None:
    """In an archive pictures are shown as they are, without what a program makes up between."""
    for number, stream in part.streams.items():
        if b"/Subtype /Image" in stream.words:
            words = _BETWEEN.sub(b"", stream.words)
            part.streams[number] = Stream(words, stream.content)


def _intent(file: Writer) -> bytes:
    """All colours are those of screens; the profile is the one that WeasyPrint brings."""
    profile = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    return b"<< /Type /OutputIntent /S /GTS_PDFA1 %b %b /DestOutputProfile %d 0 R >>" % (
        b"/OutputConditionIdentifier " + text(_SPACE),
        b"/Info " + text(_SPACE),
        file.add_stream(profile, b"/N 3 "),
    )

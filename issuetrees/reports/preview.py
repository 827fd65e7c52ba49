"""The pages of a report as pictures, piece by piece, as an export would print them now.

A piece is rendered and painted by a renderer that is kept warm, once for what it is made of: what
did not change is there at once. Numbers of pages are put in when a file is joined: none are shown.
"""

import base64
import hashlib
import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from issuetrees.core.errors import Invalid, NotFound
from issuetrees.reports import read
from issuetrees.reports.outline import document_to_look_at, in_turn
from issuetrees.reports.sections.base import anchor_of
from issuetrees.reports.sections.drawings import SectionDrawing
from issuetrees.workspaces.access import Reader

if TYPE_CHECKING:
    from issuetrees.reports.formats.pdf.pieces import Piece

# Somebody waits for it, and so does a thread of the web process.
_SECONDS: Final = 20
_PATIENCE: Final = 40.0
# A new version makes other pictures of the same pages.
_VERSION: Final = b"pictures 4 "
_ANCHOR: Final = re.compile(r"(s-[a-z-]+?)(?:-[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a picture; sizes in points, ``pictures`` in Base64 by their width in pixels.

    ``anchors`` are the places on it, ``drawings`` those of its drawings: section and number.
    """

    title: str
    width: int
    height: int
    pictures: dict[str, str] = field(repr=False)
    anchors: list[str] = field(default_factory=list)
    drawings: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewPiece:
    """Pages that are made together. ``sections`` are the ids of those on them; ``sheets`` is None
    while nobody has looked at them; ``pages`` is about how many there will be.
    """

    key: str
    label: str
    sections: tuple[str, ...]
    pages: int
    sheets: tuple[Sheet, ...] | None


def preview(reader: Reader, report_id: uuid.UUID) -> list[PreviewPiece]:
    """Return the pieces of a report in their order, with the pictures that are there already."""
    pieces = [(asked, _kept(asked.key)) for asked in _pieces(reader, report_id)]
    if any(sheets is None for _asked, sheets in pieces):
        _warm(pieces[0][0].piece)
    return [_shown(asked, sheets) for asked, sheets in pieces]


def painted(reader: Reader, report_id: uuid.UUID, key: str) -> PreviewPiece:
    """Return a piece with its pictures; make them if need be.

    Raises NotFound for a key of other pages than an export would print now, Invalid where these
    cannot be made.
    """
    for asked in _pieces(reader, report_id):
        if asked.key == key:
            return _shown(asked, _kept(key) or _made(asked))
    raise NotFound


def picture(reader: Reader, report_id: uuid.UUID, key: str, place: tuple[int, int]) -> bytes:
    """Return a picture (WebP) that was made: ``place`` is the page in its piece and the width."""
    read.report(reader, report_id)
    number, width = place
    sheets = _kept(key) or ()
    encoded = sheets[number].pictures.get(str(width)) if number < len(sheets) else None
    if encoded is None:
        raise NotFound
    return base64.b64decode(encoded)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A piece and the line at its foot, under which key its pictures are kept, the sections that
    stand on it, the drawings of the report.
    """

    key: str
    piece: "Piece"
    foot: "Piece"
    sections: tuple[str, ...]
    drawings: tuple[SectionDrawing, ...]


def _pieces(reader: Reader, report_id: uuid.UUID) -> Iterator[_Asked]:
    """Go through the pieces of a report."""
    # Pages of the web process that show no preview need not load what this takes.
    from issuetrees.reports.formats.pdf.html import compose  # noqa: PLC0415

    document = document_to_look_at(reader, report_id)
    with in_turn(document):
        composed = compose(document)
    anchors = {anchor_of(one.id): one.id for one in document.sections}
    last: tuple[str, ...] = ()
    for piece in composed.pieces:
        named = filter(None, map(_ANCHOR.fullmatch, piece.anchors))
        found = (anchors.get(anchor[1]) for anchor in named)
        last = tuple(dict.fromkeys(one for one in found if one)) or last
        key = _key(report_id, piece, composed.foot)
        yield _Asked(key, piece, composed.foot, last, composed.drawings)


def _shown(asked: _Asked, sheets: tuple[Sheet, ...] | None) -> PreviewPiece:
    piece = asked.piece
    shown = sheets and tuple(_with_drawings(one, asked.drawings) for one in sheets)
    return PreviewPiece(asked.key, piece.label, asked.sections, piece.pages, shown)


def _with_drawings(sheet: Sheet, drawings: tuple[SectionDrawing, ...]) -> Sheet:
    on_it = ((one.section_id, one.number) for one in drawings if one.page_id in sheet.anchors)
    return replace(sheet, drawings=tuple(on_it))


def _key(report_id: uuid.UUID, *pieces: "Piece") -> str:
    """Name the pictures of a piece: those of one report open nothing of another."""
    from issuetrees.reports.formats.pdf.kept import key_of  # noqa: PLC0415 - as above

    keys = "".join(map(key_of, pieces)).encode()
    return hashlib.sha256(_VERSION + report_id.bytes + keys).hexdigest()


def _kept(key: str) -> tuple[Sheet, ...] | None:
    from issuetrees.reports.formats.pdf.kept import kept  # noqa: PLC0415 - as above

    content = kept().find(key)
    return None if content is None else _sheets(json.loads(content))


def _warm(piece: "Piece") -> None:
    from issuetrees.reports.formats.pdf.file import warm  # noqa: PLC0415 - as above

    warm(piece)


def _made(asked: _Asked) -> tuple[Sheet, ...]:
    from issuetrees.reports.formats.pdf.file import photographs  # noqa: PLC0415 - as above
    from issuetrees.reports.formats.pdf.kept import kept  # noqa: PLC0415
    from issuetrees.reports.formats.pdf.limits import Limits, Unrenderable  # noqa: PLC0415

    limits = Limits(cpu_seconds=_SECONDS, wall_seconds=_PATIENCE)
    try:
        found = photographs(asked.piece, asked.foot, limits)
    except Unrenderable as failed:
        raise Invalid(failed.code, failed.message, **failed.details) from failed
    kept().keep(asked.key, found)
    return _sheets(json.loads(found))


def _sheets(found: list[dict[str, Any]]) -> tuple[Sheet, ...]:
    return tuple(Sheet(**one) for one in found)

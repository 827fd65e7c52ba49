"""The pages of a report as pictures, piece by piece, as an export would print them now.

A piece is rendered and painted by processes of their own, once for what it is made of: what did
not change is there at once. Numbers of pages are put in when a file is joined, so none are shown.
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
from issuetrees.core.text import gettext_noop
from issuetrees.kit.limited.running import Bounds, TooHardError, run_limited
from issuetrees.reports import read
from issuetrees.reports.outline import document_to_look_at
from issuetrees.reports.sections.base import anchor_of
from issuetrees.reports.sections.drawings import SectionDrawing
from issuetrees.workspaces.access import Reader

if TYPE_CHECKING:
    from issuetrees.reports.formats.pdf.pieces import Piece

_PAINTER: Final = "issuetrees.reports.formats.pdf.photos"
_BOUNDS: Final = Bounds(memory=1_200_000_000, seconds=20, patience=20)
# A new version makes other pictures of the same pages.
_VERSION: Final = b"pictures 3 "
_ANCHOR: Final = re.compile(r'\bid="(s-[a-z-]+?)(?:-[0-9]+)?"')


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
    return [_shown(asked, _kept(asked.key)) for asked in _pieces(reader, report_id)]


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
    """A piece, under which key its pictures are kept, the sections that stand on it, the
    drawings of the report.
    """

    key: str
    piece: "Piece"
    sections: tuple[str, ...]
    drawings: tuple[SectionDrawing, ...]


def _pieces(reader: Reader, report_id: uuid.UUID) -> Iterator[_Asked]:
    """Go through the pieces of a report."""
    # Pages of the web process that show no preview need not load what this takes.
    from issuetrees.reports.formats.pdf.html import compose  # noqa: PLC0415

    document = document_to_look_at(reader, report_id)
    composed = compose(document)
    anchors = {anchor_of(one.id): one.id for one in document.sections}
    last: tuple[str, ...] = ()
    for piece in composed.pieces:
        found = (anchors.get(anchor) for anchor in _ANCHOR.findall(piece.html))
        last = tuple(dict.fromkeys(one for one in found if one)) or last
        yield _Asked(_key(report_id, piece), piece, last, composed.drawings)


def _shown(asked: _Asked, sheets: tuple[Sheet, ...] | None) -> PreviewPiece:
    piece = asked.piece
    shown = sheets and tuple(_with_drawings(one, asked.drawings) for one in sheets)
    return PreviewPiece(asked.key, piece.label, asked.sections, piece.pages, shown)


def _with_drawings(sheet: Sheet, drawings: tuple[SectionDrawing, ...]) -> Sheet:
    on_it = ((one.section_id, one.number) for one in drawings if one.page_id in sheet.anchors)
    return replace(sheet, drawings=tuple(on_it))


def _key(report_id: uuid.UUID, piece: "Piece") -> str:
    """Name the pictures of a piece: those of one report open nothing of another."""
    from issuetrees.reports.formats.pdf.kept import key_of  # noqa: PLC0415 - as above

    return hashlib.sha256(_VERSION + report_id.bytes + key_of(piece).encode()).hexdigest()


def _kept(key: str) -> tuple[Sheet, ...] | None:
    from issuetrees.reports.formats.pdf.kept import kept  # noqa: PLC0415 - as above

    content = kept().find(key)
    return None if content is None else _sheets(json.loads(content))


def _made(asked: _Asked) -> tuple[Sheet, ...]:
    from issuetrees.reports.formats.pdf.file import render_piece  # noqa: PLC0415 - as above
    from issuetrees.reports.formats.pdf.kept import kept  # noqa: PLC0415
    from issuetrees.reports.formats.pdf.limits import Limits, Unrenderable  # noqa: PLC0415

    # Somebody waits for it, and so does a thread of the web process.
    limits = Limits(cpu_seconds=_BOUNDS.seconds, wall_seconds=2 * _BOUNDS.patience)
    try:
        found = run_limited(_PAINTER, render_piece(asked.piece, limits), _BOUNDS)
    except Unrenderable as failed:
        raise Invalid(failed.code, failed.message, **failed.details) from failed
    except TooHardError:
        raise Invalid(
            "too_hard_to_paint", gettext_noop("These pages take too long to be shown.")
        ) from None
    kept().keep(asked.key, json.dumps(found).encode())
    return _sheets(found)


def _sheets(found: list[dict[str, Any]]) -> tuple[Sheet, ...]:
    return tuple(Sheet(**one) for one in found)

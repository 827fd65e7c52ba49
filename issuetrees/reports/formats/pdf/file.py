"""A document becomes a checked PDF: composed in pieces, rendered, joined, read back."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from issuetrees.core.text import gettext_noop
from issuetrees.jobs.labels import label
from issuetrees.kit.sentences import sentence
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.findings import ExportFinding
from issuetrees.reports.formats.made import Made
from issuetrees.reports.formats.pdf.html import Composed, compose, digits_piece
from issuetrees.reports.formats.pdf.kept import Kept, kept, key_of
from issuetrees.reports.formats.pdf.limits import Limits, Unrenderable
from issuetrees.reports.formats.pdf.pieces import Piece
from issuetrees.reports.formats.pdf.printing import Printer
from issuetrees.reports.formats.pdf.renderers import POOL, Message
from issuetrees.reports.formats.pdf.style import stylesheet
from issuetrees.reports.scene.theme import look_of

# Labels of progress, translated where they are shown.
WRITING: Final = gettext_noop("Writing the pages")
PAGES: Final = gettext_noop("{section}: {page} of {count} pages")
JOINING: Final = gettext_noop("Joining the pages")
CHECKING: Final = gettext_noop("Checking the file")
_FIRST, _LAST = 3, 90  # percent at which laying out begins and ends


@dataclass(frozen=True, slots=True)
class Attachment:
    """A workbook that goes inside the file, its name, and what it is in words."""

    name: str
    words: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Fault:
    """What the check of a file found."""

    message: str
    details: dict[str, object]


def pieces_of(document: ReportDocument) -> list[Piece]:
    """Return the pieces of a report in their order; each is rendered by itself."""
    return list(compose(document).pieces)


def render_piece(piece: Piece, limits: Limits) -> bytes:
    """Return the pages of a piece as a PDF; numbers of pages are still missing there."""
    with Printer(limits, lambda: False) as printer:
        printer.warm(piece.styles[:1], 1)
        return _render([piece], printer, lambda _index, _page: None, kept())[0]


def warm(piece: Piece) -> None:
    """Have a renderer load what it needs while nobody waits for it yet."""
    found = POOL.take(0)
    if found is not None:
        found.warm(piece.styles[:1])
        POOL.give_back(found)


def photographs(piece: Piece, foot: Piece, limits: Limits) -> bytes:
    """Return the pictures of a piece's pages with the line at their foot, as JSON."""
    with Printer(limits, lambda: False) as printer:
        printer.warm(piece.styles[:1], 1)
        pages, line = printer.folder / "piece.pdf", printer.folder / "foot.pdf"
        files = _render([piece, foot], printer, lambda _index, _page: None, kept())
        for path, content in zip((pages, line), files, strict=True):
            path.write_bytes(content)
        target = printer.folder / "pictures.json"
        order = {"do": "photograph", "piece": str(pages), "foot": str(line), "target": str(target)}
        printer.do([order], lambda _order, _message: None)
        return target.read_bytes()


def make_pdf(
    document: ReportDocument,
    *,
    on_progress: Callable[[int, str], None] = lambda _percent, _label: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    limits: Limits | None = None,
    attached: Attachment | None = None,
    is_kept: bool = True,
) -> Made:
    """Return the PDF of a document, or raise ``Unrenderable``; what is ``attached`` goes inside.

    Pages that ``is_kept`` are on this machine for the next file that has them, too.

    ``on_progress`` hears percent and an English label, at most once per change.
    """
    tell = _Teller(on_progress)
    tell(1, WRITING)
    with Printer(limits or Limits(), is_cancelled) as printer:
        look = look_of(document)
        printer.warm([stylesheet(look)])
        composed = compose(document)
        if not composed.pieces:
            raise Unrenderable("nothing_to_print")
        tell.pieces = [digits_piece(look), composed.foot, *composed.pieces]
        files = _render(tell.pieces, printer, tell.laid_out, kept() if is_kept else None)
        tell(_LAST + 1, JOINING)
        order = _order(composed, files, printer.folder)
        if attached:
            order["attached"] = _laid_down(attached, printer.folder)
        return _join(composed, order, printer, tell.joined)


def _render(
    pieces: Sequence[Piece],
    printer: Printer,
    hear: Callable[[int, int], None],
    shelf: Kept | None,
) -> list[bytes]:
    """Return the PDFs of pieces, rendering those that are not on a shelf, the longest first.

    ``hear`` is told how many pages of which piece are laid out.
    """
    keys = [key_of(piece) for piece in pieces]
    made = {i: found for i, key in enumerate(keys) if shelf and (found := shelf.find(key))}
    missing = [(index, piece) for index, piece in enumerate(pieces) if index not in made]
    orders = [
        {
            "do": "render",
            "piece": index,
            "html": piece.html,
            "styles": piece.styles,
            "name": keys[index],
            "target": str(printer.folder / f"{index}.pdf"),
        }
        for index, piece in sorted(missing, key=lambda item: -len(item[1].html))
    ]

    def listen(order: Message, message: Message) -> None:
        index = order["piece"]
        if "page" in message:
            hear(index, message["page"])
        elif "done" in message:
            made[index] = Path(order["target"]).read_bytes()
            if shelf:
                shelf.keep(keys[index], made[index])

    for index in made:
        hear(index, pieces[index].pages)
    printer.do(orders, listen)
    return [made[index] for index in range(len(pieces))]


def _order(composed: Composed, files: Sequence[bytes], folder: Path) -> Message:
    """Return what the joiner is told of pieces; the first two show digits and the foot."""
    paths = [folder / f"{index}.pdf" for index in range(len(files))]
    for path, content in zip(paths, files, strict=True):
        path.write_bytes(content)
    return {
        "do": "join",
        "digits": str(paths[0]),
        "foot": str(paths[1]),
        "files": [str(path) for path in paths[2:]],
        "target": str(folder / "document.pdf"),
        "bookmarks": [(one.anchor, one.title, one.level) for one in composed.bookmarks],
        "contents": composed.contents,
        "title": composed.title,
        "author": composed.author,
        "language": composed.language,
        "made_on": composed.made_on,
    }


def _laid_down(attached: Attachment, folder: Path) -> Message:
    path = folder / "attached"
    path.write_bytes(attached.content)
    return {"path": str(path), "name": attached.name, "words": attached.words}


def _join(
    composed: Composed, order: Message, printer: Printer, hear: Callable[[Message], None]
) -> Made:
    """Return one file of all pieces; refuse a faulty one."""
    told: Message = {}

    def listen(_order: Message, message: Message) -> None:
        hear(message)
        told.update(message)

    printer.do([order], listen)
    for fault in told["faults"]:
        raise Unrenderable("check_failed", reason=sentence(_Fault(**fault)))
    lacking = (
        ExportFinding(one.kind, "{sentence}", details={"sentence": one.sentence})
        for one in composed.misfits
    )
    content = Path(order["target"]).read_bytes()
    return Made(content, told["page_count"], tuple(lacking))


class _Teller:
    """Tells how far the making is, when that has changed."""

    def __init__(self, on_progress: Callable[[int, str], None]) -> None:
        self.on_progress = on_progress
        self.said = (0, "")
        self.pieces: Sequence[Piece] = ()
        self.pages = Counter[int]()

    def __call__(self, percent: int, label: str) -> None:
        if (percent, label) != self.said:
            self.said = percent, label
            self.on_progress(percent, label)

    def laid_out(self, index: int, page: int) -> None:
        """Hear that a page of a piece is laid out; tell the section and its pages."""
        self.pages[index] = max(self.pages[index], min(page, self.pieces[index].pages))
        expected = sum(piece.pages for piece in self.pieces)
        percent = _FIRST + (_LAST - _FIRST) * self.pages.total() // max(expected, 1)
        section = self.pieces[index].label
        of_section = [n for n, piece in enumerate(self.pieces) if piece.label == section]
        page = sum(self.pages[n] for n in of_section)
        count = sum(self.pieces[n].pages for n in of_section)
        if section:
            self(percent, label(PAGES, section=section, page=page, count=count))

    def joined(self, message: Message) -> None:
        """Hear that the pieces are one file."""
        if "is_joined" in message:
            self(97, CHECKING)

"""Pieces become one file: pages, places, numbers of pages, bookmarks, tags, fonts, metadata.

Nothing is laid out here and no page's content is unpacked: numbers are written into streams that
the pieces left open for them, all else is copied as it is. The same pieces give the same bytes.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from issuetrees.core.text import gettext_noop
from issuetrees.reports.formats.pdf.renderer import attached, metadata, outline
from issuetrees.reports.formats.pdf.renderer.copied import Copied, Frame, Page, Place, target_of
from issuetrees.reports.formats.pdf.renderer.feet import Feet
from issuetrees.reports.formats.pdf.renderer.fonts import Faces
from issuetrees.reports.formats.pdf.renderer.part import Part
from issuetrees.reports.formats.pdf.renderer.readback import LACKING, STRAY, Fault, read_back
from issuetrees.reports.formats.pdf.renderer.writer import Writer, packed, references_to, text

_NOWHERE: Final = gettext_noop("a link leads nowhere ({anchor})")
_EMPTY: Final = gettext_noop("page {page} is empty or nearly so")
_CUT: Final = gettext_noop("“{text}” on page {page} stands over the edge of the paper")
_NO_DIGITS: Final = gettext_noop("the font {font} has no digits for the numbers of pages")
#: The place that the digits of a font are said to name, on the page that shows them.
DIGITS: Final = "digits"


def join(order: dict[str, Any], tell: Callable[[], object]) -> dict[str, Any]:
    """Write one file from pieces, ``tell``, and return how many pages it has and its faults.

    ``files`` are the pieces in order, ``digits`` is one that shows the digits of every font that
    numbers of pages are set in, ``foot`` shows the line at the foot of each kind of paper;
    ``bookmarks`` are places with their title and level; ``contents`` is the place of the page that
    lists them; ``attached``, if it is there, goes inside.
    """
    target = Path(order["target"])
    with target.open("wb") as file:
        joined = Joined(order, Writer(file))
        for path in order["files"]:
            joined.add(path)
        joined.finish()
    tell()
    reading = read_back(target, order["contents"])
    faults = [*joined.faults, *reading.faults]
    return {"page_count": reading.page_count, "faults": [fault.told() for fault in faults]}


class Joined:
    """A file that pieces are added to."""

    def __init__(self, order: dict[str, Any], file: Writer) -> None:
        self.order, self.file = order, file
        self.catalog, self.root, self.tags, self.whole = (file.reserve() for _number in range(4))
        self.faces = Faces(file)
        self.places: dict[str, Place] = {}
        self.pages: list[Page] = []
        self.links: list[tuple[int, bytes]] = []
        self.parts: list[int] = []
        self.owners: list[bytes] = []
        self.named: set[str] = set()
        self.faults: list[Fault] = []
        self.digits = self._digits(order["digits"])
        feet = Feet(file, self.faces, _read(order["foot"]))
        self.faults += [Fault(LACKING, {"sign": sign}) for sign in feet.lacking]
        self.frame = Frame(file, self.faces, feet, self.root, self.whole)

    def add(self, path: str) -> None:
        """Copy a piece behind those that are there."""
        part = _read(path)
        if "attached" in self.order:
            attached.keep_pictures(part)
        for anchor, (index, left, top) in part.manifest["anchors"].items():
            self.places.setdefault(anchor, Place(len(self.pages) + index, left, top))
        copied = Copied(part, self.frame, len(self.owners))
        self.pages += copied.pages
        self.links += copied.links
        self.parts.append(copied.whole)
        self.owners += copied.owners

    def finish(self) -> None:
        """Write what only the whole knows."""
        for index, page in enumerate(self.pages):
            for stream, stamp in page.stamps:
                self.file.stream(stream, packed(self._stamp(index, stamp)))
        self._write_links()
        self._name_bookmarks()
        self._look_at_pages()
        self.faces.finish()
        self._write_tags()
        kids = references_to(page.number for page in self.pages)
        words = b"<< /Type /Pages /Count %d /Kids %b >>\n"
        self.file.put(self.root, words % (len(self.pages), kids))
        self._write_catalog()

    def _digits(self, path: str) -> dict[str, list[str]]:
        """Return the glyphs of the digits by font."""
        part = _read(path)
        self.faces.add(part)
        return {
            _name(stamp): [stamp["zero"], *(one for one in stamp["pieces"] if isinstance(one, str))]
            for page in part.manifest["pages"]
            for stamp in page["stamps"]
            if stamp["to"] == DIGITS
        }

    def _stamp(self, index: int, stamp: dict[str, Any]) -> bytes:
        """Return the operator that shows numbers of pages where zeros stood."""
        font = _name(stamp)
        digits = self.digits.get(font)
        if digits is None:
            self.faults.append(Fault(_NO_DIGITS, {"font": font}))
            return b""
        numbers = iter(self._numbers(index, stamp["to"]))
        shown, reserved, used, is_zero = list[str](), 0, 0, False
        for piece in stamp["pieces"]:
            if piece is None:
                reserved += 1
                if not is_zero:
                    number = next(numbers, "")
                    used += len(number)
                    shown += [f"<{digits[int(digit)]}>" for digit in number]
            elif isinstance(piece, str):
                shown.append(f"<{piece}>")
            elif not is_zero:
                shown.append(f"{piece:g}")
            is_zero = piece is None or (is_zero and not isinstance(piece, str))
        if stamp["ends"]:
            width = self.faces.width(font, digits[0])
            shown.insert(0, f"{(used - reserved) * width:g}")
        return f"{stamp['font']} [{''.join(shown)}] TJ".encode("ascii")

    def _numbers(self, index: int, target: str) -> tuple[str, ...]:
        """Return what a page says of itself, or the page of a place."""
        if not target:
            return str(index + 1), str(len(self.pages))
        place = self.places.get(target)
        return (str(place.page + 1),) if place else ()

    def _write_links(self) -> None:
        """Say in words where links lead; notice those that lead nowhere."""
        titles = {anchor: title for anchor, title, _level in self.order["bookmarks"]}
        for number, words in self.links:
            target = target_of(words)
            place = self.places.get(target)
            if place is None:
                self.faults.append(Fault(_NOWHERE, {"anchor": target}))
            else:
                self.named.add(target)
                said = text(titles.get(target) or str(place.page + 1))
                words = words.replace(b"/Contents ()", b"/Contents " + said)  # noqa: PLW2901
            self.file.put(number, words)

    def _name_bookmarks(self) -> None:
        for anchor, _title, _level in self.order["bookmarks"]:
            if anchor in self.places:
                self.named.add(anchor)
            else:
                self.faults.append(Fault(_NOWHERE, {"anchor": anchor}))

    def _write_catalog(self) -> None:
        """Write what to begin with: bookmarks, places, what the file says of itself."""
        told, info = metadata.write(self.file, self.order)
        names = b"/Dests << /Names [ %b ] >> " % self._places()
        if "attached" in self.order:
            entries, name = attached.attach(self.file, self.order)
            told, names = told + entries, names + name
        marks = outline.write(
            self.file,
            [
                outline.Mark(title, level, self.destination(self.places[anchor]))
                for anchor, title, level in self.order["bookmarks"]
                if anchor in self.places
            ],
        )
        if marks:
            told += b"/Outlines %d 0 R /PageMode /UseOutlines " % marks
        words = (
            b"<< /Type /Catalog /Pages %d 0 R /StructTreeRoot %d 0 R /MarkInfo << /Marked true >> "
            b"/Names %d 0 R %b>>\n"
        )
        named = self.file.add(b"<< %b>>\n" % names)
        self.file.put(self.catalog, words % (self.root, self.tags, named, told))
        self.file.finish(self.catalog, info)

    def _places(self) -> bytes:
        """Return the places that something leads to, with their names, in the order of these."""
        return b" ".join(
            text(anchor) + b" " + self.destination(self.places[anchor])
            for anchor in sorted(self.named, key=lambda name: name.encode("utf-8"))
        )

    def destination(self, place: Place) -> bytes:
        """Return what a link or a bookmark says of a place."""
        words = b"[ %d 0 R /XYZ %g %g 0 ]"
        return words % (self.pages[place.page].number, place.left, place.top)

    def _write_tags(self) -> None:
        put = self.file.put
        owners = self.file.add(b"<< /Nums [ %b ] >>\n" % b" ".join(self.owners))
        words = (
            b"<< /Type /StructTreeRoot /K [ %d 0 R ] /ParentTree %d 0 R /ParentTreeNextKey %d >>\n"
        )
        put(self.tags, words % (self.whole, owners, len(self.owners)))
        words = b"<< /Type /StructElem /S /Document /P %d 0 R /K %b >>\n"
        put(self.whole, words % (self.tags, references_to(self.parts)))

    def _look_at_pages(self) -> None:
        """Notice what the pieces have told of their pages: nearly empty ones, cut texts."""
        begun = {place.page for place in self.places.values()}
        for index, facts in enumerate(page.facts for page in self.pages):
            if facts["texts"] <= STRAY and index not in begun:
                self.faults.append(Fault(_EMPTY, {"page": index + 1}))
            for cut in facts["clipped"][:1]:
                self.faults.append(Fault(_CUT, {"text": cut, "page": index + 1}))


def _name(stamp: dict[str, Any]) -> str:
    """Return the font of a number: the first word of the operator that sets it."""
    font: str = stamp["font"][1:].split()[0]
    return font


def _read(path: str) -> Part:
    return Part(Path(path).read_bytes())

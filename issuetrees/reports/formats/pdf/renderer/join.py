"""Pieces become one file: pages, places, numbers of pages, bookmarks, tags, fonts, metadata.

Nothing is laid out here and no page's content is unpacked: numbers are written into streams that
the pieces left open for them, all else is copied as it is. The same pieces give the same bytes.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from issuetrees.core.text import gettext_noop
from issuetrees.reports.formats.pdf.manifest import manifest_of
from issuetrees.reports.formats.pdf.renderer import attached, fonts, metadata, outline
from issuetrees.reports.formats.pdf.renderer.feet import Feet
from issuetrees.reports.formats.pdf.renderer.readback import LACKING, STRAY, Fault, read_back

_NOWHERE: Final = gettext_noop("a link leads nowhere ({anchor})")
_EMPTY: Final = gettext_noop("page {page} is empty or nearly so")
_CUT: Final = gettext_noop("“{text}” on page {page} stands over the edge of the paper")
_NO_DIGITS: Final = gettext_noop("the font {font} has no digits for the numbers of pages")
#: The place that the digits of a font are said to name, on the page that shows them.
DIGITS: Final = "digits"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the number of its page, from 0, and its upper left corner."""

    page: int
    left: float
    top: float


def join(order: dict[str, Any], tell: Callable[[], object]) -> dict[str, Any]:
    """Write one file from pieces, ``tell``, and return how many pages it has and its faults.

    ``files`` are the pieces in order, ``digits`` is one that shows the digits of every font that
    numbers of pages are set in, ``foot`` shows the line at the foot of each kind of paper;
    ``bookmarks`` are places with their title and level; ``contents`` is the place of the page that
    lists them; ``attached``, if it is there, goes inside.
    """
    joined = Joined(order)
    for path in order["files"]:
        joined.add(path)
    joined.finish()
    target = Path(order["target"])
    joined.pdf.save(
        target,
        deterministic_id=True,
        fix_metadata_version=False,
        min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    tell()
    reading = read_back(target, order["contents"])
    faults = [*joined.faults, *reading.faults]
    return {"page_count": reading.page_count, "faults": [fault.told() for fault in faults]}


class Joined:
    """A file that pieces are added to."""

    def __init__(self, order: dict[str, Any]) -> None:
        self.order = order
        self.pdf = Pdf.new()
        self.faces = fonts.Faces(self.pdf)
        self.places: dict[str, Place] = {}
        self.stamps: list[tuple[Any, int, dict[str, Any]]] = []
        self.links: list[Any] = []
        self.parts = Array()
        self.numbers = Array()
        self.facts: list[dict[str, Any]] = []
        self.named: set[str] = set()
        self.faults: list[Fault] = []
        self.digits = self._digits(order["digits"])
        self.feet = self._feet(order["foot"])

    def add(self, path: str) -> None:
        """Copy a piece behind those that are there."""
        source = Pdf.open(path)
        manifest = manifest_of(source)
        first, base = len(self.pdf.pages), len(self.numbers) // 2
        with warnings.catch_warnings():
            # Named places, links and tags are joined here, and there are no forms.
            warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
            self.pdf.pages.extend(source.pages)
        for index, facts in enumerate(manifest["pages"]):
            page = self.pdf.pages[first + index].obj
            page.StructParents = int(page.StructParents) + base
            self.stamps += [(page, first + index, stamp) for stamp in facts.pop("stamps")]
            self._add_links(page, base)
            self.facts.append(facts)
        for anchor, (index, left, top) in manifest["anchors"].items():
            self.places.setdefault(anchor, Place(first + index, left, top))
        self._add_tags(source, base)
        self.faces.add(self.pdf.pages[first].obj.Resources.Font, manifest["fonts"])

    def finish(self) -> None:
        """Write what only the whole knows."""
        for page, index, stamp in self.stamps:
            page.Contents[stamp["at"]] = self.pdf.make_stream(self._stamp(index, stamp))
        for shown, facts in zip(self.pdf.pages, self.facts, strict=True):
            self.feet.give(shown.obj, facts["sheet"])
        self._name_links()
        self._name_bookmarks()
        self._look_at_pages()
        self.faces.finish()
        self._write_places()
        self._write_tags()
        marks = [
            outline.Mark(title, level, self.destination(self.places[anchor]))
            for anchor, title, level in self.order["bookmarks"]
            if anchor in self.places
        ]
        outline.write(self.pdf, marks)
        metadata.write(self.pdf, self.order)
        if "attached" in self.order:
            attached.attach(self.pdf, self.order)

    def _digits(self, path: str) -> dict[str, list[str]]:
        """Return the glyphs of the digits by font."""
        source = Pdf.open(path)
        manifest = manifest_of(source)
        self.faces.add(self.pdf.copy_foreign(source.pages[0].obj.Resources.Font), manifest["fonts"])
        return {
            _name(stamp): [stamp["zero"], *(one for one in stamp["pieces"] if isinstance(one, str))]
            for page in manifest["pages"]
            for stamp in page["stamps"]
            if stamp["to"] == DIGITS
        }

    def _feet(self, path: str) -> Feet:
        source = Pdf.open(path)
        feet = Feet(self.pdf, self.faces, source, manifest_of(source))
        self.faults += [Fault(LACKING, {"sign": sign}) for sign in feet.lacking]
        return feet

    def _add_links(self, page: Any, base: int) -> None:
        for link in page.get(Name.Annots, ()):
            if Name.StructParent in link:
                link.StructParent = int(link.StructParent) + base
            if Name.Dest in link:
                self.links.append(link)

    def _add_tags(self, source: Pdf, base: int) -> None:
        root = source.Root.StructTreeRoot
        part = root.K[0]
        del part.P  # or all else would come along
        part = self.pdf.copy_foreign(part)
        part.S = Name.Part
        self.parts.append(part)
        numbers = self.pdf.copy_foreign(root.ParentTree).Nums
        for place in range(0, len(numbers), 2):
            self.numbers.append(int(numbers[place]) + base)
            self.numbers.append(numbers[place + 1])

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
            return str(index + 1), str(len(self.pdf.pages))
        place = self.places.get(target)
        return (str(place.page + 1),) if place else ()

    def _name_links(self) -> None:
        """Say in words where links lead; notice those that lead nowhere."""
        titles = {anchor: title for anchor, title, _level in self.order["bookmarks"]}
        for link in self.links:
            target = str(link.Dest)
            place = self.places.get(target)
            if place is None:
                self.faults.append(Fault(_NOWHERE, {"anchor": target}))
                continue
            self.named.add(target)
            if not str(link.Contents):
                link.Contents = String(titles.get(target) or str(place.page + 1))

    def _name_bookmarks(self) -> None:
        for anchor, _title, _level in self.order["bookmarks"]:
            if anchor in self.places:
                self.named.add(anchor)
            else:
                self.faults.append(Fault(_NOWHERE, {"anchor": anchor}))

    def _write_places(self) -> None:
        names = Array()
        for anchor in sorted(self.named, key=lambda name: name.encode("utf-8")):
            place = self.places[anchor]
            names.append(String(anchor))
            names.append(self.destination(place))
        self.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))

    def destination(self, place: Place) -> Array:
        """Return what a link or a bookmark says of a place."""
        page = self.pdf.pages[place.page].obj
        return Array([page, Name.XYZ, place.left, place.top, 0])

    def _write_tags(self) -> None:
        pdf = self.pdf
        numbers = pdf.make_indirect(Dictionary(Nums=self.numbers))
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, ParentTree=numbers))
        whole = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=self.parts)
        )
        for part in self.parts:
            part.P = whole
        root.K = Array([whole])
        root.ParentTreeNextKey = len(self.numbers) // 2
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _look_at_pages(self) -> None:
        """Notice what the pieces have told of their pages: nearly empty ones, cut texts."""
        begun = {place.page for place in self.places.values()}
        for index, facts in enumerate(self.facts):
            if facts["texts"] <= STRAY and index not in begun:
                self.faults.append(Fault(_EMPTY, {"page": index + 1}))
            for text in facts["clipped"][:1]:
                self.faults.append(Fault(_CUT, {"text": text, "page": index + 1}))


def _name(stamp: dict[str, Any]) -> str:
    """Return the font of a number: the first word of the operator that sets it."""
    font: str = stamp["font"][1:].split()[0]
    return font

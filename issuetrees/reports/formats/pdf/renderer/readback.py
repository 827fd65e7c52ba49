"""A finished PDF is read back before anybody gets it: a broken file must not leave the house."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from pikepdf import Name, Object, Pdf, PdfError, Stream

from issuetrees.core.text import gettext_noop

#: A sign that would be printed as a box.
LACKING: Final = gettext_noop("no font has the sign “{sign}”")
#: A page that no place is on and that shows no more texts than this is astray.
STRAY: Final = 1
# A stream that shows a number of a page and nothing else is shorter than this.
_SHORT: Final = 400
_NUMBER: Final = re.compile(rb"/(?P<font>\w+) [\d.]+ Tf\s\[(?P<shown>[^\]]*)\] TJ\s*")
_CODES: Final = re.compile(rb"<([0-9a-fA-F]+)>")
_MEANING: Final = re.compile(rb"<([0-9a-fA-F]{4})> <((?:[0-9a-fA-F]{4})*)>")
_OF_ALL: Final = re.compile(r"(\d+) / (\d+)")

Meanings = dict[bytes, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file: a message with ``{named}`` places and what fills them."""

    message: str
    details: dict[str, Any]

    def told(self) -> dict[str, Any]:
        """Return it as the parent hears it."""
        return {"message": self.message, "details": self.details}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found: how many pages, and every fault."""

    page_count: int
    faults: tuple[Fault, ...]


def read_back(path: Path, contents: str = "") -> Reading:
    """Check a file and return what it holds; ``contents`` names the place of its contents."""
    try:
        with Pdf.open(path) as pdf:
            file = _File(pdf)
            return Reading(len(file.pages), tuple(file.faults(contents)))
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, struct.error) as error:
        unreadable = gettext_noop("the file cannot be read back ({problem})")
        return Reading(0, (Fault(unreadable, {"problem": str(error)[:200]}),))


class _File:
    """An opened file and what is asked of it more than once."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.places = self._places()
        self.meanings: dict[str, Meanings] = {}

    def faults(self, contents: str) -> Iterator[Fault]:
        """Yield what is wrong."""
        if not self.pages:
            yield Fault(gettext_noop("the file has no page"), {})
            return
        yield from self._fonts_at_fault()
        yield from self._links_to_nowhere()
        yield from self._wrong_contents(contents)
        yield from self._wrong_feet()
        if any(Name.StructParents not in page for page in self.pages):
            yield Fault(gettext_noop("a page has no tags"), {})

    def _places(self) -> dict[str, int]:
        """Page index of every named place."""
        names = self.pdf.Root.get(Name.Names)
        flat: Any = names.Dests.Names if names is not None and Name.Dests in names else []
        indexes = {page.objgen: index for index, page in enumerate(self.pages)}
        return {
            str(flat[place]): indexes[flat[place + 1][0].objgen] for place in range(0, len(flat), 2)
        }

    def _links(self, page: Object) -> list[str]:
        return [str(link.Dest) for link in page.get(Name.Annots, ()) if Name.Dest in link]

    def _links_to_nowhere(self) -> Iterator[Fault]:
        for page in self.pages:
            for target in self._links(page):
                if target not in self.places:
                    yield Fault(gettext_noop("a link leads nowhere ({anchor})"), {"anchor": target})
                    return

    def _wrong_contents(self, contents: str) -> Iterator[Fault]:
        """Compare the numbers printed in the contents with where their lines lead."""
        if contents not in self.places:
            return
        first = self.places[contents]
        last = min((page for page in self.places.values() if page > first), default=first + 1)
        pages = self.pages[first:last]
        printed = [text for page in pages for text in self._numbers(page) if text.isdigit()]
        # A title of two lines has two links in a row.
        targets = [one for page in pages for one, _links in groupby(self._links(page))]
        led_to = [str(self.places[one] + 1) for one in targets if one in self.places]
        if printed != led_to:
            yield Fault(gettext_noop("the page numbers in the contents are wrong"), {})

    def _wrong_feet(self) -> Iterator[Fault]:
        for number, page in enumerate(self.pages, start=1):
            for text in self._numbers(page):
                found = _OF_ALL.fullmatch(text)
                if found and (int(found[1]), int(found[2])) != (number, len(self.pages)):
                    wrong = gettext_noop("the number of page {page} is wrong")
                    yield Fault(wrong, {"page": number})

    def _numbers(self, page: Object) -> Iterator[str]:
        """Yield the numbers of pages that were set into a page, in the order of its content."""
        contents = page.Contents
        for stream in [contents] if isinstance(contents, Stream) else contents:
            if stream.Length > _SHORT:
                continue
            found = _NUMBER.fullmatch(stream.read_bytes())
            if found:
                meanings = self._meanings_of(page, found["font"].decode("ascii"))
                yield _read(found["shown"], meanings)

    def _meanings_of(self, page: Object, name: str) -> Meanings:
        if name not in self.meanings:
            self.meanings[name] = _meanings(page.Resources.Font[f"/{name}"])
        return self.meanings[name]

    def _fonts_at_fault(self) -> Iterator[Fault]:
        """Look for fonts that are left out, and for signs that a font has no glyph for."""
        seen: set[tuple[int, int]] = set()
        for page in self.pages:
            for font in page.Resources.get(Name.Font, {}).values():
                if font.objgen in seen or font.Subtype == Name.Type3:
                    continue
                seen.add(font.objgen)
                yield from _font_faults(font)


def _font_faults(font: Object) -> Iterator[Fault]:
    descriptor = font.DescendantFonts[0].FontDescriptor
    file = descriptor.get(Name.FontFile2) or descriptor.get(Name.FontFile3)
    if file is None:
        yield Fault(gettext_noop("the font {font} is not in the file"), {"font": _name(font)})
        return
    count = _glyph_count(file.read_bytes())
    for code, text in _meanings(font).items():
        if count and not 0 < int(code, 16) < count:
            yield Fault(LACKING, {"sign": text or "?"})


def _name(font: Object) -> str:
    return str(font.BaseFont).removeprefix("/")


def _glyph_count(font: bytes) -> int:
    """Return how many glyphs an OpenType font has; 0 where it does not say so."""
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _sum, start, _length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if tag == b"maxp":
            count: int = struct.unpack_from(">H", font, start + 4)[0]
            return count
    return 0


def _meanings(font: Object) -> Meanings:
    """What the glyphs of a font mean, by their code in hexadecimal digits."""
    table = font.ToUnicode.read_bytes().partition(b"endcodespacerange")[2]
    return {
        code.lower(): bytes.fromhex(meaning.decode()).decode("utf-16-be", "replace")
        for code, meaning in _MEANING.findall(table)
    }


def _read(shown: bytes, meanings: Meanings) -> str:
    codes = b"".join(_CODES.findall(shown)).lower()
    glyphs = (codes[place : place + 4] for place in range(0, len(codes), 4))
    return "".join(meanings.get(glyph, "?") for glyph in glyphs).strip()

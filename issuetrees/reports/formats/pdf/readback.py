"""A finished PDF is read back before anybody gets it: a broken file must not leave the house."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, IndirectObject

from issuetrees.core.text import gettext_noop

_SHOWS_TEXT = re.compile(rb"\bT[Jj]\b")
_TEXT = re.compile(rb"/(?P<font>\w+) [\d.-]+ Tf|(?P<shown>\[[^\]]*\]|<[0-9a-fA-F]+>)\s*T[Jj]")
_HEX = re.compile(rb"<([0-9a-fA-F]+)>")
_MEANING = re.compile(rb"<([0-9a-fA-F]{4})> <((?:[0-9a-fA-F]{4})+)>")
_DRAWS_IMAGE = re.compile(rb"\bDo\b")
# Foot line, page number and running title: a page with nothing else is empty.
RUNNING_LINES = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file: a message with ``{named}`` places and what fills them."""

    message: str
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found: how many pages, and every fault."""

    page_count: int
    faults: tuple[Fault, ...]


def read_back(pdf: bytes, anchors: Sequence[str] = (), contents: str = "") -> Reading:
    """Check a PDF and return what it holds.

    Every id in ``anchors`` must be a place in it; when ``contents`` names the place of the
    contents page, the page numbers printed there must be those of the anchors, in order.
    No page may be empty, and every font must be embedded.
    """
    try:
        reader = PdfReader(io.BytesIO(pdf))
        count = len(reader.pages)
        faults = tuple(_faults(reader, anchors, contents)) if count else ()
    except (PyPdfError, ValueError, KeyError, TypeError) as error:
        unreadable = gettext_noop("the file cannot be read back ({problem})")
        return Reading(0, (Fault(unreadable, {"problem": str(error)[:200]}),))
    if not count:
        faults = (Fault(gettext_noop("the file has no page"), {}),)
    return Reading(count, faults)


def _faults(reader: PdfReader, anchors: Sequence[str], contents: str) -> Iterator[Fault]:
    places = _places(reader)
    missing = [anchor for anchor in anchors if anchor not in places]
    if missing:
        yield Fault(gettext_noop("a link leads nowhere ({anchor})"), {"anchor": missing[0]})
    elif contents in places and anchors:
        yield from _wrong_numbers(reader, places, anchors, contents)
    begun = set(places.values())
    for number, page in enumerate(reader.pages, start=1):
        stream = page.get_contents()
        drawn = stream.get_data() if stream is not None else b""
        if number - 1 not in begun and _is_empty(drawn):
            yield Fault(gettext_noop("page {page} is empty"), {"page": number})
    for name in _fonts_left_out(reader):
        yield Fault(gettext_noop("the font {font} is not in the file"), {"font": name})


def _places(reader: PdfReader) -> dict[str, int]:
    """Page index of every named place."""
    numbers = {
        page.indirect_reference.idnum: index
        for index, page in enumerate(reader.pages)
        if page.indirect_reference is not None
    }
    places: dict[str, int] = {}
    for name, destination in reader.named_destinations.items():
        page = destination.get("/Page")
        if isinstance(page, IndirectObject) and page.idnum in numbers:
            places[name] = numbers[page.idnum]
    return places


def _wrong_numbers(
    reader: PdfReader, places: dict[str, int], anchors: Sequence[str], contents: str
) -> Iterator[Fault]:
    """Compare the numbers printed in the contents with the pages of the anchors."""
    first = places[contents]
    behind = [places[anchor] for anchor in anchors if places[anchor] > first]
    last = min(behind, default=first + 1)
    printed = [
        int(text) for page in reader.pages[first:last] for text in _texts(page) if text.isdigit()
    ]
    # In order, with gaps allowed: a title may be a number too.
    numbers = iter(printed)
    if not all(places[anchor] + 1 in numbers for anchor in anchors):
        yield Fault(gettext_noop("the page numbers in the contents are wrong"), {})


def _texts(page: PageObject) -> Iterator[str]:
    """Texts of a page in the order they are drawn, decoded by the fonts' own tables."""
    fonts = _fonts(page)
    table: dict[bytes, str] = {}
    stream = page.get_contents()
    for found in _TEXT.finditer(stream.get_data() if stream is not None else b""):
        if found["font"]:
            font = fonts.get("/" + found["font"].decode("ascii", "replace"))
            table = _characters(font.get_object()) if font is not None else {}
            continue
        codes = b"".join(_HEX.findall(found["shown"])).lower()
        glyphs = (codes[place : place + 4] for place in range(0, len(codes), 4))
        yield "".join(table.get(glyph, "?") for glyph in glyphs).strip()


def _characters(font: DictionaryObject) -> dict[bytes, str]:
    """What the glyphs of a font mean, by their code in hexadecimal digits."""
    table = font.get("/ToUnicode")
    text = table.get_object().get_data() if table is not None else b""
    return {
        code.lower(): bytes.fromhex(meaning.decode()).decode("utf-16-be", "replace")
        for code, meaning in _MEANING.findall(text)
    }


def _fonts(page: PageObject) -> dict[str, Any]:
    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources is not None else None
    return dict(fonts.get_object()) if fonts is not None else {}


def _is_empty(drawn: bytes) -> bool:
    """Tell whether a page shows nothing beside its running lines."""
    if _DRAWS_IMAGE.search(drawn):
        return False
    return len(_SHOWS_TEXT.findall(drawn)) <= RUNNING_LINES


def _fonts_left_out(reader: PdfReader) -> Iterator[str]:
    seen: set[int] = set()
    for page in reader.pages:
        for reference in _fonts(page).values():
            key = reference.idnum if isinstance(reference, IndirectObject) else id(reference)
            if key in seen:
                continue
            seen.add(key)
            font = reference.get_object()
            if not _is_embedded(font):
                yield str(font.get("/BaseFont", "?"))


def _is_embedded(font: DictionaryObject) -> bool:
    """Tell whether a simple or composite font carries its outlines."""
    if font.get("/Subtype") == "/Type3":
        return True
    parts = font.get("/DescendantFonts")
    inner = parts.get_object()[0].get_object() if parts is not None else font
    descriptor = inner.get("/FontDescriptor")
    if descriptor is None:
        return False
    return any(key in descriptor.get_object() for key in ("/FontFile", "/FontFile2", "/FontFile3"))

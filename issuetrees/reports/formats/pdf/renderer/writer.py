"""A PDF that is written as it grows: objects are given numbers first, and written in any order."""

import hashlib
import struct
import zlib
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import BinaryIO, Final

from pikepdf import String

from issuetrees.reports.formats.pdf.renderer.part import Numbers, Part, Stream, moved

#: Objects that are packed together.
_TOGETHER: Final = 200
_ENTRY: Final = struct.Struct(">BIH")
_COLUMNS: Final = _ENTRY.size


class Writer:
    """Writes objects to a file; tags are packed apart, so that pages are shown without them."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.place = file, 0
        self.sum = hashlib.md5(usedforsecurity=False)
        self.entries = [_ENTRY.pack(0, 0, 0xFFFF)]
        self.objects: list[tuple[int, bytes]] = []
        self._write(b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n")

    def reserve(self, count: int = 1) -> int:
        """Return the first of so many new numbers."""
        first = len(self.entries)
        self.entries += [_ENTRY.pack(0, 0, 0)] * count
        return first

    def put(self, number: int, text: bytes) -> None:
        """Write an object under its number."""
        self.objects.append((number, text))
        if len(self.objects) >= _TOGETHER:
            self._flush()

    def add(self, text: bytes) -> int:
        """Write an object; return its number."""
        number = self.reserve()
        self.put(number, text)
        return number

    def put_together(self, numbers: Sequence[int], texts: Sequence[bytes]) -> None:
        """Write many objects, packed with no others."""
        for start in range(0, len(texts), _TOGETHER):
            end = start + _TOGETHER
            self._pack(numbers[start:end], texts[start:end])

    def stream(self, number: int, stream: Stream) -> None:
        """Write a stream under its number."""
        self.entries[number] = _ENTRY.pack(1, self.place, 0)
        self._write(
            b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n"
            % (number, stream.words, stream.content)
        )

    def add_stream(self, content: bytes, words: bytes = b"") -> int:
        """Pack what a stream holds and write it; return its number."""
        number = self.reserve()
        self.stream(number, packed(content, words))
        return number

    def copy(self, part: Part, numbers: Iterable[int], new: Numbers) -> None:
        """Write objects of a piece under new numbers."""
        for number in numbers:
            stream = part.streams.get(number)
            if stream:
                self.stream(new[number], Stream(moved(stream.words, new), stream.content))
            else:
                self.put(new[number], moved(part.texts[number], new))

    def finish(self, root: int, info: int) -> None:
        """Write where everything stands, and what to begin with."""
        self._flush()
        number, at = self.reserve(), self.place
        self.entries[number] = _ENTRY.pack(1, at, 0)
        name = self.sum.hexdigest().encode("ascii")
        words = (
            b"/Type /XRef /W [ 1 4 2 ] /Size %d /Root %d 0 R /Info %d 0 R /ID [ <%b> <%b> ] "
            b"/DecodeParms << /Columns %d /Predictor 12 >> "
        )
        filled = words % (len(self.entries), root, info, name, name, _COLUMNS)
        self.stream(number, packed(_differences(self.entries), filled))
        self._write(b"startxref\n%d\n%%%%EOF\n" % at)

    def _flush(self) -> None:
        if self.objects:
            numbers, texts = zip(*self.objects, strict=True)
            self.objects.clear()
            self._pack(numbers, texts)

    def _pack(self, numbers: Sequence[int], texts: Sequence[bytes]) -> None:
        number = self.reserve()
        for index, one in enumerate(numbers):
            self.entries[one] = _ENTRY.pack(2, number, index)
        starts = accumulate(map(len, texts[:-1]), initial=0)
        head = b" ".join(b"%d %d" % pair for pair in zip(numbers, starts, strict=True)) + b"\n"
        words = b"/Type /ObjStm /N %d /First %d " % (len(texts), len(head))
        self.stream(number, packed(head + b"".join(texts), words))

    def _write(self, content: bytes) -> None:
        self.file.write(content)
        self.sum.update(content)
        self.place += len(content)


def packed(content: bytes, words: bytes = b"") -> Stream:
    """Return a stream that holds something."""
    data = zlib.compress(content)
    return Stream(b"<< %b/Filter /FlateDecode /Length %d >>" % (words, len(data)), data)


def text(words: str) -> bytes:
    """Return words as a PDF has them."""
    written: bytes = String(words).unparse()
    return written


def references_to(numbers: Iterable[int]) -> bytes:
    """Return a list of references."""
    return b"[ %b ]" % b" ".join(b"%d 0 R" % number for number in numbers)


def _differences(entries: Sequence[bytes]) -> bytes:
    """Return rows as what each differs by from the one above, as pictures are packed (PNG)."""
    whole = b"".join(entries)
    high = int.from_bytes(b"\x80" * len(whole))
    below = int.from_bytes(whole)
    above = below >> (8 * _COLUMNS)
    # All bytes at once: each is taken off without its highest bit, so that none borrows.
    low = (below | high) - (above & (high - (high >> 7)))
    differences = (low ^ (below ^ above ^ high) & high).to_bytes(len(whole))
    rows = bytearray((_COLUMNS + 1) * len(entries))
    rows[:: _COLUMNS + 1] = b"\2" * len(entries)
    for place in range(_COLUMNS):
        rows[place + 1 :: _COLUMNS + 1] = differences[place::_COLUMNS]
    return bytes(rows)

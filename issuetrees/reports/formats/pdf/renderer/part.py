"""A piece as the joiner reads it: the texts of its objects by their numbers.

Pieces are written by qpdf (``paint.py``): objects one after the other, each on one line, lengths
told where a stream begins, brackets in strings escaped. So they are read without a parser: of the
nine objects in ten that are tags only the numbers are changed.
"""

import json
import re
import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from issuetrees.reports.formats.pdf.manifest import MANIFEST

_BEGIN: Final = re.compile(rb"(\d+) 0 obj\n(.*)\n(stream|endobj)\n")
_LENGTH: Final = re.compile(rb"/Length (\d+)")
_COUNTS: Final = re.compile(rb"/First (\d+)")
_REFERENCE: Final = re.compile(rb" (\d+) 0 R")
# A string may have the look of a reference in it.
_STRING: Final = re.compile(rb"(\([^\\()]*(?:\\.[^\\()]*)*\))")
_FLATE: Final = b"/Filter /FlateDecode"
_TAGS: Final = (b"/Type /StructElem >>\n", b"/Type /OBJR >>\n")


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream as it stands in a file: its dictionary and its bytes, packed or not."""

    words: bytes
    content: bytes

    def read(self) -> bytes:
        """Return what it holds."""
        return zlib.decompress(self.content) if _FLATE in self.words else self.content


class Numbers(dict[int, int]):
    """New numbers by those that objects have in a piece."""

    @cached_property
    def references(self) -> dict[bytes, bytes]:
        """How something is referred to, by the number that a text has for it."""
        return {b"%d" % old: b" %d 0 R" % new for old, new in self.items()}


class Part:
    """A piece: ``texts`` of its objects, each with the end of its line, and its ``streams``."""

    def __init__(self, content: bytes) -> None:
        self.texts: dict[int, bytes] = {}
        self.streams: dict[int, Stream] = {}
        self._trailer = b""
        self._read(content)
        self.catalog = self.texts[self.named(self._trailer, "Root")]
        told = self.streams[self.named(self.catalog, MANIFEST)]
        self.manifest: dict[str, Any] = json.loads(told.read())

    def _read(self, content: bytes) -> None:
        at = content.index(b"1 0 obj\n")
        while found := _BEGIN.match(content, at):
            number, words, at = int(found[1]), found[2], found.end()
            if found[3] == b"endobj":
                self.texts[number] = words + b"\n"
                continue
            length = int(_LENGTH.findall(words)[-1])
            stream = Stream(words, content[at : at + length])
            at += length + len(b"\nendstream\nendobj\n")
            if b"/Type /ObjStm" in words:
                self._unpack(stream)
            elif b"/Type /XRef" in words:
                self._trailer = words
            else:
                self.streams[number] = stream

    def _unpack(self, stream: Stream) -> None:
        """Read the objects in a stream of them."""
        found = _COUNTS.search(stream.words)
        first = int(found[1]) if found else 0
        body = stream.read()
        head = [int(one) for one in body[:first].split()]
        numbers, starts = head[::2], [first + place for place in head[1::2]]
        for number, start, end in zip(numbers, starts, [*starts[1:], len(body)], strict=True):
            self.texts[number] = body[start:end]

    @staticmethod
    def named(text: bytes, name: str) -> int:
        """Return the number of what a dictionary refers to by a name, 0 where it does not."""
        found = re.search(rb"/%b (\d+) 0 R\b" % name.encode("ascii"), text)
        return int(found[1]) if found else 0

    @cached_property
    def root(self) -> int:
        """The number of the tree of pages."""
        return self.named(self.catalog, "Pages")

    @cached_property
    def pages(self) -> list[int]:
        """The numbers of its pages."""
        return listed(self.texts[self.root], "Kids")

    @cached_property
    def tags(self) -> int:
        """The number of the root of its tags."""
        return self.named(self.catalog, "StructTreeRoot")

    @cached_property
    def whole(self) -> int:
        """The number of the element that holds all others."""
        return listed(self.texts[self.tags], "K")[0]

    @cached_property
    def owners(self) -> int:
        """The number of what tells which element a text belongs to."""
        return self.named(self.texts[self.tags], "ParentTree")

    @cached_property
    def fonts(self) -> int:
        """The number of the names of its fonts."""
        resources = self.named(self.texts[self.pages[0]], "Resources")
        return self.named(self.texts[resources], "Font")

    def own(self) -> set[int]:
        """Return the numbers of what tells of the piece as a file, and is nothing in another."""
        told = [self.named(self.catalog, name) for name in (MANIFEST, "Metadata")]
        told += [self.named(self._trailer, name) for name in ("Root", "Info")]
        marks = self.named(self.catalog, "Outlines")
        return {
            self.root,
            self.tags,
            self.owners,
            *told,
            *(self.below([marks], self.pages) if marks else ()),
        }

    def below(self, numbers: Iterable[int], without: Collection[int] = ()) -> set[int]:
        """Return what can be reached from objects, and these themselves."""
        found, waiting, stop = set[int](), list(numbers), set(without)
        while waiting:
            number = waiting.pop()
            if number in found or number in stop:
                continue
            found.add(number)
            stream = self.streams.get(number)
            waiting += references(stream.words if stream else self.texts[number])
        return found


def is_tag(text: bytes) -> bool:
    """Tell whether an object is an element of the tree of tags, or holds one's place."""
    return text.endswith(_TAGS)


def references(text: bytes) -> list[int]:
    """Return the numbers of what a text refers to, in its order."""
    return [int(number) for number in _REFERENCE.findall(_STRING.sub(b"", text))]


def listed(text: bytes, name: str) -> list[int]:
    """Return the numbers of what a list in a dictionary refers to."""
    found = re.search(rb"/%b \[([^\]]*)\]" % name.encode("ascii"), text)
    return references(found[1]) if found else []


def moved(text: bytes, new: Numbers) -> bytes:
    """Return texts with other references in place of theirs."""
    if b"(" in text:
        pieces = _STRING.split(text)
        # Strings have no zero byte in them: it would be written as digits.
        pieces[::2] = moved(b"\0".join(pieces[::2]), new).split(b"\0")
        return b"".join(pieces)
    parts = _REFERENCE.split(text)
    parts[1::2] = map(new.references.__getitem__, parts[1::2])
    return b"".join(parts)


def moved_lines(texts: Sequence[bytes], new: Numbers) -> list[bytes]:
    """Do so with many texts of one line each."""
    return moved(b"".join(texts), new).splitlines(keepends=True)

"""The ZIP around an XLSX: its parts, read in pieces, and what they relate to."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from issuetrees.core import limits
from issuetrees.core.tables.bounds import too_large, unreadable

Attributes = dict[str, str]
_PIECE: Final = 65_536
_KNOWN: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, OSError, RuntimeError, ValueError,
)  # fmt: skip
_ENCRYPTED: Final = 1


class Walker:
    """What is told of a part while it is read; names of elements are without prefixes."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Called where an element begins."""

    def end(self, name: str) -> None:
        """Called where an element ends."""

    def text(self, text: str) -> None:
        """Called for text, possibly in pieces."""


class Done(Exception):
    """Raised by a walker that needs no more of its part."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: by which id, of which kind, where it is."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of a file by their names, in which capitals do not matter (1C writes some)."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise unreadable() from error
        self._parts = {info.filename.lower().lstrip("/"): info for info in self._zip.infolist()}
        self._left = limits.TABLE_UNPACKED_BYTES

    def has(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return part.lower() in self._parts

    def walk(self, part: str, walker: Walker) -> None:
        """Tell the walker of a part, from its beginning to its end."""
        info = self._parts.get(part.lower())
        if info is None or info.compress_type not in _KNOWN or info.flag_bits & _ENCRYPTED:
            raise unreadable()
        feed = _parser(walker)
        try:
            with self._zip.open(info) as source:
                while piece := source.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise too_large()
                    feed(piece, False)
            feed(b"", True)
        except Done:
            pass
        except _BROKEN as error:
            raise unreadable() from error

    def relations(self, part: str = "") -> list[Relation]:
        """Return what a part relates to, the file itself without a part."""
        folder, name = posixpath.split(part)
        found = _Relations(folder)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        if self.has(place):
            self.walk(place, found)
        return found.relations


class _Relations(Walker):
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.relations: list[Relation] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = posixpath.join("/", self._folder, attributes.get("Target", ""))
        kind = attributes.get("Type", "").rpartition("/")[2]
        path = posixpath.normpath(target).lstrip("/")
        self.relations.append(Relation(attributes.get("Id", ""), kind, path))


def _parser(walker: Walker) -> Callable[[bytes, bool], object]:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: walker.start(_local(name), attributes)
    parser.EndElementHandler = lambda name: walker.end(_local(name))
    parser.CharacterDataHandler = walker.text
    parser.StartDoctypeDeclHandler = _refuse_entities
    return parser.Parse


def _local(name: str) -> str:
    """Leave out the prefix, which each program chooses as it likes (`x:row`)."""
    return name.rpartition(":")[2]


def _refuse_entities(*_declaration: object) -> None:
    """No spreadsheet declares entities; who does wants them to grow."""
    raise unreadable()

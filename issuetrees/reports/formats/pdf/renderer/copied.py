"""A piece on its way into a file: its objects under new numbers, with the fonts of the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pikepdf import Object

from issuetrees.reports.formats.pdf.renderer.feet import Feet
from issuetrees.reports.formats.pdf.renderer.fonts import Faces, names_of
from issuetrees.reports.formats.pdf.renderer.part import (
    Numbers,
    Part,
    is_tag,
    listed,
    moved,
    moved_lines,
)
from issuetrees.reports.formats.pdf.renderer.writer import Writer

_OF_PAGE: Final = re.compile(rb"(/StructParents) (\d+)")
# No text follows it in an object, so it is no words of one.
_OF_LINK: Final = re.compile(rb"(/StructParent) (\d+)(?= /Subtype /\w+ /Type /Annot >>)")
_OWNER: Final = re.compile(rb"(\d+) (\[[^\]]*\]|\d+ 0 R|null)")
_LINK: Final = b"/Type /Annot >>\n"
_TARGET: Final = re.compile(rb"/Dest (\(.*\)|<[0-9a-f]*>) /F ")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the number of its page, from 0, and its upper left corner."""

    page: int
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """The number of a page in the file, what its piece tells of it, and the numbers of pages that
    it shows: each in a stream that is still to be written, by its number.
    """

    number: int
    facts: dict[str, Any]
    stamps: tuple[tuple[int, dict[str, Any]], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The file that pieces go into: its fonts, its feet, and the numbers of the roots of its pages
    and of its tags.
    """

    file: Writer
    faces: Faces
    feet: Feet
    root: int
    tags: int


class Copied:
    """A piece that was written to a file, all but its links and the numbers of its pages.

    ``whole`` is the number of the element with all its tags, ``owners`` are what the tree of
    parents has of it, by numbers from ``base`` on. ``links`` are texts with their numbers.
    """

    def __init__(self, part: Part, frame: Frame, base: int) -> None:
        self.part, self.frame, self.base = part, frame, base
        self.own = names_of(part)
        used = frame.faces.add(part)
        left_out = part.own() | part.below(self.own[name] for name in used)
        self.kept = sorted((part.texts.keys() | part.streams.keys()) - left_out)
        first = frame.file.reserve(len(self.kept))
        self.new = Numbers(zip(self.kept, range(first, first + len(self.kept)), strict=True))
        self.new |= {self.own[name]: number for name, number in used.items()}
        self.new |= {part.root: frame.root, part.tags: frame.tags}
        self.whole = self.new[part.whole]
        self.owners = self._owners()
        self.links: list[tuple[int, bytes]] = []
        self.pages: list[Page] = []
        self._write()

    def _owners(self) -> list[bytes]:
        """Return the entries of the tree of parents."""
        words = self.part.texts[self.part.owners]
        found = _OWNER.findall(words[words.index(b"[") + 1 :])
        lines = moved(b"".join(b" %b\n" % owner for _key, owner in found), self.new)
        return [
            b"%d%b" % (int(key) + self.base, line)
            for (key, _owner), line in zip(found, lines.splitlines(), strict=True)
        ]

    def _write(self) -> None:
        part, file = self.part, self.frame.file
        whole = part.texts[part.whole]
        part.texts[part.whole] = whole.replace(b"/S /Document", b"/S /Part")
        tags = [number for number in self.kept if is_tag(part.texts.get(number, b""))]
        texts = moved_lines([part.texts[number] for number in tags], self.new)
        file.put_together([self.new[number] for number in tags], texts)
        for page, facts in zip(part.pages, part.manifest["pages"], strict=True):
            self._write_page(page, facts)
        self._write_fonts()
        written = {*tags, *part.pages, part.fonts, *self._write_links()}
        open_ones = {stream for page in self.pages for stream, _stamp in page.stamps}
        others = (one for one in self.kept if one not in written)
        file.copy(part, [one for one in others if self.new[one] not in open_ones], self.new)

    def _write_page(self, number: int, facts: dict[str, Any]) -> None:
        """Write a page with the line at its foot below all else."""
        part, new = self.part, self.new
        words = moved(part.texts[number], self.new)
        words = _OF_PAGE.sub(self._numbered, words)
        foot = self.frame.feet.streams.get(facts["sheet"])
        if foot:
            words = words.replace(b"/Contents [", b"/Contents [ %d 0 R" % foot)
        self.frame.file.put(new[number], words)
        contents = listed(part.texts[number], "Contents")
        stamps = ((contents[stamp["at"]], stamp) for stamp in facts["stamps"])
        shown = tuple((new[stream], stamp) for stream, stamp in stamps)
        self.pages.append(Page(new[number], facts, shown))

    def _write_fonts(self) -> None:
        """Write the names of the fonts, with those of the foot."""
        part = self.part
        words = moved(part.texts[part.fonts], self.new).removesuffix(b">>\n")
        further = self.frame.feet.fonts.items()
        more = (
            b"/%b %d 0 R " % (name.encode("ascii"), font)
            for name, font in further
            if name not in self.own
        )
        self.frame.file.put(self.new[part.fonts], words + b"".join(more) + b">>\n")

    def _write_links(self) -> Iterator[int]:
        """Write links to elsewhere, put those into the file aside; yield the numbers of all."""
        for number in self.kept:
            words = self.part.texts.get(number, b"")
            if not words.endswith(_LINK):
                continue
            yield number
            words = _OF_LINK.sub(self._numbered, moved(words, self.new))
            if _TARGET.search(words):
                self.links.append((self.new[number], words))
            else:
                self.frame.file.put(self.new[number], words)

    def _numbered(self, found: re.Match[bytes]) -> bytes:
        return b"%b %d" % (found[1], int(found[2]) + self.base)


def target_of(words: bytes) -> str:
    """Return the place that a link leads to."""
    found = _TARGET.search(words)
    return str(Object.parse(found[1])) if found else ""

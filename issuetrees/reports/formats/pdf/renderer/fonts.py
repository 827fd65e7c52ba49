"""The fonts of all pieces, each once: their parts of a font are put together."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from issuetrees.reports.formats.pdf.renderer.faces import Face
from issuetrees.reports.formats.pdf.renderer.part import Numbers, Part, listed, moved
from issuetrees.reports.formats.pdf.renderer.writer import Writer

_BATCH: Final = 100  # lines of a table in one go, as the format wants it
_HEAD: Final = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo\n<< /Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
)
_FOOT: Final = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
_NAMED: Final = re.compile(rb"/(\S+) (\d+) 0 R\b")
_WIDTHS: Final = re.compile(rb"/W \[.*\] >>")
_WIDEST: Final = re.compile(rb"(/FontBBox \[ \S+ \S+ )\S+")


@dataclass(slots=True)
class _Shared:
    """A font of the file: its number, its texts, what its glyphs mean and how wide they are."""

    number: int
    part: Part
    font: int
    known: set[str] = field(default_factory=set)
    face: Face = field(default_factory=Face)
    texts: dict[int, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)

    def add(self, part: Part, font: int, facts: dict[str, Any]) -> bool:
        """Take in a piece's part of the font; most parts bring nothing new."""
        if facts["texts"].keys() <= self.known:
            return True
        texts = {int(glyph): text for glyph, text in facts["texts"].items()}
        file = part.named(part.texts[_descriptor(part, font)], "FontFile2")
        if not file or not self.face.add(part.streams[file].read(), texts):
            return False
        widths = {int(glyph): width for glyph, width in facts["widths"].items()}
        self.known |= facts["texts"].keys()
        self.texts = {**texts, **self.texts}
        self.widths = {**widths, **self.widths}
        return True

    def write(self, file: Writer) -> None:
        """Write it as its first part has it, but with all glyphs."""
        content = self.face.written()
        glyphs = file.add_stream(content, b"/Length1 %d " % len(content))
        meanings = file.add_stream(_meanings(self.texts))
        descendant, descriptor = file.reserve(), file.reserve()
        of_font, of_descendant = self.font, _descendant(self.part, self.font)
        of_descriptor = _descriptor(self.part, self.font)
        texts = self.part.texts
        new = Numbers()
        new |= {
            of_descendant: descendant,
            of_descriptor: descriptor,
            self.part.named(texts[of_font], "ToUnicode"): meanings,
            self.part.named(texts[of_descriptor], "FontFile2"): glyphs,
        }
        widest = b"\\g<1>%g" % max(self.widths.values())
        file.put(self.number, moved(texts[of_font], new))
        words = _WIDTHS.sub(b"/W %b >>" % _widths(self.widths), texts[of_descendant])
        file.put(descendant, moved(words, new))
        file.put(descriptor, moved(_WIDEST.sub(widest, texts[of_descriptor]), new))


class Faces:
    """Collects the fonts of pieces."""

    def __init__(self, file: Writer) -> None:
        self.file = file
        self.shared: dict[str, _Shared] = {}

    def add(self, part: Part) -> dict[str, int]:
        """Return the number of the fonts of the file that a piece uses, by their names, where its
        own are parts of them.

        A font that lacks glyphs stays as it is: the codes of what is missing differ from piece
        to piece.
        """
        used: dict[str, int] = {}
        for name, font in names_of(part).items():
            facts = part.manifest["fonts"][name]
            if facts["missing"] or b"/Subtype /Type0" not in part.texts[font]:
                continue
            shared = self.shared.get(name) or _Shared(0, part, font)
            if shared.add(part, font, facts):
                shared.number = shared.number or self.file.reserve()
                self.shared[name] = shared
                used[name] = shared.number
        return used

    def width(self, name: str, code: str) -> float:
        """Return how wide a glyph is, in thousandths of the font's size."""
        return self.shared[name].widths[int(code, 16)]

    def finish(self) -> None:
        """Write the fonts."""
        for shared in self.shared.values():
            shared.write(self.file)


def names_of(part: Part) -> dict[str, int]:
    """Return the numbers of a piece's own fonts by their names."""
    named = _NAMED.findall(part.texts[part.fonts]) if part.fonts else []
    return {name.decode("ascii"): int(number) for name, number in named}


def _descendant(part: Part, font: int) -> int:
    return listed(part.texts[font], "DescendantFonts")[0]


def _descriptor(part: Part, font: int) -> int:
    return part.named(part.texts[_descendant(part, font)], "FontDescriptor")


def _widths(widths: dict[int, float]) -> bytes:
    """Return runs of widths, each after its first glyph."""
    runs: list[tuple[int, list[float]]] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            runs.append((glyph, []))
        runs[-1][1].append(widths[glyph])
    shown = (f"{first} [ {' '.join(f'{width:g}' for width in run)} ]" for first, run in runs)
    return f"[ {' '.join(shown)} ]".encode("ascii")


def _meanings(texts: dict[int, str]) -> bytes:
    lines = [
        f"<{glyph:04x}> <{text.encode('utf-16-be', 'replace').hex()}>"
        for glyph, text in sorted(texts.items())
    ]
    batches = (lines[start : start + _BATCH] for start in range(0, len(lines), _BATCH))
    body = "".join(
        f"{len(batch)} beginbfchar\n" + "\n".join(batch) + "\nendbfchar\n" for batch in batches
    )
    return (_HEAD + body + _FOOT).encode("ascii")

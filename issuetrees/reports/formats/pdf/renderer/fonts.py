"""The fonts of all pieces, each once: their parts of a font are put together."""

from dataclasses import dataclass, field
from typing import Any, Final

from pikepdf import Array, Name, Pdf

from issuetrees.reports.formats.pdf.renderer.faces import Face

_BATCH: Final = 100  # lines of a table in one go, as the format wants it
_HEAD: Final = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo\n<< /Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
)
_FOOT: Final = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


@dataclass(slots=True)
class _Shared:
    """A font of the file: its object, what its glyphs mean and how wide they are."""

    font: Any
    face: Face = field(default_factory=Face)
    texts: dict[int, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)

    def add(self, font: Any, texts: dict[int, str], widths: dict[int, float]) -> bool:
        """Take in a part of the font; most parts bring nothing new."""
        if texts.keys() <= self.texts.keys():
            return True
        file = _descriptor(font).get(Name.FontFile2)
        if file is None or not self.face.add(file.read_bytes(), texts):
            return False
        self.texts = {**texts, **self.texts}
        self.widths = {**widths, **self.widths}
        return True


class Faces:
    """Collects the fonts of pieces."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.shared: dict[str, _Shared] = {}

    def add(self, used: Any, known: dict[str, dict[str, Any]]) -> None:
        """Have a piece use the fonts of the file, where its own are parts of them.

        A font that lacks glyphs stays as it is: the codes of what is missing differ from piece
        to piece.
        """
        for key in list(used.keys()):
            name, font = key.removeprefix("/"), used[key]
            facts = known[name]
            if facts["missing"] or font.Subtype != Name.Type0:
                continue
            shared = self.shared.get(name) or _Shared(font)
            texts = {int(glyph): text for glyph, text in facts["texts"].items()}
            widths = {int(glyph): width for glyph, width in facts["widths"].items()}
            if shared.add(font, texts, widths):
                self.shared[name] = shared
                used[key] = shared.font

    def width(self, name: str, code: str) -> float:
        """Return how wide a glyph is, in thousandths of the font's size."""
        return self.shared[name].widths[int(code, 16)]

    def finish(self) -> None:
        """Write the fonts."""
        for shared in self.shared.values():
            content = shared.face.written()
            file = self.pdf.make_stream(content)
            file.Length1 = len(content)
            descriptor = _descriptor(shared.font)
            descriptor.FontFile2 = file
            descriptor.FontBBox[2] = max(shared.widths.values())
            shared.font.DescendantFonts[0].W = _widths(shared.widths)
            shared.font.ToUnicode = self.pdf.make_stream(_meanings(shared.texts))


def _descriptor(font: Any) -> Any:
    return font.DescendantFonts[0].FontDescriptor


def _widths(widths: dict[int, float]) -> Array:
    """Return runs of widths, each after its first glyph."""
    runs: list[tuple[int, list[float]]] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            runs.append((glyph, []))
        runs[-1][1].append(widths[glyph])
    return Array([one for first, run in runs for one in (first, Array(run))])


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

"""Fonts of pieces as one: each piece has a part of each font, by the font's own glyph numbers."""

import struct
from collections.abc import Collection, Iterator, Sequence
from typing import Final

_MORE: Final = 0x20  # another piece of a compound outline follows
# What a composite font needs; names, letters and layout are told elsewhere in a PDF.
_KEPT: Final = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")


class Face:
    """The glyphs of a TrueType font, gathered from parts of it.

    A part numbers its glyphs as the whole font does, but for the pieces of compound glyphs that
    stand behind the last glyph in use: those are numbered anew here.
    """

    def __init__(self) -> None:
        self.tables: dict[str, bytes] = {}
        self.outlines: dict[int, bytes] = {}
        self.metrics: dict[int, bytes] = {}
        self.pieces: list[tuple[bytes, bytes]] = []  # outlines with their metrics
        # Where compound outlines name others: in the outline of which glyph (or, below 0, piece),
        # at which byte, which one.
        self.names: list[tuple[int, int, int]] = []

    def add(self, font: bytes, glyphs: Collection[int]) -> bool:
        """Take in these glyphs of a part; return whether it is of a kind that can be taken."""
        tables = _tables(font)
        if not {"glyf", "loca", "hmtx", "hhea", "head", "maxp"} <= set(tables):
            return False
        self.tables = self.tables or tables
        part = _Part(tables)
        for glyph in sorted({0, *glyphs} - self.metrics.keys()):
            self._take(part, glyph, max(glyphs))
        return True

    def written(self) -> bytes:
        """Return the font."""
        count = max(self.metrics) + 1
        outlines = [bytearray(self.outlines.get(glyph, b"")) for glyph in range(count)]
        outlines += (bytearray(outline) for outline, _metric in self.pieces)
        for owner, place, named in self.names:
            outline = outlines[owner if owner >= 0 else count - owner - 1]
            struct.pack_into(">H", outline, place, named if named >= 0 else count - named - 1)
        starts, length = [0], 0
        for outline in outlines:
            outline.extend(b"\0" * (-len(outline) % 4))
            length += len(outline)
            starts.append(length)
        metrics = [self.metrics.get(glyph, b"\0\0\0\0") for glyph in range(count)]
        metrics += (metric for _outline, metric in self.pieces)
        return _file(
            {
                **self.tables,
                "glyf": b"".join(outlines),
                "loca": struct.pack(f">{len(starts)}I", *starts),
                "head": _head(self.tables["head"]),
                "hhea": _with(self.tables["hhea"], ">H", 34, len(outlines)),
                "maxp": _with(self.tables["maxp"], ">H", 4, len(outlines)),
                "hmtx": b"".join(metrics),
            }
        )

    def _take(self, part: "_Part", glyph: int, last: int) -> int:
        """Take in the outline of a glyph with all it is made of; return its number here."""
        outline, metric = part.outline(glyph), part.metric(glyph)
        if glyph <= last:
            if glyph in self.metrics:
                return glyph
            self.outlines[glyph], self.metrics[glyph] = outline, metric
            number = glyph
        elif (outline, metric) in self.pieces:
            return -1 - self.pieces.index((outline, metric))
        else:
            self.pieces.append((outline, metric))
            number = -len(self.pieces)
        for place in _named(outline):
            named = struct.unpack_from(">H", outline, place)[0]
            self.names.append((number, place, self._take(part, named, last)))
        return number


class _Part:
    """What a part of a font holds."""

    def __init__(self, tables: dict[str, bytes]) -> None:
        count = struct.unpack_from(">H", tables["maxp"], 4)[0]
        self.glyf, self.hmtx = tables["glyf"], tables["hmtx"]
        self.starts = _starts(tables, count)
        self.wide = struct.unpack_from(">H", tables["hhea"], 34)[0]

    def outline(self, glyph: int) -> bytes:
        """Return how a glyph is drawn; nothing for a blank."""
        return self.glyf[self.starts[glyph] : self.starts[glyph + 1]]

    def metric(self, glyph: int) -> bytes:
        """Return width and left bearing; the last width is that of all behind it."""
        if glyph < self.wide:
            return self.hmtx[4 * glyph : 4 * glyph + 4]
        bearing = 4 * self.wide + 2 * (glyph - self.wide)
        return self.hmtx[4 * self.wide - 4 : 4 * self.wide - 2] + self.hmtx[bearing : bearing + 2]


def _named(outline: bytes) -> Iterator[int]:
    """Yield the places at which a compound outline names others."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    place, flags = 10, _MORE
    while flags & _MORE:
        flags = struct.unpack_from(">H", outline, place)[0]
        yield place + 2
        place += 8 if flags & 1 else 6
        place += 2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0


def _head(table: bytes) -> bytes:
    """Leave out the sum over the file and the day on which a library wrote the part; let places
    take four bytes.
    """
    return _with(_with(_with(table, ">I", 8, 0), ">q", 28, 0), ">h", 50, 1)


def _with(table: bytes, kind: str, place: int, value: int) -> bytes:
    """Return a table with another value in one place."""
    changed = bytearray(table)
    struct.pack_into(kind, changed, place, value)
    return bytes(changed)


def _tables(font: bytes) -> dict[str, bytes]:
    if font[:4] not in {b"\0\1\0\0", b"true"}:
        return {}
    found = {}
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _sum, start, length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        found[tag.decode("latin-1")] = font[start : start + length]
    return {tag: table for tag, table in found.items() if tag in _KEPT}


def _starts(tables: dict[str, bytes], count: int) -> Sequence[int]:
    """Return where the outline of each glyph begins, and where the last one ends."""
    if struct.unpack_from(">h", tables["head"], 50)[0]:
        return struct.unpack_from(f">{count + 1}I", tables["loca"])
    return [2 * half for half in struct.unpack_from(f">{count + 1}H", tables["loca"])]


def _file(tables: dict[str, bytes]) -> bytes:
    """Write tables as a file."""
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">IHHHH", 0x10000, count, 16 << power, power, (count - (1 << power)) * 16)
    entries, bodies, place = [], [], 12 + 16 * count
    for tag in sorted(tables):
        body = tables[tag]
        padded = body + b"\0" * (-len(body) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        entries.append(struct.pack(">4sIII", tag.encode("latin-1"), total, place, len(body)))
        bodies.append(padded)
        place += len(padded)
    return head + b"".join(entries) + b"".join(bodies)

"""A piece on its way to a PDF: what WeasyPrint has painted is made ready to be joined.

Called between painting and writing, when the file is still a list of Python objects. Running
lines become artifacts, links lead to named places, numbers of pages are taken out of the
contents of their pages into streams of their own (so that joining replaces those and copies all
else as it is), and what the joiner and the check must know is written into the file.
"""

import json
import re
import zlib
from collections.abc import Iterator
from typing import Any, Final

import pydyf

from issuetrees.reports.formats.pdf.manifest import FOREIGN, MANIFEST
from issuetrees.reports.formats.pdf.renderer.tags import lighten

_POINTS: Final = 0.75  # of a CSS pixel
_SLACK: Final = 1.5  # pixels by which a text may stand over the paper's edge
_SHOWN: Final = re.compile(r"<([0-9a-f]+)>|(-?[0-9.]+)")
# Attributes of elements whose zeros stand for the page of a place; the second kind ends where
# the zeros end, the first begins where they begin.
_BEGINS, _ENDS = "data-page", "data-page-end"
# That of elements which are shown and not read out.
_ARTIFACT = "data-artifact"


class Packed(pydyf.Stream):  # type: ignore[misc]
    """A stream packed at the usual level: the highest takes four times as long for nothing."""

    @property
    def data(self) -> bytes:
        """The object as it is written."""
        lines = (item if isinstance(item, bytes) else _written(item) for item in self.stream)
        content = zlib.compress(b"\n".join(lines))
        extra = {**self.extra, "Filter": "/FlateDecode", "Length": len(content)}
        packed: bytes = pydyf.Dictionary(extra).data + b"\nstream\n" + content + b"\nendstream"
        return packed


def finish(document: Any, pdf: Any, name: str) -> None:
    """Make a painted file ready; ``name`` sets ids apart from those of other pieces."""
    pages = [one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/Page"]
    numbers = _parent_tree(pdf)
    manifest: dict[str, Any] = {"pages": [], "anchors": {}, "fonts": _fonts(document)}
    for index, (page, painted) in enumerate(zip(document.pages, document.painted, strict=True)):
        running = _running(page)
        unread = running | _repeated(painted)
        sheet = _Sheet(painted, unread, manifest["fonts"])
        stamps = sheet.take_out(pdf, pages[index])
        _forget(pdf, numbers[2 * index + 1], painted, unread)
        manifest["pages"].append({**_facts(page, painted, running), "stamps": stamps})
        for anchor, place in page.anchors.items():
            left, top = place[0] * _POINTS, (page.height - place[1]) * _POINTS
            manifest["anchors"].setdefault(anchor, [index, round(left, 2), round(top, 2)])
        _mend_links(page)
    _mend_tags(document, pdf, pages, name)
    lighten(pdf, _object(pdf, pdf.catalog["StructTreeRoot"]), numbers)
    stream = Packed([json.dumps(manifest, ensure_ascii=True).encode("ascii")])
    pdf.add_object(stream)
    pdf.catalog[MANIFEST] = stream.reference


def _written(item: Any) -> bytes:
    return item.data if isinstance(item, pydyf.Object) else str(item).encode("ascii")


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _parent_tree(pdf: Any) -> list[Any]:
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    numbers: list[Any] = _object(pdf, root["ParentTree"])["Nums"]
    return numbers


def _fonts(document: Any) -> dict[str, dict[str, Any]]:
    """What the glyphs of each font mean, how wide they are, and what it has no glyph for."""
    fonts: dict[str, dict[str, Any]] = {}
    for font in document.fonts.values():
        known = fonts.setdefault(font.hash, {"texts": {}, "widths": {}, "missing": []})
        known["texts"] |= font.to_unicode
        known["widths"] |= font.widths
        known["missing"] += sorted(font.missing)
    return fonts


def _running(page: Any) -> set[int]:
    """The boxes in the margins of a page, by identity."""
    return {
        id(box)
        for child in page._page_box.children  # noqa: SLF001 - there is no public way
        if hasattr(child, "at_keyword")
        for box in child.descendants()
    }


def _repeated(painted: dict[int, Any]) -> set[int]:
    """The boxes of what a page shows again that was read before, by identity."""
    return {
        id(box)
        for box in painted.values()
        if box.element is not None and _ARTIFACT in box.element.attrib
    }


def _facts(page: Any, painted: dict[int, Any], running: set[int]) -> dict[str, Any]:
    """How many lines a page has beside its running ones, and the texts that leave the paper."""
    shown = [box for box in painted.values() if id(box) not in running and _has_text(box)]
    images = sum(id(box) not in running and not hasattr(box, "text") for box in painted.values())
    clipped = [box.text[:40] for box in shown if _leaves(box, page)]
    lines = {round(box.position_y) for box in shown}
    texts = len(shown) + images
    sheet = page._page_box.page_type.name or ""  # noqa: SLF001 - as above
    return {"sheet": sheet, "lines": len(lines) + images, "texts": texts, "clipped": clipped}


def _has_text(box: Any) -> bool:
    return bool(getattr(box, "text", "").strip())


def _leaves(box: Any, page: Any) -> bool:
    places = (
        (box.position_x, box.position_x + box.width, page.width),
        (box.position_y, box.position_y + box.height, page.height),
    )
    return any(start < -_SLACK or end > most + _SLACK for start, end, most in places)


def _forget(pdf: Any, owners: Any, painted: dict[int, Any], unread: set[int]) -> None:
    """Take lines that are not read out of the tree of tags."""
    for number, box in painted.items():
        if id(box) in unread:
            _object(pdf, owners[number])["K"].clear()
            owners[number] = "null"


class _Sheet:
    """The content of a page, with the texts in it by their number."""

    def __init__(self, painted: dict[int, Any], unread: set[int], fonts: dict[str, Any]) -> None:
        self.painted, self.unread, self.fonts = painted, unread, fonts
        self.zero = ""  # its code where one was seen last

    def take_out(self, pdf: Any, page: Any) -> list[dict[str, Any]]:
        """Cut the content around numbers of pages; return what belongs there."""
        stream = _object(pdf, page["Contents"])
        items: list[Any] = stream.stream
        parts, stamps, start = [], [], 0
        for place, stamp in self._stamps(items):
            parts += [items[start:place], []]
            stamps.append({**stamp, "at": len(parts) - 1})
            start = place + 1
        stream.stream = []  # left out: nothing refers to it any more
        streams = [Packed(part) for part in (*parts, items[start:])]
        for one in streams:
            pdf.add_object(one)
        page["Contents"] = pydyf.Array([one.reference for one in streams])
        return stamps

    def _stamps(self, items: list[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
        """Find numbers of pages; tell on the way what is not read out."""
        for place, item in enumerate(items):
            if item != b"BDC" or "MCID" not in items[place - 1]:
                continue
            box = self.painted[items[place - 1]["MCID"]]
            if id(box) in self.unread:
                items[place - 2 : place] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
            target, is_end = self._target(box)
            if target is not None:
                yield from self._numbers(items, place, {"to": target, "ends": is_end})

    def _target(self, box: Any) -> tuple[str | None, bool]:
        """The place whose page a text names: "" for its own page, None where it names none."""
        if id(box) in self.unread:
            return ("", True) if _NUMBER.fullmatch(box.text) else (None, False)
        of = box.element.attrib if box.element is not None else {}
        for name in (_BEGINS, _ENDS):
            if name in of and hasattr(box, "text"):
                return of[name].removeprefix("#"), name == _ENDS
        return None, False

    def _numbers(
        self, items: list[Any], place: int, stamp: dict[str, Any]
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """Find the operator that shows zeros, and how to write it anew."""
        font = ""
        while items[place] != b"EMC":
            item = items[place]
            if isinstance(item, bytes) and item.endswith(b" Tf"):
                font = item.decode("ascii")
            elif isinstance(item, bytes) and item.endswith(b" TJ"):
                pieces = self._template(item.decode("ascii"), font[1:].split()[0])
                if None in pieces:
                    yield place, {**stamp, "font": font, "pieces": pieces, "zero": self.zero}
            place += 1

    def _template(self, shown: str, font: str) -> list[str | float | None]:
        """Return what is shown, glyph by glyph, with None in place of each zero."""
        texts, found = self.fonts[font]["texts"], list[str | float | None]()
        for codes, shift in _SHOWN.findall(shown):
            if shift and float(shift):
                found.append(float(shift))
            for start in range(0, len(codes), 4):
                code = codes[start : start + 4]
                is_zero = texts.get(int(code, 16)) == "0"
                self.zero = code if is_zero else self.zero
                found.append(None if is_zero else code)
        return found


_NUMBER: Final = re.compile("0+ / 0+")


def _mend_links(page: Any) -> None:
    """Have links say where they lead, be printed, and name places."""
    for _kind, _target, _rectangle, box in page.links:
        link = box.link_annotation
        link["F"] = 4
        if "A" in link:
            address = link["A"]["URI"].string
            if not address.startswith(FOREIGN):
                continue
            del link["A"]
            link["Dest"] = pydyf.String(address.removeprefix(FOREIGN))
        words = " ".join("".join(box.element.itertext()).split()) if box.element is not None else ""
        is_number = box.element is not None and {_BEGINS, _ENDS} & set(box.element.attrib)
        link["Contents"] = pydyf.String("" if is_number else words)


def _mend_tags(document: Any, pdf: Any, pages: list[Any], name: str) -> None:
    """Set the ids of table heads apart; give figures their place in points from below."""
    heights = {
        page.reference: shown.height for page, shown in zip(pages, document.pages, strict=True)
    }
    for one in pdf.objects:
        if not isinstance(one, dict):
            continue
        if one.get("S") == "/TH" and "ID" in one:
            one["ID"].string = f"{name}-{one['ID'].string}"
        elif one.get("S") == "/Figure":
            left, top, right, bottom = one["A"]["BBox"]
            height = heights[one["Pg"]]
            box = (left, height - bottom, right, height - top)
            one["A"]["BBox"] = pydyf.Array([round(side * _POINTS, 2) for side in box])

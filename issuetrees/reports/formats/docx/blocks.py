"""Blocks of the scene as paragraphs, lists, tables and pictures of Word."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from django.utils.translation import gettext as _
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt

from issuetrees.core.drawing.shapes import Box, Connector, Drawing
from issuetrees.reports.formats.docx.table import add_table
from issuetrees.reports.formats.docx.text import (
    SHOWN,
    add_field,
    add_image,
    add_link,
    add_runs,
    edge,
    rgb,
)
from issuetrees.reports.formats.office.signs import sign_of
from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.formats.picture import draw_png
from issuetrees.reports.scene.blocks import (
    Chart,
    Contents,
    Exhibit,
    Facts,
    Front,
    Heading,
    Legend,
    Paragraph,
    Picture,
    Point,
    Points,
    Source,
    SoWhat,
    Terms,
)
from issuetrees.reports.scene.figures import written
from issuetrees.reports.scene.tables import Table
from issuetrees.reports.scene.theme import Sheet
from issuetrees.reports.sections.base import Typist

_STYLES: Final = {"body": "Normal", "lead": "Lead", "note": "Note"}
_BULLETS: Final = ("List Bullet", "List Bullet 2", "List Bullet 3")
_LABEL: Final = 112.0
_HIGHEST: Final = 0.72  # of the depth of a sheet, for a picture
_LOGO: Final = (190.0, 42.0)  # the largest of the cover


class Writer:
    """Writes blocks into a document, for a sheet of its own width."""

    def __init__(self, made: Any, typist: Typist, names: dict[str, str]) -> None:
        self.made = made
        self.typist = typist
        self.names = names  # of bookmarks, by anchor
        self.sheet: Sheet
        self.writers: dict[type[Any], Callable[[Any], None]] = {
            Chart: lambda block: self.drawing(block.drawing, block.title),
            Contents: self.contents,
            Exhibit: self.exhibit,
            Facts: self.facts,
            Front: self.front,
            Heading: self.heading,
            Legend: self.legend,
            Paragraph: self.paragraph,
            Picture: self.picture,
            Points: self.points,
            SoWhat: self.so_what,
            Source: lambda block: self.line(block.text, "Source"),
            Table: lambda block: add_table(self.made, block, self.sheet.room, self.typist),
            Terms: self.terms,
        }

    def write(self, block: Any) -> None:
        """Write one block."""
        self.writers[type(block)](block)

    def line(self, text: str, style: str) -> Any:
        return self.made.add_paragraph(fit(text), style=style)

    def paragraph(self, block: Paragraph) -> None:
        add_runs(self.made.add_paragraph(style=_STYLES[block.role]), block.runs)

    def heading(self, block: Heading) -> None:
        self.made.add_heading(fit(block.text), level=min(block.level, 3))

    def points(self, block: Points) -> None:
        number = self.fresh_list() if block.is_numbered else 0
        for point in block.points:
            self.point(point, 0, number)

    def point(self, point: Point, depth: int, number: int) -> None:
        style = "List Number" if number and depth == 0 else _BULLETS[min(depth, 2)]
        paragraph = self.made.add_paragraph(style=style)
        add_runs(paragraph, point.runs)
        if number and depth == 0:
            numbers = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
            numbers.get_or_add_numId().val = number
            numbers.get_or_add_ilvl().val = 0
        for below in point.below:
            self.point(below, depth + 1, number)

    def fresh_list(self) -> int:
        """Return the number of a list that begins at one."""
        numbering = self.made.part.numbering_part.element
        style = self.made.styles["List Number"].element
        used = style.pPr.numPr.numId.val
        abstract = numbering.num_having_numId(used).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def terms(self, block: Terms) -> None:
        shown = self.made.add_table(rows=0, cols=2)
        shown.autofit = False
        for term in block.terms:
            label, words = shown.add_row().cells
            run = label.paragraphs[0].add_run(fit(term.label))
            run.bold, run.font.color.rgb = True, rgb("accent" if term.is_answer else "navy")
            for place, text in enumerate(term.paragraphs):
                paragraph = words.add_paragraph() if place else words.paragraphs[0]
                paragraph.add_run(fit(text)).bold = (term.is_answer and not place) or None
        for place, width in enumerate((_LABEL, self.sheet.room - _LABEL)):
            shown.columns[place].width = Pt(width)
        self.made.add_paragraph(style="Cell")

    def facts(self, block: Facts) -> None:
        shown = self.made.add_table(rows=1, cols=max(len(block.facts), 1))
        for cell, fact in zip(shown.rows[0].cells, block.facts, strict=True):
            figure = written(fact.figure, self.typist)
            if fact.whole is not None:
                whole = self.typist.number(fact.whole)
                figure = _("{part} of {whole}").format(part=figure, whole=whole)
            run = cell.paragraphs[0].add_run(fit(figure))
            run.font.size, run.font.color.rgb = Pt(18), rgb("navy")
            cell.add_paragraph(fit(fact.label), style="Note")
        self.made.add_paragraph(style="Cell")

    def so_what(self, block: SoWhat) -> None:
        paragraph = self.made.add_paragraph()
        lead = paragraph.add_run(f"{_('So what')}  ")
        lead.bold, lead.font.color.rgb = True, rgb("accent")
        paragraph.add_run(fit(block.text))
        edge(paragraph, "accent")

    def legend(self, block: Legend) -> None:
        paragraph = self.made.add_paragraph(style="Source")
        for key in block.keys:
            sign, colour = sign_of(key)
            if sign:
                paragraph.add_run(f"{sign} ").font.color.rgb = rgb(colour)
            share = "" if key.share is None else f" {self.typist.percent(key.share)}"
            paragraph.add_run(fit(f"{key.word}{share}   "))

    def exhibit(self, block: Exhibit) -> None:
        told = "; ".join(told for told, _depth in _told(block.drawing))
        self.drawing(block.drawing, f"{block.drawing.title}. {told}")

    def listed(self, drawing: Drawing) -> None:
        """The questions of a tree as a list."""
        for text, depth in _told(drawing):
            self.line(text, _BULLETS[min(depth, 2)])

    def drawing(self, drawing: Drawing, alt: str) -> None:
        highest = self.sheet.depth * _HIGHEST
        scale = min(1.0, self.sheet.room / drawing.width, highest / drawing.height)
        picture = draw_png(drawing, SHOWN.get(), is_light=True)
        self.image(picture, drawing.width * scale, alt)

    def picture(self, block: Picture) -> None:
        width, _height = block.fitted(self.sheet.room, self.sheet.depth * _HIGHEST)
        paragraph = self.image(block.content, width, block.alt)
        if block.caption:
            paragraph.paragraph_format.keep_with_next = True
            self.line(block.caption, "Note")

    def image(self, content: bytes, width: float, alt: str) -> Any:
        """A paragraph with a picture and its words."""
        paragraph = self.made.add_paragraph()
        add_image(paragraph, content, alt, width=width)
        return paragraph

    def contents(self, block: Contents) -> None:
        """The field of contents, with what it shows until Word counts its pages."""
        for place, entry in enumerate(block.entries):
            paragraph = self.made.add_paragraph()
            paragraph.paragraph_format.left_indent = Pt(14 * (entry.level - 1))
            if place == 0:
                _begin_contents(paragraph)
            add_link(paragraph, entry.title, self.names[entry.anchor])
            paragraph.add_run("\t")
            add_field(paragraph, f"PAGEREF {self.names[entry.anchor]} \\h", "…")
            paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(self.sheet.room - 20))
            if place == len(block.entries) - 1:
                _end_contents(paragraph)

    def front(self, block: Front) -> None:
        self.line(block.client, "Lead").paragraph_format.space_before = Pt(150)
        self.line(block.title, "Title")
        day = self.typist.long_day(block.made_on)
        firm = "" if block.firm_logo else block.firm
        for text in (block.subtitle, f"{day} · {block.stamp}", firm):
            if text:
                self.line(text, "Lead")
        self.logos(block)

    def logos(self, block: Front) -> None:
        """The firm's at the left, the client's at the right."""
        if not (block.firm_logo or block.client_logo):
            return
        paragraph = self.made.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(120)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Pt(self.sheet.room), WD_TAB_ALIGNMENT.RIGHT)
        if block.firm_logo:
            self.logo(paragraph, block.firm_logo)
        if block.client_logo:
            paragraph.add_run("\t")
            self.logo(paragraph, block.client_logo)

    def logo(self, paragraph: Any, logo: Picture) -> None:
        width, _height = replace(logo, most=_LOGO[0] / logo.width).fitted(*_LOGO)
        add_image(paragraph, logo.content, logo.alt, width=width)


def _begin_contents(paragraph: Any) -> None:
    add_field(paragraph, 'TOC \\o "1-2" \\h \\z', "")
    end = paragraph.runs[-1]
    end._r.getparent().remove(end._r)  # noqa: SLF001 - the field ends after the last line


def _end_contents(paragraph: Any) -> None:
    run = paragraph.add_run("")
    mark = run._r.makeelement(qn("w:fldChar"), {qn("w:fldCharType"): "end"})  # noqa: SLF001
    run._r.append(mark)  # noqa: SLF001


def _told(drawing: Drawing) -> Iterator[tuple[str, int]]:
    """The words of boxes with how deep they stand, each below the one that it hangs on."""
    boxes = {box.id: box for box in drawing.of(Box)}
    below: dict[str, list[str]] = {}
    for line in drawing.of(Connector):
        below.setdefault(line.source_id, []).append(line.target_id)
    hanging = {target for targets in below.values() for target in targets}

    def walk(box_id: str, depth: int) -> Iterator[tuple[str, int]]:
        if depth < len(boxes):
            yield _words(boxes[box_id]), depth
            for target in below.get(box_id, ()):
                yield from walk(target, depth + 1)

    if drawing.role != "tree":
        yield from ((_words(box), 0) for box in boxes.values())
        return
    for box_id in boxes:
        if box_id not in hanging:
            yield from walk(box_id, 0)


def _words(box: Box) -> str:
    return " ".join(line for text in box.texts for line in text.lines)

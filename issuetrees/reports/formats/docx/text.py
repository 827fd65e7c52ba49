"""Words in Word: styles, runs, fields, bookmarks and shades."""

import io
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from typing import Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.scene.blocks import Run
from issuetrees.reports.scene.theme import COLOURS, Theme

BODY_FACE: Final = "Arial"
HEAD_FACE: Final = "Georgia"
_LINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
#: Built-in styles, so that navigation and the field of contents know the headings.
_HEADS: Final = {"Title": 28, "Heading 1": 16, "Heading 2": 12, "Heading 3": 10.5}
_OWN: Final = {"Tracker": (7.5, "accent"), "Source": (7.5, "faint"), "Lead": (12, "ink"),
               "Note": (8.5, "soft"), "Cell": (8.5, "ink")}  # fmt: skip
#: The colours of the text that is being written.
SHOWN: Final[ContextVar[Mapping[str, str]]] = ContextVar("colours", default=COLOURS)


def colour_of(name: str) -> str:
    """Return the six digits of a colour of the theme, or of one that is written out."""
    return SHOWN.get().get(name, name).lstrip("#").upper()


def rgb(name: str) -> RGBColor:
    """Return a colour of the theme, or one that is written out."""
    return RGBColor.from_string(colour_of(name))


def set_styles(made: Any, theme: Theme) -> None:
    """Give the built-in styles the look of reports, and add our own."""
    styles = made.styles
    titles = HEAD_FACE if theme.types["title"].face == "serif" else BODY_FACE
    _face(styles["Normal"], BODY_FACE, 10, "ink")
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Normal"].paragraph_format.line_spacing = 1.2
    for name, size in _HEADS.items():
        _face(styles[name], titles, size, "navy")
        styles[name].font.bold = name != "Title"
        styles[name].paragraph_format.keep_with_next = True
        styles[name].paragraph_format.space_after = Pt(8)
    styles["Heading 1"].paragraph_format.space_before = Pt(0)
    for name in ("List Bullet", "List Number", "List Bullet 2", "List Bullet 3"):
        styles[name].paragraph_format.space_after = Pt(3)
    for name, (size, colour) in _OWN.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _face(style, BODY_FACE, size, colour)
        style.paragraph_format.space_after = Pt(0 if name == "Cell" else 4)
    styles["Cell"].paragraph_format.space_before = Pt(2)
    styles["Cell"].paragraph_format.space_after = Pt(2)
    styles["Cell"].paragraph_format.line_spacing = 1.1
    styles["Tracker"].paragraph_format.space_before = Pt(14)
    styles["Tracker"].font.bold = True
    styles["Tracker"].paragraph_format.keep_with_next = True


def _face(style: Any, face: str, size: float, colour: str) -> None:
    style.font.name, style.font.size = face, Pt(size)
    style.font.color.rgb = rgb(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(script), None)
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), face)


def add_runs(paragraph: Any, runs: Iterable[Run]) -> None:
    """Write stretches of words; one with an address is a link."""
    for run in runs:
        made = paragraph.add_run(fit(run.text))
        made.bold, made.italic = run.is_strong or None, run.is_slanted or None
        if run.address:
            name = paragraph.part.relate_to(fit(run.address), _LINK, is_external=True)
            _wrap(paragraph, made, {qn("r:id"): name})


def add_link(paragraph: Any, text: str, bookmark: str) -> None:
    """Write words that lead to a place of the document."""
    _wrap(paragraph, paragraph.add_run(fit(text)), {qn("w:anchor"): bookmark})


def _wrap(paragraph: Any, run: Any, target: dict[str, str]) -> None:
    run.font.color.rgb = rgb("accent")
    link = OxmlElement("w:hyperlink", attrs=target)
    paragraph._p.append(link)  # noqa: SLF001 - the library has no links
    link.append(run._r)  # noqa: SLF001


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """Write a field with what it shows until Word counts again."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("shown", shown),
                       ("end", "")):  # fmt: skip
        run = paragraph.add_run(shown if kind == "shown" else "")
        if kind == "":
            code = OxmlElement("w:instrText", attrs={qn("xml:space"): "preserve"})
            code.text = text
            run._r.append(code)  # noqa: SLF001
        elif kind != "shown":
            mark = OxmlElement("w:fldChar", attrs={qn("w:fldCharType"): kind})
            if kind == "begin" and not shown:  # Word fills it when it opens the text
                mark.set(qn("w:dirty"), "true")
            run._r.append(mark)  # noqa: SLF001


def add_image(
    paragraph: Any, content: bytes, alt: str, *, width: float | None = None, height: float = 0.0
) -> None:
    """Add a picture with its words, of a width or else a height."""
    sizes = {"width": Pt(width)} if width else {"height": Pt(height)}
    shape = paragraph.add_run().add_picture(io.BytesIO(content), **sizes)
    shape._inline.docPr.set("descr", fit(alt)[:2000])  # noqa: SLF001


def add_sticker(paragraph: Any, text: str, room: float) -> None:
    """Write a sticker at the right end of a line."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(room), WD_TAB_ALIGNMENT.RIGHT)
    run = paragraph.add_run("\t" + fit(text))
    run.bold, run.font.color.rgb = True, rgb("accent")


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Give a paragraph a name that links lead to."""
    attrs = {qn("w:id"): str(number), qn("w:name"): name}
    start = OxmlElement("w:bookmarkStart", attrs=attrs)
    end = OxmlElement("w:bookmarkEnd", attrs={qn("w:id"): str(number)})
    first = 1 if paragraph._p.pPr is not None else 0  # noqa: SLF001
    paragraph._p.insert(first, start)  # noqa: SLF001
    paragraph._p.append(end)  # noqa: SLF001


def shade(properties: Any, colour: str) -> None:
    """Colour what stands behind a paragraph or a cell."""
    attrs = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): colour_of(colour)}
    properties.append(OxmlElement("w:shd", attrs=attrs))


def edge(paragraph: Any, colour: str) -> None:
    """Draw a line at the left of a paragraph, and shade it."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    borders = OxmlElement("w:pBdr")
    attrs = {"w:val": "single", "w:sz": "18", "w:space": "6", "w:color": colour_of(colour)}
    borders.append(OxmlElement("w:left", attrs={qn(name): text for name, text in attrs.items()}))
    properties.append(borders)
    shade(properties, "accent-soft")

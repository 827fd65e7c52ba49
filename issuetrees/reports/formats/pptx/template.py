"""The master of a firm: checked before it is kept, opened without its example slides."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.reports.formats.pptx.holders import layouts_of, title_of

#: Of the file; of all that is packed in it; of one part; of how many parts; of how many layouts.
MOST_BYTES: Final = 20 * 1024 * 1024
MOST_UNPACKED: Final = 120 * 1024 * 1024
MOST_XML: Final = 8 * 1024 * 1024
MOST_PARTS: Final = 2000
MOST_LAYOUTS: Final = 100
_TYPES: Final = "[Content_Types].xml"
_MACROS: Final = (b"macroEnabled", b"vbaProject")
_UNSAFE: Final = ("vbaProject", "/activeX/", "/embeddings/oleObject")
_DECLARED: Final = b"<!DOCTYPE"  # no program writes one; entities are declared there
_EXAMPLES: Final = ("ppt/slides/", "ppt/notesSlides/")
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
_SHORTEST: Final = 200.0  # of a slide's sides in points


def check_template(content: bytes) -> None:
    """Refuse what is no master of slides, in words that say what to do."""
    if len(content) > MOST_BYTES:
        raise _refusal(
            "template_too_large",
            gettext_noop("The template is larger than {most} MB. Take out its pictures."),
            most=MOST_BYTES // 1024 // 1024,
        )
    _check_parts(content)
    show = _parsed(content)
    layouts = [layout for master in show.slide_masters for layout in master.slide_layouts]
    if not 0 < len(layouts) <= MOST_LAYOUTS:
        raise _refusal("template_without_layouts", gettext_noop("The template has no layouts."))
    if min(show.slide_width.pt, show.slide_height.pt) < _SHORTEST:
        raise _refusal("template_too_small", gettext_noop("The template’s slides are too small."))
    if all(title_of(layout) is None for layout in layouts):
        raise _refusal(
            "template_without_titles",
            gettext_noop("No layout of the template has a title. Add a placeholder for it."),
        )


def opened(content: bytes) -> Any:
    """Return a template without its example slides."""
    check_template(content)
    show = _parsed(content)
    listed = show.slides._sldIdLst  # noqa: SLF001 - the library cannot remove slides
    for one in list(listed):
        show.part.drop_rel(one.rId)
        listed.remove(one)
    more = show.part._element.find(qn("p:extLst"))  # noqa: SLF001 - it lists the slides by section
    if more is not None:
        show.part._element.remove(more)  # noqa: SLF001
    return show


def _check_parts(content: bytes) -> None:
    """Look at the archive alone: how much it would unpack to, and whether it has programs."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_sizes(entries)
            types = archive.read(_TYPES)
            if any(_DECLARED in archive.read(one) for one in entries if _is_xml(one.filename)):
                raise _unreadable()
            linked = any(_is_linked(archive, one.filename) for one in entries)
    except (
        zipfile.BadZipFile,
        KeyError,
        RuntimeError,
        NotImplementedError,
        OSError,
        etree.XMLSyntaxError,
    ) as error:
        raise _unreadable() from error
    names = [entry.filename for entry in entries]
    if any(sign in types for sign in _MACROS) or any(
        part in name for name in names for part in _UNSAFE
    ):
        raise _refusal(
            "template_has_macros",
            gettext_noop("The template has macros or embedded programs. Save it as .pptx without."),
        )
    if b"presentationml" not in types:
        raise _unreadable()
    if linked:
        raise _refusal(
            "template_links_outside",
            gettext_noop(
                "The template shows files that are not in it. Insert its pictures instead of "
                "linking them, and save it again."
            ),
        )


def _check_sizes(entries: Iterable[zipfile.ZipInfo]) -> None:
    sizes = [(entry.filename, entry.file_size) for entry in entries]
    is_xml = (size for name, size in sizes if _is_xml(name))
    if (
        len(sizes) > MOST_PARTS
        or sum(size for _name, size in sizes) > MOST_UNPACKED
        or max(is_xml, default=0) > MOST_XML
    ):
        raise _refusal(
            "template_unpacks_too_large",
            gettext_noop("The template unpacks to more than a template needs. Take parts out."),
        )


def _is_linked(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether a part shows what stands elsewhere: clients would see a red cross; slides go."""
    if not name.endswith(".rels") or name.startswith(_EXAMPLES):
        return False
    found = etree.fromstring(archive.read(name), _PARSER)
    outside = (one for one in found if one.get("TargetMode") == "External")
    return any(not str(one.get("Type")).endswith("/hyperlink") for one in outside)


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _parsed(content: bytes) -> Any:
    try:
        show = Presentation(io.BytesIO(content))
        show.slide_width.pt, [layout.name for layout in layouts_of(show)]
    except Exception as error:
        raise _unreadable() from error
    return show


def _unreadable() -> Invalid:
    return _refusal(
        "template_unreadable",
        gettext_noop("This is no template of slides. Send a .pptx file of PowerPoint."),
    )


def _refusal(code: str, message: str, **details: Any) -> Invalid:
    return Invalid(code, message, field="template", **details)

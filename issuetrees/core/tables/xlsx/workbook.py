"""A workbook to its sheets. Hidden ones are left out, unless all of them are."""

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.tables.bounds import unreadable
from issuetrees.core.tables.formats.codes import built_in
from issuetrees.core.tables.records import Sheet
from issuetrees.core.tables.xlsx.cells import CellReader, Looks
from issuetrees.core.tables.xlsx.package import Package
from issuetrees.core.tables.xlsx.parts import Contents, Listed, Styles, Texts


def read_workbook(content: bytes, language: str) -> list[Sheet]:
    """Return the sheets of an XLSX file; Invalid when it is none, or damaged."""
    package = Package(content)
    book = next((one.target for one in package.relations() if one.kind == "officeDocument"), "")
    contents = Contents()
    package.walk(book or "xl/workbook.xml", contents)
    related = {one.id: one for one in package.relations(book or "xl/workbook.xml")}
    texts, styles = Texts(), Styles()
    for kind, walker in (("sharedStrings", texts), ("styles", styles)):
        part = next((one.target for one in related.values() if one.kind == kind), "")
        if part and package.has(part):
            package.walk(part, walker)
    looks = Looks(texts.found, styles.codes(built_in(language)), language, contents.is_1904)
    places = [
        (listed, related[listed.relation].target)
        for listed in contents.sheets
        if listed.relation in related and related[listed.relation].kind == "worksheet"
    ]
    shown = [place for place in places if not place[0].is_hidden] or places
    if not shown:
        raise unreadable()
    return [_sheet(package, listed, part, looks) for listed, part in shown[: limits.TABLE_SHEETS]]


def _sheet(package: Package, listed: Listed, part: str, looks: Looks) -> Sheet:
    reader = CellReader(looks)
    try:
        package.walk(part, reader)
        return reader.cells.sheet(listed.name)
    except Invalid as refused:
        return Sheet(listed.name, [], refusal=refused)

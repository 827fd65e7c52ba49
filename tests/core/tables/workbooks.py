"""Workbooks made by hand, also such as no program writes."""

import io
import zipfile

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
_RELATED = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="{RELATION}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="{RELATION}/sharedStrings" Target="sharedStrings.xml"/>
</Relationships>"""
_BOOK = f"""<workbook xmlns:r="{RELATION}"><sheets>
<sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>"""
_TEXTS = "<sst><si><t>shared</t></si></sst>"


def workbook(rows: str, **parts: str) -> bytes:
    """Return a workbook of one sheet; ``parts`` replace texts, sheet, book or names of parts."""
    sheet = f"<worksheet><sheetData>{rows}</sheetData>{parts.get('after', '')}</worksheet>"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", _ROOT)
        package.writestr("xl/workbook.xml", parts.get("book", _BOOK))
        package.writestr("xl/_rels/workbook.xml.rels", _RELATED)
        package.writestr("xl/worksheets/sheet1.xml", parts.get("sheet", sheet))
        package.writestr(
            parts.get("texts_name", "xl/sharedStrings.xml"), parts.get("texts", _TEXTS)
        )
    return target.getvalue()


def inline(place: str, text: str) -> str:
    """Return a cell with its text in it."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

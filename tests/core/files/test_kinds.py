"""Which files are taken: by their ending, once the content bears it out."""

import io
import zipfile

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.files.kinds import kind_of
from tests.recordings import mp4, ogg, webm


def archive(*names: str, first: tuple[str, bytes] | None = None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        if first:
            made.writestr(*first)
        for name in names:
            made.writestr(name, "<xml/>")
    return target.getvalue()


SHEET = archive("[Content_Types].xml", "xl/workbook.xml")
ODT = archive(first=("mimetype", b"application/vnd.oasis.opendocument.text"))
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GOOD = {
    "Отчёт.PDF": (b"%PDF-1.7 x", "application/pdf"),
    "panel.xlsx": (SHEET, EXCEL),
    "notes.odt": (ODT, "application/vnd.oasis.opendocument.text"),
    "notes.txt": ("Цены выросли".encode("cp1251"), "text/plain"),
    "table.csv": ("a;b".encode("utf-16"), "text/csv"),
    "dot.png": (b"\x89PNG\r\n\x1a\n rest", "image/png"),
    "a.b.jpeg": (b"\xff\xd8\xff\xe0 pixels \xff\xd9", "image/jpeg"),
    "talk.webm": (webm(3), "audio/webm"),
    "talk.ogg": (ogg(3), "audio/ogg"),
    "talk.m4a": (mp4(3), "audio/mp4"),
}
BAD = {
    "page.html": (b"<script>", "file_kind"),
    "drawing.svg": (b"<svg/>", "file_kind"),
    "run.exe": (b"MZ", "file_kind"),
    "panel.xlsm": (SHEET, "file_kind"),
    "README": (b"text", "file_kind"),
    "report.pdf": (b"<html>", "file_differs"),
    "photo.jpg": (b"%PDF-1.7", "file_differs"),
    "notes.txt": (b"MZ\x00\x01", "file_differs"),
    "panel.xlsx": (SHEET[:40], "file_differs"),
    "letter.docx": (SHEET, "file_differs"),
    "macros.xlsx": (archive("xl/workbook.xml", "xl/vbaProject.bin"), "file_differs"),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_is_taken(name: str) -> None:
    content, media = GOOD[name]
    assert kind_of(name, content).media == media


@pytest.mark.parametrize("name", BAD)
def test_what_is_refused(name: str) -> None:
    content, code = BAD[name]
    with pytest.raises(Invalid) as refused:
        kind_of(name, content)
    assert (refused.value.code, refused.value.details["field"]) == (code, "file")

"""The formats of files: what makes each of them from a document.

To add one: a member of ``ExportFormat`` with a migration, and a line in both tables below.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

from issuetrees.reports.document import ReportDocument
from issuetrees.reports.formats.made import Made, Maker
from issuetrees.reports.models import ExportFormat
from issuetrees.reports.stored import read_ahead

_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument"


def _made_by(module: str, name: str) -> Maker:
    """Return a maker that is loaded at its first file: only workers need what it takes."""

    def make(document: ReportDocument, **asked: Any) -> Made:
        found: Maker = getattr(import_module(f"issuetrees.reports.formats.{module}"), name)
        with read_ahead(one.file for one in document.pictures):
            return found(document, **asked)

    return make


FORMATS: Final[Mapping[ExportFormat, Maker]] = {
    ExportFormat.PDF: _made_by("pdf.file", "make_pdf"),
    ExportFormat.PPTX: _made_by("pptx.file", "make_pptx"),
    ExportFormat.XLSX: _made_by("xlsx.file", "make_xlsx"),
    ExportFormat.DOCX: _made_by("docx.file", "make_docx"),
    ExportFormat.ARCHIVE: _made_by("pdf.archive", "make_archive"),
}
MEDIA_TYPES: Final[Mapping[ExportFormat, str]] = {
    ExportFormat.PDF: "application/pdf",
    ExportFormat.PPTX: f"{_OPEN_XML}.presentationml.presentation",
    ExportFormat.XLSX: f"{_OPEN_XML}.spreadsheetml.sheet",
    ExportFormat.DOCX: f"{_OPEN_XML}.wordprocessingml.document",
    ExportFormat.ARCHIVE: "application/pdf",
}

"""A PDF for the archive that has its tables inside: PDF/A-3a and PDF/UA-1 with the workbook."""

from collections.abc import Callable
from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext as _

from issuetrees.reports.document import ReportDocument
from issuetrees.reports.formats.made import Made, file_name
from issuetrees.reports.formats.pdf.file import Attachment, make_pdf
from issuetrees.reports.formats.xlsx.file import make_xlsx


def make_archive(
    document: ReportDocument,
    *,
    on_progress: Callable[[int, str], None] = lambda _percent, _label: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Made:
    """Return the PDF of a document with the workbook that is made of the same document."""
    book = make_xlsx(document, is_cancelled=is_cancelled)
    with translation.override(document.language):
        words = _("The tables of this report")
    name = file_name(document.cover.title, document.cover.made_on, "xlsx")
    attached = Attachment(name, words, book.content)
    made = make_pdf(document, on_progress=on_progress, is_cancelled=is_cancelled, attached=attached)
    return replace(made, findings=(*made.findings, *book.findings))

"""A document as a workbook: contents with links, a sheet for each table, the sums of scores."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_rowcol_to_cell

from issuetrees.core.rounding import rounded
from issuetrees.core.text import gettext_noop
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.formats.made import Made
from issuetrees.reports.formats.office.apart import Tell, written_apart
from issuetrees.reports.formats.office.joining import pages_of, whole
from issuetrees.reports.formats.office.packing import packed
from issuetrees.reports.formats.office.words import fit, stacks
from issuetrees.reports.formats.pdf.limits import Limits
from issuetrees.reports.formats.xlsx.book import Book
from issuetrees.reports.formats.xlsx.charts import write_chart
from issuetrees.reports.formats.xlsx.scores import SCORE, write_scores
from issuetrees.reports.formats.xlsx.sheet import HEAD, Titles, Told, write_table, write_titles
from issuetrees.reports.scene.blocks import Block, Chart, Legend, Picture, Source, Swatch
from issuetrees.reports.scene.foot import foot_line
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Table
from issuetrees.reports.scored import Ranking
from issuetrees.reports.sections.base import Built, Typist
from issuetrees.reports.sections.built import build_sections

WRITING: Final = gettext_noop("Writing the sheets")


def make_xlsx(
    document: ReportDocument,
    *,
    on_progress: Tell = lambda _percent, _label: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    limits: Limits | None = None,
) -> Made:
    """Return the workbook of a document."""
    return written_apart(partial(_write, document), on_progress, is_cancelled, limits)


def _write(document: ReportDocument, tell: Tell) -> Made:
    tell(1, WRITING)
    with translation.override(document.language):
        sections = build_sections(document)
        book = Book(document, Typist(document.language))
        writer = _Writer(book, document.ranking)
        contents = book.add_sheet(_("Contents"))[1]
        writer.scores(sections)
        pages = pages_of(sections)
        for place, page in enumerate(pages):
            tell(1 + 95 * place // len(pages), WRITING)
            writer.page(page)
        _write_contents(book, contents, writer.listed)
        content = packed(book.content(), document.cover.made_on)
    return Made(content)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A line of the contents; what has no sheet of its own is a picture of the other formats."""

    sheet: str
    title: str


class _Writer:
    """Writes the tables and charts of sections, each on a sheet of its own."""

    def __init__(self, book: Book, ranking: Ranking | None) -> None:
        self.book = book
        self.ranking = ranking
        self.listed: list[_Listed] = []
        self.formulas: dict[tuple[str, str], Told] = {}

    def scores(self, sections: Sequence[Built]) -> None:
        """Write the sums, if the report shows the scores that they are made of."""
        shown = _shown(sections)
        if not (self.ranking and shown) or all(one.kind != "appendix_scores" for one in sections):
            return
        name, rows = write_scores(self.book, self.ranking, shown)
        self.listed.append(_Listed(name, _("The sums behind the scores")))
        for row in self.ranking.rows:
            if row.id in rows and row.score is not None:
                cell = xl_rowcol_to_cell(rows[row.id], SCORE)
                printed = float(rounded(row.score, self.ranking.digits))
                self.formulas[row.id, "score"] = Told(f"='{name}'!{cell}", printed)

    def page(self, page: Page) -> None:
        """Write the tables of a page."""
        blocks = whole(page.blocks)
        source = " ".join(block.text for block in blocks if isinstance(block, Source))
        titles, series = Titles(page.title, page.tracker, source), _series(blocks)
        for block in blocks:
            if isinstance(block, Table):
                name = write_table(self.book, block, titles, series, self.formulas)
                self.listed.append(_Listed(name, page.title))
            elif isinstance(block, Chart):
                name = write_chart(self.book, block, titles)
                self.listed.append(_Listed(name, page.title))
            elif isinstance(block, Picture):
                self.listed.append(_Listed("", f"{page.title}. {block.caption}".rstrip(" .")))


def _shown(sections: Sequence[Built]) -> frozenset[str]:
    """The initiatives whose bars the report shows."""
    tables = (
        block
        for section in sections
        for page in section.pages
        for block in page.blocks
        if isinstance(block, Table)
    )
    return frozenset(stack.id for table in tables for stack in stacks(table.rows))


def _series(blocks: Sequence[Block]) -> list[str]:
    """What the parts of stacked bars are called: as the legend calls their tones."""
    legends = (block for block in blocks if isinstance(block, Legend))
    return [key.word for one in legends for key in one.keys if key.swatch == Swatch.TONE]


def _write_contents(book: Book, sheet: Any, listed: Sequence[_Listed]) -> None:
    cover = book.document.cover
    foot = fit(foot_line(cover, book.typist.language, book.document.brand.confidentiality))
    day = book.typist.long_day(cover.made_on)
    write_titles(book, sheet, Titles(cover.title, cover.client or cover.engagement, foot))
    sheet.write_string(3, 0, fit(" · ".join(filter(None, (cover.firm, day)))), book.format())
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    for place, title in enumerate((_("Sheet"), _("What it says"))):
        sheet.write_string(HEAD + 1, place, title, book.format(is_head=True))
    for at, line in enumerate(listed, start=HEAD + 2):
        if line.sheet:
            link = f"internal:'{line.sheet}'!A1"
            sheet.write_url(at, 0, link, book.format(is_link=True), line.sheet)
        else:
            sheet.write_string(at, 0, _("Picture"), book.format())
        sheet.write_string(at, 1, fit(line.title), book.format())

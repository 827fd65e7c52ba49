"""A page of the scene as HTML: its title, then its blocks, each by one function."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from issuetrees.core.drawing.marks import draw_mark
from issuetrees.core.drawing.svg import Ink
from issuetrees.reports.formats.pdf.drawing import INK, ZEROS, write_html, write_lines
from issuetrees.reports.formats.pdf.picture import write_logo, write_picture
from issuetrees.reports.formats.pdf.table import write_table
from issuetrees.reports.scene.blocks import (
    Block,
    Chart,
    Contents,
    Exhibit,
    Fact,
    Facts,
    Front,
    Heading,
    Kept,
    Key,
    Legend,
    Paragraph,
    Picture,
    Point,
    Points,
    Run,
    Source,
    SoWhat,
    Swatch,
    Term,
    Terms,
)
from issuetrees.reports.scene.figures import written
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Table
from issuetrees.reports.scene.theme import COVER, PORTRAIT
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.typography import with_end

_CLASSES: Final = {PORTRAIT: "page", COVER: "cover"}
# So many last lines of the contents stay on one page: a quarter of a sheet.
_COMPANY: Final = 10
# Words of a running title: more would be read as a sentence of its own.
_RUNNING: Final = 7
_PARAGRAPHS: Final = {"body": "words", "lead": "lead", "note": "note"}


def write_page(page: Page, typist: Typist, ink: Ink = INK) -> SafeString:
    """Return the markup of a page; on paper it takes as many sheets as it needs."""
    return format_html(
        '<section class="{}{}{}"{}>{}{}</section>\n',
        _CLASSES.get(page.sheet) or f"exhibit sheet-{page.sheet}",
        " follows" if page.follows else "",
        " has-locator" if page.locator else "",
        format_html(' id="{}"', page.id) if page.sheet == COVER else "",
        "" if page.sheet == COVER or page.is_untitled else _head(page),
        _PageWriter(typist, ink).blocks(page.blocks),
    )


def running_of(title: str) -> str:
    """Return what stands of a title above the pages that go on: its first words."""
    words = title.split()
    if len(words) <= _RUNNING:
        return title
    return " ".join(words[:_RUNNING]).rstrip(",.;:–—-") + "…"


def _raised(tracker: str) -> str:
    """Return a tracker in capital letters; those of Georgian are in hardly any font."""
    return "".join(sign if "\u10d0" <= sign <= "\u10ff" else sign.upper() for sign in tracker)


def _tracker(page: Page) -> SafeString:
    line = '<div class="tracker" data-artifact="">{}</div>'
    if not page.has_known_tracker:
        line = '<p class="tracker">{}</p>'
    return format_html(line, _raised(page.tracker) or "\u00a0")


def _head(page: Page) -> SafeString:
    """The line above the title, and the title: of a page that goes on it is no bookmark."""
    tag = "h2" if page.goes_on else "h1"
    return format_html(
        '{}<{} id="{}"{} data-running="{}">{}</{}>{}',
        _tracker(page),
        mark_safe(tag),  # noqa: S308 - one of two words
        page.id,
        mark_safe(' class="page-title"') if page.goes_on else "",
        running_of(page.title),
        page.title,
        mark_safe(tag),  # noqa: S308 - one of two words
        write_html(page.locator) if page.locator else "",
    )


class _PageWriter:
    """Writes blocks; figures in the report's language."""

    def __init__(self, typist: Typist, ink: Ink) -> None:
        self.typist = typist
        self.ink = ink
        self.writers: dict[type[Any], Callable[[Any], SafeString]] = {
            Chart: self.chart,
            Contents: self.contents,
            Exhibit: self.exhibit,
            Facts: self.facts,
            Front: self.front,
            Heading: self.heading,
            Kept: self.kept,
            Legend: self.legend,
            Paragraph: self.paragraph,
            Picture: write_picture,
            Points: self.points,
            SoWhat: self.so_what,
            Source: self.source,
            Table: self.table,
            Terms: self.terms,
        }

    def blocks(self, blocks: Iterable[Block]) -> SafeString:
        """Write blocks in their order."""
        return _all(self.writers[type(block)](block) for block in blocks)

    def paragraph(self, paragraph: Paragraph) -> SafeString:
        look = _PARAGRAPHS[paragraph.role]
        return format_html('<p class="{}">{}</p>', look, _runs(paragraph.runs))

    def heading(self, heading: Heading) -> SafeString:
        if heading.level == 2:
            return format_html("<h2>{}</h2>", heading.text)
        return format_html("<h3>{}</h3>", heading.text)

    def kept(self, kept: Kept) -> SafeString:
        return format_html(
            '<div class="{}">{}</div>', f"keep {kept.role}".strip(), self.blocks(kept.blocks)
        )

    def points(self, points: Points) -> SafeString:
        if points.role == "decisions":
            lines = ((point.text,) for point in points.points)
            return format_html(
                '<div class="decisions">{}</div>',
                format_html_join("", '<p class="decision">{}</p>', lines),
            )
        return _list(points.points, is_numbered=points.is_numbered)

    def terms(self, terms: Terms) -> SafeString:
        return format_html('<div class="summary">{}</div>', _all(map(_term, terms.terms)))

    def facts(self, facts: Facts) -> SafeString:
        return format_html('<div class="facts">{}</div>', _all(map(self.fact, facts.facts)))

    def fact(self, fact: Fact) -> SafeString:
        figure = written(fact.figure, self.typist)
        if fact.whole is not None:
            whole = self.typist.number(fact.whole)
            figure = _("{part} of {whole}").format(part=figure, whole=whole)
        return format_html(
            '<div class="fact"><p class="fact-figure">{}</p><p class="fact-label">{}</p></div>',
            figure,
            fact.label,
        )

    def so_what(self, said: SoWhat) -> SafeString:
        return format_html(
            '<p class="so-what{}"><span class="so-what-label">{}</span> {}</p>',
            " above" if said.is_above else "",
            _("So what"),
            with_end(said.text),
        )

    def source(self, source: Source) -> SafeString:
        return format_html('<p class="source">{}</p>', with_end(source.text))

    def exhibit(self, exhibit: Exhibit) -> SafeString:
        return write_html(exhibit.drawing, self.ink)

    def chart(self, chart: Chart) -> SafeString:
        return write_html(chart.drawing, self.ink)

    def table(self, table: Table) -> SafeString:
        return write_table(table, self.typist)

    def legend(self, legend: Legend) -> SafeString:
        look = "keys" if legend.is_above else "legend"
        return format_html('<p class="{}">{}</p>', look, _all(map(self.key, legend.keys)))

    def key(self, key: Key) -> SafeString:
        share = "" if key.share is None else self.typist.percent(key.share)
        quiet = format_html(' <span class="quiet">{}</span>', share) if share else ""
        return format_html('<span class="key">{}{}{}</span>', _swatch(key), key.word, quiet)

    def contents(self, contents: Contents) -> SafeString:
        lines = [
            (entry.level, f"#{entry.anchor}", ZEROS, f"#{entry.anchor}", entry.title)
            for entry in contents.entries
        ]
        line = (
            '<p class="toc-line toc-{}"><span class="toc-page" data-page-end="{}">{}</span>'
            '<a href="{}">{}</a></p>'
        )
        first, last = lines[:-_COMPANY], lines[-_COMPANY:]
        if len(first) < _COMPANY:
            return format_html('<div class="toc">{}</div>', format_html_join("", line, lines))
        return format_html(
            '<div class="toc">{}<div class="together">{}</div></div>',
            format_html_join("", line, first),
            format_html_join("", line, last),
        )

    def front(self, front: Front) -> SafeString:
        lines = [
            ("cover-client", front.client),
            (f"cover-title step-{front.title_step}", front.title),
            (f"cover-subtitle step-{front.subtitle_step}", front.subtitle),
            ("cover-day", self.typist.long_day(front.made_on)),
            ("cover-stamp", front.stamp),
            ("cover-firm", "" if front.firm_logo else front.firm),
            ("cover-sticker", front.sticker),
        ]
        said = (line for line in lines if line[1])
        logos = (("firm-logo", front.firm_logo), ("client-logo", front.client_logo))
        return format_html(
            "{}{}",
            format_html_join("", '<p class="{}">{}</p>', said),
            _all(write_logo(logo, f"logo {name}") for name, logo in logos if logo),
        )


def _swatch(key: Key) -> SafeString | str:
    if key.swatch == Swatch.STATUS:
        return format_html('<span class="legend-bar status-{}"></span>', key.kind)
    if key.swatch == Swatch.VERDICT:
        return write_lines(draw_mark("legend-mark", key.kind, key.word))
    if key.swatch == Swatch.TONE:
        return format_html('<span class="swatch tone-{}"></span>', key.kind)
    return ""


def _term(term: Term) -> SafeString:
    words = format_html_join("", '<p class="words">{}</p>', ((text,) for text in term.paragraphs))
    return format_html(
        '<div class="summary-row{}"><p class="term">{}</p>{}</div>',
        " answer" if term.is_answer else "",
        term.label,
        words,
    )


def _list(points: Iterable[Point], *, is_numbered: bool) -> SafeString:
    inside = _all(
        format_html(
            "<li>{}{}</li>",
            _runs(point.runs),
            _list(point.below, is_numbered=is_numbered) if point.below else "",
        )
        for point in points
    )
    shape = "<ol>{}</ol>" if is_numbered else "<ul>{}</ul>"
    return format_html(shape, inside)


def _runs(runs: Sequence[Run]) -> SafeString:
    """Runs of which the last ends with no word alone on a line."""
    last = len(runs) - 1
    ended = (
        replace(run, text=with_end(run.text)) if place == last else run
        for place, run in enumerate(runs)
    )
    return _all(map(_run, ended))


def _run(run: Run) -> SafeString:
    shown = format_html("{}", run.text)
    if run.is_strong:
        shown = format_html("<strong>{}</strong>", shown)
    if run.is_slanted:
        shown = format_html("<em>{}</em>", shown)
    if run.address:
        shown = format_html('<a class="outside" href="{}">{}</a>', run.address, shown)
    return shown


def _all(written_blocks: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((one,) for one in written_blocks))

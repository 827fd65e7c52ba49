"""Executive summary: situation, complication, question, answer, figures, decisions; on one page."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from issuetrees.reports.decisions import decisions_of
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.scene.blocks import (
    Entry,
    Facts,
    Heading,
    Kept,
    Point,
    Points,
    Run,
    Term,
    Terms,
)
from issuetrees.reports.scene.measure import page_height
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.sections.base import Assignment, Built, Typist
from issuetrees.reports.sections.decision_table import decision_table
from issuetrees.reports.sections.decisions import action_title as decisions_title
from issuetrees.reports.sections.impact import facts_of, impact
from issuetrees.reports.sections.options import YesNo
from issuetrees.reports.sections.ranking import action_title as ranking_title
from issuetrees.reports.sections.titles import first_sentence

FIGURES: Final = YesNo("has_figures", gettext_lazy("Figures"), default=True)
DECISIONS: Final = YesNo("has_decisions", gettext_lazy("Decisions"), default=True)
OPTIONS: Final = (FIGURES, DECISIONS)


def build(assignment: Assignment) -> Built | None:
    """Return the summary; its title is the first sentence of the answer."""
    document, typist = assignment.document, assignment.typist
    decisions = _decisions(assignment) if DECISIONS.of(assignment.choice) else ()
    summary = document.summary
    said = (summary.situation, summary.complication, summary.answer)
    if not decisions and not any(text.strip() for text in said):
        return None  # the question alone is no summary; the cover of the tree has it
    label = _("Executive summary")
    title = assignment.heading(first_sentence(summary.answer) or _result(document, typist) or label)
    has_figures = FIGURES.of(assignment.choice)
    facts = tuple(facts_of(document)) if has_figures else ()
    terms = tuple(_terms(assignment, has_figures=has_figures))
    blocks = (*((Facts(facts),) if facts else ()), *((Terms(terms),) if terms else ()))
    tracker = "" if title == typist.title(label) else label
    page = Page(assignment.anchor, title, tracker, blocks)
    pages = tuple(_with_decisions(page, decisions, assignment))
    return Built("summary", pages, (Entry(page.id, title),), len(pages))


def _with_decisions(page: Page, asked: tuple[Kept, ...], assignment: Assignment) -> Iterator[Page]:
    """Put the decisions below the texts, or on a page that says what is asked for."""
    whole = replace(page, blocks=(*page.blocks, *asked))
    room = assignment.theme.sheet(page.sheet).depth
    fits = page_height(whole, assignment.theme) <= room
    if fits or not asked or page_height(page, assignment.theme) < room / 2:
        yield whole
        return
    yield page
    title = assignment.typist.title(decisions_title(decisions_of(assignment.document), assignment))
    yield replace(
        page, id=f"{page.id}-decisions", title=title, blocks=asked[0].blocks[1:], goes_on=True
    )


def _terms(assignment: Assignment, *, has_figures: bool) -> Iterator[Term]:
    """Situation, complication, question, answer, and what the answer is in figures."""
    document, typist = assignment.document, assignment.typist
    summary, ranking = document.summary, document.ranking
    texts = (
        (_("Situation"), summary.situation),
        (_("Complication"), summary.complication),
        (_("Question"), summary.question),
        (_("Answer"), summary.answer),
        (_("In figures"), impact(ranking, typist) if ranking and has_figures else ""),
    )
    for label, text in texts:
        if text.strip():
            yield Term(label, typist.paragraphs(text), is_answer=label == _("Answer"))


def _decisions(assignment: Assignment) -> tuple[Kept, ...]:
    """The decisions as a table where owners, days or sums are known, else as a list."""
    decisions = decisions_of(assignment.document)
    if not decisions:
        return ()
    heading = Heading(_("Decisions we ask for"))
    if any(one.is_told for one in decisions):
        return (Kept((heading, decision_table(decisions, assignment, has_reasons=False))),)
    points = tuple(Point((Run(assignment.typist.text(one.what)),)) for one in decisions)
    return (Kept((heading, Points(points, is_numbered=True, role="decisions"))),)


def _result(document: ReportDocument, typist: Typist) -> str:
    """The ranking's conclusion, for an answer whose first sentence is too long for a title."""
    ranking = document.ranking
    return ranking_title(ranking, typist) if ranking and ranking.rows else ""

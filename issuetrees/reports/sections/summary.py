"""Executive summary: situation, complication, question, answer, decisions; on one page."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.graph.progress import progress
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.scene.blocks import (
    Entry,
    Fact,
    Facts,
    Heading,
    Kept,
    Point,
    Points,
    Run,
    Term,
    Terms,
)
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Number
from issuetrees.reports.sections.base import Assignment, Built, Typist
from issuetrees.reports.sections.options import YesNo
from issuetrees.reports.sections.ranking import action_title as ranking_title
from issuetrees.reports.sections.titles import first_sentence

FIGURES: Final = YesNo("has_figures", gettext_lazy("Figures"), default=True)
OPTIONS: Final = (FIGURES,)


def build(assignment: Assignment) -> Built | None:
    """Return the summary; its title is the first sentence of the answer."""
    document, typist = assignment.document, assignment.typist
    summary = document.summary
    texts = (
        (_("Situation"), summary.situation, False),
        (_("Complication"), summary.complication, False),
        (_("Question"), summary.question, False),
        (_("Answer"), summary.answer, True),
    )
    terms = tuple(
        Term(label, typist.paragraphs(text), is_answer)
        for label, text, is_answer in texts
        if text.strip()
    )
    decisions = tuple(typist.text(line) for line in summary.decisions if line.strip())
    if not decisions and {term.label for term in terms} <= {_("Question")}:
        return None  # the question alone is no summary; the cover of the tree has it
    label = _("Executive summary")
    title = assignment.heading(first_sentence(summary.answer) or _result(document, typist) or label)
    facts = tuple(_facts(document)) if FIGURES.of(assignment.choice) else ()
    blocks = (*((Facts(facts),) if facts else ()), Terms(terms), *_decisions(decisions))
    tracker = "" if title == typist.title(label) else label
    page = Page(assignment.anchor, title, tracker, blocks)
    return Built("summary", (page,), (Entry(page.id, title),))


def _decisions(decisions: Sequence[str]) -> tuple[Kept, ...]:
    if not decisions:
        return ()
    points = tuple(Point((Run(decision),)) for decision in decisions)
    return (
        Kept(
            (Heading(_("Decisions we ask for")), Points(points, is_numbered=True, role="decisions"))
        ),
    )


def _result(document: ReportDocument, typist: Typist) -> str:
    """The ranking's conclusion, for an answer whose first sentence is too long for a title."""
    ranking = document.ranking
    return ranking_title(ranking, typist) if ranking and ranking.rows else ""


def _facts(document: ReportDocument) -> list[Fact]:
    facts: list[Fact] = []
    done = progress(node for tree in document.trees for node in tree.nodes)
    if done.to_answer:
        label = ngettext("question answered", "questions answered", done.to_answer)
        facts.append(Fact(Number(done.answered), label, done.to_answer))
    if document.ranking and document.ranking.rows:
        count = len(document.ranking.rows)
        facts.append(Fact(Number(count), ngettext("initiative", "initiatives", count)))
        vetoed = sum(bool(row.vetoes) for row in document.ranking.rows)
        facts.append(Fact(Number(vetoed), ngettext("vetoed", "vetoed", vetoed)))
    return facts

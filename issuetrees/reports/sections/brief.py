"""The problem brief: question, context, criteria of success, limits and people, on one page."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from issuetrees.reports.decisions import decisions_of
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.scene.blocks import Entry, Term, Terms
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scored import Ranking
from issuetrees.reports.sections.base import Assignment, Built, Typist

# Of a tree; more say no more of what it is about.
_PARTS: Final = 12


def build(assignment: Assignment) -> Built | None:
    """Return the brief, or None where no more than the question is known."""
    document, typist = assignment.document, assignment.typist
    terms = tuple(
        Term(label, typist.paragraphs(_in_line(text) if assignment.is_low else text))
        for label, text in _texts(document, typist)
        if text.strip()
    )
    # Who works on it is no brief.
    if {term.label for term in terms} <= {_("People"), _("Decided by")}:
        return None
    label = _("Problem brief")
    title = assignment.heading(document.summary.question or label)
    if assignment.choice.title and document.summary.question:
        asked = Term(_("Question"), typist.paragraphs(document.summary.question), is_answer=True)
        terms = (asked, *terms)
    page = Page(assignment.anchor, title, "" if title == label else label, (Terms(terms),))
    return Built("brief", (page,), (Entry(page.id, title),))


def _in_line(text: str) -> str:
    """Put short lines into one, for a slide; not those that are lists themselves."""
    return text if " · " in text else text.replace("\n", " · ")


def _texts(document: ReportDocument, typist: Typist) -> Iterator[tuple[str, str]]:
    """What the brief of the engagement says; where it is silent, what the rest tells of it."""
    summary, agreed, ranking = document.summary, document.brief, document.ranking
    yield _("Situation"), summary.situation
    yield _("Complication"), summary.complication
    criteria = "\n".join(agreed.criteria)
    yield _("Criteria of success"), criteria or (_criteria(ranking, typist) if ranking else "")
    limits = [gate.question or gate.title for gate in ranking.gates] if ranking else []
    yield _("Limits"), "\n".join(agreed.constraints or limits)
    yield _("What it covers"), "\n".join(agreed.in_scope) or _scope(document)
    yield _("Out of scope"), "\n".join(agreed.out_of_scope)
    yield _("Stakeholders"), "\n".join(agreed.stakeholders)
    yield _("People"), "" if agreed.stakeholders else _people(document)
    yield _("Decided by"), agreed.decision_maker or _decided_by(document, typist)
    yield _("Sources"), "\n".join(agreed.sources)


def _criteria(ranking: Ranking, typist: Typist) -> str:
    """Each goal with its weight and what measures it."""
    lines = []
    for goal, share in zip(ranking.goals, ranking.shares, strict=True):
        names = " · ".join(criterion.title for criterion in goal.criteria)
        said = f"{goal.path} ({typist.percent(share)})"
        lines.append(f"{said} – {names}" if names else said)
    return "\n".join(lines)


def _scope(document: ReportDocument) -> str:
    """What the question is cut into."""
    trees = (tree for tree in document.questions if tree.parts)
    return "\n".join(part.title for tree in trees for part in tree.parts[:_PARTS])


def _people(document: ReportDocument) -> str:
    """Who asked, who works on it and who judges."""
    cover, ranking = document.cover, document.ranking
    lines = [
        (_("Client: {names}"), cover.client),
        (_("Team: {names}"), cover.firm),
        (_("Assessors: {names}"), ", ".join(ranking.assessors) if ranking else ""),
    ]
    return "\n".join(text.format(names=names) for text, names in lines if names)


def _decided_by(document: ReportDocument, typist: Typist) -> str:
    """Who decides what is asked for, and until when."""
    decisions = decisions_of(document)
    owners = ", ".join(dict.fromkeys(one.owner for one in decisions if one.owner))
    days = [one.due for one in decisions if one.due]
    if owners and days:
        return _("{names}, by {day}").format(names=owners, day=typist.long_day(max(days)))
    return owners

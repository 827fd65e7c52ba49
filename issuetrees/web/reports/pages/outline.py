"""What an export would print now, section by section: titles and about how many pages.

The same builders write it as write the file, so a title seen here is the title printed.
"""

import uuid
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from issuetrees.core.errors import Invalid
from issuetrees.kit.sentences import sentence
from issuetrees.reports import read
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.gather import build_document
from issuetrees.reports.sections import SECTIONS
from issuetrees.reports.sections.built import build_sections
from issuetrees.web.frame.shell import person

MOST_QUESTIONS: Final = 1500  # beyond it laying out for a preview takes seconds


@dataclass(frozen=True)
class Facts:
    """What is known of one section; ``pages`` is None while it has nothing to show."""

    kind: str
    is_on: bool
    title: str = ""
    pages: int | None = None


@require_safe
def outline(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Answer the facts of every section and their sum, to be put into the composer."""
    report = read.report(person(request), report_id)
    facts: list[Facts] = []
    problem = ""
    try:
        document = build_document(report.pk)
    except Invalid as refused:
        problem = sentence(refused)
    else:
        is_large = sum(len(tree.nodes) for tree in document.trees) > MOST_QUESTIONS
        facts = [] if is_large else facts_of(document)
    context = {
        "facts": facts,
        "problem": problem,
        "total": sum(fact.pages or 0 for fact in facts),
    }
    return render(request, "reports/_outline.html", context)


def facts_of(document: ReportDocument) -> list[Facts]:
    """Return the facts of all sections, in the report's language where they are its words."""
    with translation.override(document.language):
        built = {section.kind: section for section in build_sections(document)}
    chosen = {choice.kind for choice in document.sections}
    return [
        Facts(
            kind, kind in chosen, built[kind].title, 0 if built[kind].follows else built[kind].pages
        )
        if kind in built
        else Facts(kind, kind in chosen)
        for kind in SECTIONS
    ]

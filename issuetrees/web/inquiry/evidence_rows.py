"""What the pages of evidence show and offer: questions to choose from, rows, filters."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from issuetrees.accounts.models import User
from issuetrees.core.evidence import STATUSES
from issuetrees.core.text import shorten
from issuetrees.graphs.branches import numbers
from issuetrees.inquiry.evidence_words import contradiction_words, status_words
from issuetrees.inquiry.models import Assumption, Evidence, Stance
from issuetrees.inquiry.read import evidence as read
from issuetrees.inquiry.read import sources as sources_read
from issuetrees.kit.words import spoken
from issuetrees.workspaces.read import members

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

SIGNS: Final = {"open": "○", "supported": "✓", "refuted": "✕", "mixed": "±"}
_TITLE: Final = 90


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with what its evidence amounts to, in words."""

    question: read.Question
    url: str

    @property
    def sign(self) -> str:
        """The shape of its status."""
        return SIGNS[self.question.standing.status]

    @property
    def words(self) -> str:
        """Status and confidence."""
        return status_words(self.question.standing)


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence with the number and the address of its question."""

    row: Evidence
    number: str
    url: str


def question_url(graph_id: uuid.UUID, node_id: Any) -> str:
    """Return where a question is opened in the editor."""
    return f"{reverse('web:graph', args=[graph_id])}?{urlencode({'node': node_id})}"


def question_rows(found: read.Standings) -> list[QuestionRow]:
    """Return the questions with evidence or a hypothesis."""
    return [QuestionRow(one, question_url(found.graph.pk, one.node.id)) for one in found.questions]


def evidence_rows(rows: list[Evidence]) -> list[EvidenceRow]:
    """Return pieces of evidence with the numbers of their questions: one look-up."""
    found = numbers((row.graph_id, str(row.node.id)) for row in rows)
    return [
        EvidenceRow(
            row,
            found.get((row.graph_id, str(row.node.id)), ""),
            question_url(row.graph_id, row.node.id),
        )
        for row in rows
    ]


def contradictions(found: read.Standings) -> list[str]:
    """Return what contradicts what, in sentences."""
    return [contradiction_words(one, found) for one in found.contradictions]


def question_choices(found: read.Standings) -> list[tuple[str, str]]:
    """Return all questions of a tree to choose from, with their numbers."""
    return [
        (key, f"{found.numbers[key]} {shorten(title, _TITLE)}".strip())
        for key, title in found.titles.items()
    ]


def source_choices(person: User, graph: "Graph") -> list[tuple[str, str]]:
    """Return the sources of a tree's engagement to choose from."""
    found = sources_read.titles(person, graph.engagement_id)
    return [(key, shorten(title, _TITLE)) for key, title in found.items()]


def people_choices(person: User, graph: "Graph") -> list[tuple[str, str]]:
    """Return the members to choose from."""
    found = members(person, graph.engagement.workspace_id)
    return [(str(one.user_id), str(one.user)) for one in found]


@dataclass(frozen=True, slots=True)
class UseRow:
    """A question that hangs on an assumption."""

    node_id: str
    number: str
    title: str
    url: str
    is_stale: bool


def uses_of(row: Assumption, found: read.Standings) -> list[UseRow]:
    """Return the questions that hang on an assumption of a tree."""
    return [
        UseRow(
            str(use.node.id),
            found.numbers.get(str(use.node.id), ""),
            use.node.title,
            question_url(row.graph_id, use.node.id),
            use.is_stale,
        )
        for use in row.uses.all()
    ]


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the register is shown: each choice, and what it can be."""

    chosen: Mapping[str, str]
    branches: list[tuple[str, str]]
    stances: list[tuple[str, str]]
    statuses: list[tuple[str, str]]
    sources: list[tuple[str, str]]

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return any(self.chosen.values())


def filter_of(
    request: HttpRequest, found: read.Standings, sources: list[tuple[str, str]]
) -> Filter:
    """Return what the address asks for; what it does not know is no choice."""
    choices = {
        "branch": [one for one in question_choices(found) if found.numbers[one[0]].count(".") < 2],
        "stance": [(str(value), str(word)) for value, word in Stance.choices],
        "status": [(key, spoken(word)) for key, word in STATUSES.items() if key != "open"],
        "source": sources,
    }
    chosen = {
        name: asked if (asked := request.GET.get(name, "")) in dict(some) else ""
        for name, some in choices.items()
    }
    return Filter(chosen, *choices.values())


def filtered(found: read.Standings, rows: Any, by: Filter) -> Any:
    """Return the rows of the register that a filter leaves."""
    chosen = by.chosen
    if chosen["branch"]:
        rows = read.in_branch(rows, found.graph.pk, uuid.UUID(chosen["branch"]))
    if chosen["stance"]:
        rows = rows.filter(stance=chosen["stance"])
    if chosen["source"]:
        rows = rows.filter(source_id=chosen["source"])
    if chosen["status"]:
        nodes = [one.node.id for one in found.questions if one.standing.status == chosen["status"]]
        rows = rows.filter(node__id__in=nodes)
    return rows

"""What the overview of an engagement says: how far, what leads, what changed, what next.

And where others have mentioned the person who looks. What leads and what the checks found is
loaded after the page: scoring everything and reading whole trees takes queries of their own.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from issuetrees.accounts.models import User
from issuetrees.comments import inbox
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.core.scoring import InitiativeResult
from issuetrees.graphs import read
from issuetrees.graphs.history import log
from issuetrees.graphs.read import Standing
from issuetrees.inquiry.review import review
from issuetrees.kit.sentences import fill
from issuetrees.reports import read as reports_read
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.read import scores as scores_read
from issuetrees.web.frame.shell import Shell
from issuetrees.workspaces import read as workspaces_read

NEXT_STEPS = 3
CHANGES_SHOWN = 6
MENTIONS_SHOWN = 5
MENTION_WORDS = 140  # characters
REVISIONS_READ = 40
LEADERS = 5
GRAPHS_CHECKED = 10


class Step(NamedTuple):
    """Something concrete to do next."""

    label: str
    url: str


class Activity(NamedTuple):
    """Changes that one person made to one graph in one go."""

    who: str
    graph_id: uuid.UUID
    title: str
    changes: int
    latest_at: datetime


class MentionLine(NamedTuple):
    """An open thread in which somebody mentions the person who looks."""

    who: str
    words: str
    title: str
    url: str
    said_at: datetime


@dataclass(frozen=True)
class Leaders:
    """The first places, and what stands in the way of trusting them."""

    results: list[InitiativeResult]
    initiatives: int
    missing: int
    problem: bool = False
    is_own: bool = False


@dataclass(frozen=True)
class Overview:
    """One screen about an engagement."""

    question: str
    graphs: list[Any]
    standing: Standing
    steps: list[Step]
    activity: list[Activity]
    mentions: list[MentionLine]

    @property
    def statuses(self) -> list[tuple[str, int]]:
        """What is not answered yet, in words, with the number of questions."""
        counts = self.standing.progress.by_status
        words = {"in_progress": pgettext("count", "In progress"), "open": pgettext("count", "Open")}
        return [(word, counts[status]) for status, word in words.items()]

    @property
    def trees(self) -> list[Any]:
        return [graph for graph in self.graphs if graph.kind == ISSUE_TREE]


def of(shell: Shell) -> Overview:
    """Collect what the overview shows; at most eleven queries, one more without a question."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    engagement_id = shell.engagement.pk
    graphs = list(read.graphs_of(shell.user, engagement_id))
    standing = read.standing(shell.user, engagement_id, shell.engagement.today())
    question = shell.engagement.question or read.main_question(shell.user, engagement_id)
    steps = _steps(shell, question, graphs, standing) if shell.can["edit"] else iter(())
    first = list(islice(steps, NEXT_STEPS))
    activity, mentions = _activity(shell, engagement_id), _mentions(shell, engagement_id)
    return Overview(question, graphs, standing, first, activity, mentions)


def leaders(user: User, engagement_id: uuid.UUID) -> Leaders:
    """Return the first five places of the ranking, with vetoes and missing scores."""
    board = results_read.board(user, engagement_id)
    count = len(board.initiatives)
    try:
        ranked = board.evaluation().ranked
    except Invalid:
        return Leaders([], count, 0, problem=True)
    missing = sum(len(result.missing) for result in ranked)
    return Leaders(list(ranked[:LEADERS]), count, missing, is_own=board.is_own)


def findings(user: User, engagement_id: uuid.UUID) -> int:
    """Count what was disproved or advised, over the first trees and maps of the engagement."""
    graphs = read.graphs_of(user, engagement_id)[:GRAPHS_CHECKED]
    return sum(review(graph).open_count for graph in graphs)


def _steps(shell: Shell, question: str, graphs: list[Any], standing: Standing) -> Iterator[Step]:
    """Yield what to do next, the most urgent first; each asks no more than it must."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    here = shell.engagement.pk
    trees = [graph for graph in graphs if graph.kind == ISSUE_TREE]
    if not question:
        yield Step(_("Write down the question"), _url("web:engagement_edit", here))
    if not trees:
        yield Step(_("Start the question tree"), _url("web:tree_new", here))
    elif standing.progress.total == 0:
        yield Step(_("Split the question into parts"), _url("web:graph", trees[0].pk))
    if standing.overdue:
        yield Step(_overdue(standing.overdue), _url("web:tree", here))
    if waiting := standing.progress.by_status["open"]:
        yield Step(_waiting(waiting), _url("web:tree", here))
    yield from _steps_in_scoring(shell.user, here)
    if shell.can["manage"] and _is_alone(shell):
        yield Step(_("Invite a colleague"), _url("web:team_invite", here))


def _steps_in_scoring(user: User, here: uuid.UUID) -> Iterator[Step]:
    if not goals_read.goals(user, here).exists():
        yield Step(_("Write the goals and how to measure them"), _url("web:goals", here))
    elif not initiatives_read.initiatives(user, here).exists():
        yield Step(_("List the initiatives"), _url("web:initiatives", here))
    elif not scores_read.scores(user, here).exists():
        yield Step(_("Give the first scores"), _url("web:scores", here))
    elif not reports_read.reports(user).filter(engagement_id=here).exists():
        yield Step(_("Compose the report"), _url("web:reports", here))
    else:
        yield Step(_("Export the report"), _url("web:reports", here))


def _overdue(count: int) -> str:
    words = ngettext("Settle the overdue question", "Settle the {count} overdue questions", count)
    return fill(words, count=count)


def _waiting(count: int) -> str:
    words = ngettext(
        "Take up the open question", "Take up one of the {count} open questions", count
    )
    return fill(words, count=count)


def _is_alone(shell: Shell) -> bool:
    return workspaces_read.members(shell.user, shell.workspace.pk).count() == 1


def _activity(shell: Shell, engagement_id: uuid.UUID) -> list[Activity]:
    """Join neighbouring revisions of one person in one graph to one line."""
    lines: list[Activity] = []
    for revision in log.recent_revisions(shell.user, engagement_id, REVISIONS_READ):
        who = str(revision.actor) if revision.actor else _("Somebody")
        last = lines[-1] if lines else None
        if last is not None and (last.who, last.graph_id) == (who, revision.graph_id):
            lines[-1] = last._replace(changes=last.changes + 1)
        else:
            lines.append(
                Activity(who, revision.graph_id, revision.graph.title, 1, revision.created_at)
            )
    return lines[:CHANGES_SHOWN]


def _mentions(shell: Shell, engagement_id: uuid.UUID) -> list[MentionLine]:
    return [
        MentionLine(
            str(comment.author or _("Somebody")),
            Truncator(comment.text).chars(MENTION_WORDS),
            comment.node.title or _("Untitled"),
            f"{_url('web:graph', comment.graph_id)}?node={comment.node.id}",
            comment.created_at,
        )
        for comment in inbox.mentions_in(shell.user, engagement_id, MENTIONS_SHOWN)
    ]


def _url(name: str, pk: uuid.UUID) -> str:
    return reverse(name, args=[pk])

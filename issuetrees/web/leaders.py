"""What leads: the five best initiatives of an engagement, as a part of its overview.

The overview loads it after itself, since scoring everything takes queries of its own.
"""

import uuid
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring import Evaluation, InitiativeResult
from issuetrees.scoring import read
from issuetrees.web.frame.shell import engagement_shell

LEADERS = 5


@dataclass(frozen=True)
class Leaders:
    """The first places, and what stands in the way of trusting them."""

    results: list[InitiativeResult]
    initiatives: int
    missing: int
    problem: bool = False


@require_safe
def leaders(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the first five places of the ranking, with vetoes and missing scores."""
    shell = engagement_shell(request, engagement_id, "overview")
    board = read.board(shell.user, engagement_id)
    count = len(board.initiatives)
    try:
        found = _leaders(board.evaluation(), count)
    except Invalid:
        found = Leaders([], count, 0, problem=True)
    context = {"shell": shell, "engagement": shell.engagement, "leaders": found}
    return render(request, "web/_leaders.html", context)


def _leaders(evaluation: Evaluation, initiatives: int) -> Leaders:
    missing = sum(len(result.missing) for result in evaluation.ranked)
    return Leaders(list(evaluation.ranked[:LEADERS]), initiatives, missing)

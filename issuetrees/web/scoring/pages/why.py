"""The page that says why one initiative stands before another, and what moves its lead."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from issuetrees.core import scoring as core
from issuetrees.core.errors import Invalid
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.read import firmness
from issuetrees.scoring.read import results as results_read
from issuetrees.web.frame.shell import engagement_shell, page
from issuetrees.web.scoring.rows import why as rows


@require_safe
def why(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Compare two initiatives: ``?a=id&b=id``, at first the two best."""
    shell = engagement_shell(request, engagement_id, "ranking")
    board = results_read.board(shell.user, engagement_id, shell.engagement)
    context: dict[str, Any] = {}
    try:
        evaluation = board.evaluation()
        pair = _pair(request, evaluation)
        context = {"ranked": evaluation.ranked, "pair": pair}
        if len(pair) > 1:
            found = firmness.why(board, *(uuid.UUID(one) for one in pair))
            context |= {"why": rows.why(board, found), "moved": rows.tornado(board, found)}
    except Invalid as refused:
        context = {"problem": sentence(refused)}
    return page(request, "scoring/why.html", shell, board=board, **context)


def _pair(request: HttpRequest, evaluation: core.Evaluation) -> list[str]:
    """The two that are asked for, as far as they have places; else the two best."""
    ranked = [one.initiative_id for one in evaluation.ranked]
    asked = [one for one in dict.fromkeys(map(request.GET.get, "ab")) if one in ranked]
    return [*asked, *(one for one in ranked if one not in asked)][:2]

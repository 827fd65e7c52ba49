"""The page on which other methods stand beside the ranking."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from issuetrees.core.errors import Invalid
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.read import methods as methods_read
from issuetrees.scoring.read import results as results_read
from issuetrees.web.frame.shell import engagement_shell, page
from issuetrees.web.scoring.methods_form import MethodsForm
from issuetrees.web.scoring.rows import methods as rows


@require_safe
def methods(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Compare methods by the conventions in the address, or the usual ones."""
    shell = engagement_shell(request, engagement_id, "ranking")
    board = results_read.board(shell.user, engagement_id, shell.engagement)
    usual = methods_read.Conventions()
    form = MethodsForm(request.GET or None, initial=rows.first_values(usual))
    chosen = form.conventions() if form.is_valid() else usual
    context: dict[str, Any] = {"form": form}
    try:
        found = methods_read.compared(board, chosen)
    except Invalid as refused:
        return page(request, "scoring/methods.html", shell, board=board, problem=sentence(refused))
    titles = {str(row.pk): row.title for row in board.initiatives}
    context |= {
        "rows": rows.table(board, found),
        "columns": rows.columns(board, found),
        "verdict": rows.verdict(board, found),
        "left_out": [titles[one] for one in found.left_out],
    }
    return page(request, "scoring/methods.html", shell, board=board, **context)

"""The page of the ranking, the breakdown of one initiative on it, and its table as a file."""

import json
import uuid
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from issuetrees.core import scoring as core
from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.robust.stability import stability
from issuetrees.exchange.ranking import ranking_table
from issuetrees.kit.checks import key, not_a_number
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.read import scores as scores_read
from issuetrees.scoring.write import weights as weights_write
from issuetrees.web.frame.shell import engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.scoring.rows import ranking as rows
from issuetrees.web.scoring.rows import sliders

PAGE_SIZE: Final = 200


@require_safe
def ranking(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the initiatives in their order; ``?open=id`` shows why one stands where it does."""
    shell = engagement_shell(request, engagement_id, "ranking")
    board = results_read.board(shell.user, engagement_id, shell.engagement)
    evaluation: core.Evaluation | None = None
    problem = ""
    try:
        evaluation = board.evaluation()
    except Invalid as refused:
        problem = sentence(refused)
    context: dict[str, Any] = {}
    if evaluation is not None:
        opened = _opened(request, board)
        shown = _page(request, evaluation, opened)
        shown.object_list = rows.ranking(board, evaluation, list(shown))
        context = {
            "rows": shown,
            "keys": rows.keys(board, evaluation),
            "remarks": rows.remarks(evaluation),
            "opened": opened,
            **_weights(request, board, evaluation),
        }
        if opened is not None:
            given = scores_read.scores(shell.user, engagement_id).filter(
                initiative_id=opened, round=board.round
            )
            found = rows.details(board, evaluation, opened, list(given))
            context["details"] = found
    return page(
        request,
        "scoring/ranking.html",
        shell,
        board=board,
        problem=problem,
        **context,
    )


@require_POST
def weights(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Keep the weights that somebody tried: a field for the share of each criterion."""
    entry = weights_write.keep_weights(
        actor=person(request), engagement_id=engagement_id, shares=_shares(request)
    )
    if entry is not None:
        undo = reverse("web:weights_undo", args=[entry.pk])
        toast(request, _("These weights are kept."), undo=undo)
    return redirect(f"{reverse('web:ranking', args=[engagement_id])}?weights=open")


@require_POST
def weights_undo(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Take back the weights that were kept."""
    engagement_id = weights_write.undo_weights(actor=person(request), entry_id=entry_id)
    return redirect("web:ranking", engagement_id)


@require_safe
def table(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Return the ranking as a CSV file that spreadsheets open."""
    shell = engagement_shell(request, engagement_id, "ranking")
    text = ranking_table(shell.user, engagement_id)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = slugify(shell.engagement.name if shell.engagement else "") or "ranking"
    response["Content-Disposition"] = f'attachment; filename="{name}-ranking.csv"'
    return response


def _weights(
    request: HttpRequest, board: results_read.Board, evaluation: core.Evaluation
) -> dict[str, Any]:
    """The sliders with what the browser needs; nothing where nobody has a place."""
    if not evaluation.ranked:
        return {}
    standing = board.standing()
    found = stability(standing.table, standing.weights)
    return {
        "sliders": sliders.slider_rows(board, evaluation, found),
        "firm": sliders.firm(board, found),
        "reweigh": json.dumps(sliders.reweigh(board, standing), ensure_ascii=False),
        "is_trying": request.GET.get("weights") == "open",
    }


def _shares(request: HttpRequest) -> dict[uuid.UUID, float]:
    """The shares of the criteria, as the browser writes numbers."""
    shares: dict[uuid.UUID, float] = {}
    for name, text in request.POST.items():
        criterion_id = key("shares", name.removeprefix("share-")) if "share-" in name else None
        if criterion_id is None:
            continue
        try:
            shares[criterion_id] = float(str(text))
        except ValueError:
            raise not_a_number("shares", str(text)) from None
    return shares


def _page(request: HttpRequest, evaluation: core.Evaluation, opened: uuid.UUID | None) -> Page[Any]:
    """Return the asked page of the ranking, or the one that the open initiative stands on."""
    pages = Paginator(evaluation.initiatives, PAGE_SIZE)
    ids = [result.initiative_id for result in evaluation.initiatives]
    place = ids.index(str(opened)) // PAGE_SIZE + 1 if opened and str(opened) in ids else 1
    return pages.get_page(request.GET.get("page", place))


def _opened(request: HttpRequest, board: results_read.Board) -> uuid.UUID | None:
    asked = request.GET.get("open", "")
    return next((row.pk for row in board.initiatives if str(row.pk) == asked), None)

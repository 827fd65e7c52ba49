"""The page of how sure the order is: draws asked for, waited for, and what they say."""

import uuid
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from issuetrees.core.errors import Invalid
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.models.runs import RobustnessRun
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.read import runs as runs_read
from issuetrees.scoring.write import runs as runs_write
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import engagement_shell, page, person
from issuetrees.web.scoring.rows import sure as rows
from issuetrees.web.scoring.run_form import RunForm
from issuetrees.workspaces.access import Action

PAGE_SIZE: Final = 100
_TOP: Final = 3


@require_http_methods(["GET", "HEAD", "POST"])
def sure(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the newest run, or ``?run=id``; a form asks for another one."""
    is_asking = request.method == "POST"
    action = Action.EDIT if is_asking else Action.VIEW
    shell = engagement_shell(request, engagement_id, "ranking", action)
    form = RunForm(request.POST if is_asking else None, initial=RunForm.first())
    if is_asking and form.is_valid():
        made = attempt(
            form,
            lambda: runs_write.start_run(
                actor=shell.user, engagement_id=engagement_id, wanted=form.wanted()
            ),
        )
        if made is not None:
            return _to(made)
    board = results_read.board(shell.user, engagement_id, shell.engagement)
    runs = list(runs_read.runs(shell.user, engagement_id)[: runs_write.KEPT])
    chosen = next((one for one in runs if str(one.pk) == request.GET.get("run")), None)
    shown = chosen or (runs[0] if runs else None)
    return page(
        request, "scoring/sure.html", shell,
        board=board, form=form, runs=runs, run=shown, **_shown(request, board, shown),
    )  # fmt: skip


@require_POST
def repeat(request: HttpRequest, run_id: uuid.UUID) -> HttpResponse:
    """Do a run again on its own inputs."""
    return _to(runs_write.repeat_run(actor=person(request), run_id=run_id))


@require_POST
def cancel(request: HttpRequest, run_id: uuid.UUID) -> HttpResponse:
    """Stop a run."""
    return _to(runs_write.cancel_run(actor=person(request), run_id=run_id))


def _to(run: RobustnessRun) -> HttpResponse:
    address = reverse("web:ranking_sure", args=[run.engagement_id])
    return redirect(f"{address}?run={run.pk}#run")


def _shown(
    request: HttpRequest, board: results_read.Board, run: RobustnessRun | None
) -> dict[str, Any]:
    """What a run says, in words and pictures; how far it is until then."""
    if run is None:
        return {}
    told: dict[str, Any] = {
        "state": runs_read.state(run),
        "is_under_way": runs_read.state(run) in runs_read.UNDER_WAY,
        "settings": rows.settings(run),
        **rows.progress(run),
    }
    try:
        told["is_outdated"] = runs_read.is_outdated(person(request), run, board)
    except Invalid as refused:
        told["problem"] = sentence(refused)
    found = runs_read.found(run)
    if found is None:
        return told
    top = _top(request, len(found.odds))
    shown: Page[Any] = Paginator(found.odds, PAGE_SIZE).get_page(request.GET.get("page"))
    shown.object_list = [rows.odds(one, found, top) for one in shown]
    return told | {
        "found": found,
        "rows": shown,
        "top": top,
        "margin": rows.margin(found),
        "pairs": rows.pairs(found),
        "unranked": [found.titles.get(one, "–") for one in found.unranked],
    }


def _top(request: HttpRequest, count: int) -> int:
    asked = request.GET.get("top", "")
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else _TOP
    return max(1, min(wanted, count))

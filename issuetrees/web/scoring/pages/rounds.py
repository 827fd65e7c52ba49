"""The page of rounds: who is asked about what, how far they are, when all is shown."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.errors import Conflict
from issuetrees.kit.sentences import fill, sentence
from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.scoring.round_form import RoundForm, round_values
from issuetrees.web.scoring.rows.rounds import lines_of
from issuetrees.workspaces.access import Action

_GET_POST: Final = ["GET", "HEAD", "POST"]


@require_safe
def rounds(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """List the rounds with how far everybody is."""
    return _show(request, engagement_shell(request, engagement_id, "scores"))


@require_http_methods(_GET_POST)
def new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Prepare a round."""
    shell = engagement_shell(request, engagement_id, "scores", Action.EDIT)
    form = RoundForm(request.POST or None, **_offered(shell, engagement_id))
    if request.method == "POST" and form.is_valid():
        given = form.given(is_new=True)
        made = attempt(
            form,
            lambda: rounds_write.create_round(
                actor=shell.user, engagement_id=engagement_id, **given
            ),
        )
        if made is not None:
            return redirect("web:rounds", engagement_id)
    return _show(request, shell, form=form)


@require_http_methods(_GET_POST)
def edit(request: HttpRequest, round_id: uuid.UUID) -> HttpResponse:
    """Change a round."""
    row = rounds_read.get(person(request), round_id)
    shell = engagement_shell(request, row.engagement_id, "scores", Action.EDIT)
    form = RoundForm(
        request.POST or None,
        initial=round_values(row),
        is_begun=row.opened_at is not None,
        **_offered(shell, row.engagement_id),
    )
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form,
            lambda: rounds_write.edit_round(actor=shell.user, round_id=round_id, **form.given()),
        )
        if saved is not None:
            return redirect("web:rounds", row.engagement_id)
    return _show(request, shell, form=form, editing=row)


@require_POST
def open_round(request: HttpRequest, round_id: uuid.UUID) -> HttpResponse:
    """Ask for scores."""
    open_it = partial(rounds_write.open_round, site=request.build_absolute_uri("/"))
    return _act(request, round_id, open_it, _("The round is open."))


@require_POST
def remind(request: HttpRequest, round_id: uuid.UUID) -> HttpResponse:
    """Write to those who have not finished, and say to whom."""
    row = rounds_read.get(person(request), round_id)
    site = request.build_absolute_uri("/")
    try:
        people = rounds_write.remind(actor=person(request), round_id=round_id, site=site)
    except Conflict as refused:
        toast(request, sentence(refused))
        return redirect("web:rounds", row.engagement_id)
    names = ", ".join(map(str, people))
    said = _("The scores of all members are in: nobody is reminded.")
    toast(request, fill(_("Reminded by mail: {names}."), names=names) if people else said)
    return redirect("web:rounds", row.engagement_id)


@require_POST
def close(request: HttpRequest, round_id: uuid.UUID) -> HttpResponse:
    """Take no more scores."""
    return _act(request, round_id, rounds_write.close_round, _("The round is closed."))


@require_POST
def reveal(request: HttpRequest, round_id: uuid.UUID) -> HttpResponse:
    """Show all scores to all."""
    return _act(request, round_id, rounds_write.reveal_round, _("All see all scores now."))


@require_POST
def again(request: HttpRequest, round_id: uuid.UUID) -> HttpResponse:
    """Prepare a round like this one, and show what can be set before it opens."""
    made = rounds_write.score_again(actor=person(request), round_id=round_id)
    return redirect("web:round_edit", made.pk)


@require_POST
def delete(request: HttpRequest, round_id: uuid.UUID) -> HttpResponse:
    """Delete a round with its scores; Undo brings them back."""
    entry = rounds_write.delete_round(actor=person(request), round_id=round_id)
    return deleted(request, entry, "web:rounds", entry.engagement_id)


def _act(
    request: HttpRequest, round_id: uuid.UUID, act: Callable[..., Round], said: str
) -> HttpResponse:
    row = act(actor=person(request), round_id=round_id)
    toast(request, said)
    return redirect("web:rounds", row.engagement_id)


def _offered(shell: Shell, engagement_id: uuid.UUID) -> dict[str, Any]:
    """What the form offers: all that there is."""
    criteria = criteria_read.criteria(shell.user, engagement_id)
    initiatives = initiatives_read.initiatives(shell.user, engagement_id)
    assessors = assessors_read.assessors(shell.user, engagement_id)
    return {
        "criteria": [(str(one.pk), one.title) for one in criteria],
        "initiatives": [(str(one.pk), one.title) for one in initiatives],
        "assessors": [(str(one.pk), one.name) for one in assessors],
    }


def _show(
    request: HttpRequest,
    shell: Shell,
    *,
    form: RoundForm | None = None,
    editing: Round | None = None,
) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    return page(
        request,
        "scoring/rounds.html",
        shell,
        lines=lines_of(shell.user, shell.engagement.pk),
        form=form,
        editing=editing,
    )

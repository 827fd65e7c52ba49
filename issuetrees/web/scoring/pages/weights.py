"""The pages on which people weigh, are merged, and rank."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.weighing import MEANS, WAYS
from issuetrees.kit.sentences import fill, sentence
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.read import sheets
from issuetrees.scoring.read import weight_sets as sets_read
from issuetrees.scoring.weighing_words import merged_by
from issuetrees.scoring.write import weight_sets as sets_write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.scoring.answers_form import AnswersForm
from issuetrees.web.scoring.choices import members
from issuetrees.web.scoring.rows import weight_sets as rows
from issuetrees.web.scoring.weight_set_form import WeightSetForm
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.models import AuditEntry

_GET_POST = ["GET", "HEAD", "POST"]


@require_http_methods(_GET_POST)
def weights(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the weights of all people; a form adds a person. ``?mean=`` names how they merge."""
    is_adding = request.method == "POST"
    action = Action.SCORE if is_adding else Action.VIEW
    shell = engagement_shell(request, engagement_id, "ranking", action)
    form = WeightSetForm(
        request.POST if is_adding else None,
        initial={"user_id": shell.user.pk},
        members=members(shell),
    )
    if is_adding and form.is_valid():
        made = attempt(
            form,
            lambda: sets_write.create_weight_set(
                actor=shell.user, engagement_id=engagement_id, **form.given()
            ),
        )
        if made is not None:
            return redirect("web:weight_answers", made.pk)
    board = results_read.board(shell.user, engagement_id, shell.engagement)
    of = sets_read.tree_of(board.tree, board.criteria)
    mean = request.GET.get("mean", "")
    found = sets_read.everybody(
        sets_read.weight_sets(shell.user, engagement_id),
        of,
        mean if mean in WAYS else MEANS[0],
    )
    twice = () if board.is_own or board.is_hidden else sets_read.counted_twice(board)
    return page(
        request, "scoring/weights.html", shell,
        form=form, found=found, rows=rows.table(found), cards=rows.cards(found),
        mean=merged_by(found.merged.mean) if found.merged else "",
        ways=[(way, merged_by(way)) for way in (WAYS if found.is_compared else MEANS)],
        remarks=rows.merged_remarks(found), twice=[sentence(notice) for notice in twice],
        problem=sentence(found.problem) if found.problem else "",
        is_used=found.merged is not None and sets_read.drives(found.merged.weights, of),
    )  # fmt: skip


@require_http_methods(_GET_POST)
def answers(request: HttpRequest, set_id: uuid.UUID) -> HttpResponse:
    """Ask one person about all knots of the tree, by their method."""
    row = sets_read.weight_set(person(request), set_id)
    is_sent = request.method == "POST"
    action = Action.SCORE if is_sent else Action.VIEW
    shell = engagement_shell(request, row.engagement_id, "ranking", action)
    sent = {name: str(value) for name, value in request.POST.items()} if is_sent else None
    of = sets_read.tree(shell.user, row.engagement_id)
    form = AnswersForm(row, of, sent)
    errors: list[str] = []
    if is_sent:
        given = form.answers()
        errors = form.errors
        if not errors:
            try:
                sets_write.edit_weight_set(actor=shell.user, set_id=set_id, answers=given)
            except Invalid as refused:
                errors = [sentence(refused)]
            else:
                toast(request, _("The answers are kept."))
                return redirect("web:weight_sets", row.engagement_id)
    may = sheets.may_speak_for(shell.user, shell.role, row.user_id)
    return page(
        request, "scoring/weight_answers.html", shell, 400 if errors else 200,
        row=row, knots=form.knots, errors=errors, may_answer=may,
    )  # fmt: skip


@require_POST
def take(request: HttpRequest, set_id: uuid.UUID) -> HttpResponse:
    """Rank by the weights of one person."""
    row = sets_read.weight_set(person(request), set_id)
    entry = sets_write.take_weight_set(actor=person(request), set_id=set_id)
    return _taken(request, row.engagement_id, entry, fill(_("“{name}” ranks now."), name=row.name))


@require_POST
def merge(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Rank by the weights of all, merged in a named way."""
    mean = request.POST.get("mean", "")
    entry = sets_write.take_merged(actor=person(request), engagement_id=engagement_id, mean=mean)
    return _taken(request, engagement_id, entry, _("The weights of all together rank now."))


@require_POST
def delete(request: HttpRequest, set_id: uuid.UUID) -> HttpResponse:
    """Delete a set; Undo brings it back."""
    engagement_id = sets_read.weight_set(person(request), set_id).engagement_id
    entry = sets_write.delete_weight_set(actor=person(request), set_id=set_id)
    return deleted(request, entry, "web:weight_sets", engagement_id)


def _taken(
    request: HttpRequest, engagement_id: uuid.UUID, entry: AuditEntry | None, words: str
) -> HttpResponse:
    undo = reverse("web:weights_undo", args=[entry.pk]) if entry else ""
    toast(request, words, undo=undo)
    return redirect("web:weight_sets", engagement_id)

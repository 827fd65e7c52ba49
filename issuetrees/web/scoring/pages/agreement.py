"""The page after the reveal: where assessors differ, how each of them does, how far they agree.

A cell opens its history and its discussion.
"""

import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from issuetrees.scoring.models.discussion import CellComment
from issuetrees.scoring.read import agreement as agreement_read
from issuetrees.scoring.read import discussion as discussion_read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.write import discussion as discussion_write
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.scoring.comment_form import CommentForm
from issuetrees.web.scoring.rows import agreement as rows
from issuetrees.web.scoring.rows.discussion import threads
from issuetrees.workspaces.access import Action


@require_safe
def agreement(request: HttpRequest, round_id: uuid.UUID) -> HttpResponse:
    """Show the map; ``?cell=initiative:criterion`` shows what each said there, round by round."""
    return _show(request, round_id, request.GET.get("cell", ""), CommentForm())


@require_POST
def comment(
    request: HttpRequest, round_id: uuid.UUID, initiative_id: uuid.UUID, criterion_id: uuid.UUID
) -> HttpResponse:
    """Say something of a cell, or answer in one of its threads."""
    row = rounds_read.get(person(request), round_id)
    shell = engagement_shell(request, row.engagement_id, "scores", Action.COMMENT)
    form = CommentForm(request.POST)
    if form.is_valid():
        made = attempt(
            form,
            lambda: discussion_write.add_comment(
                actor=shell.user,
                round_id=round_id,
                initiative_id=initiative_id,
                criterion_id=criterion_id,
                **form.cleaned_data,
            ),
        )
        if made is not None:
            return _to_cell(made)
    thread = request.POST.get("thread_id", "")
    cell = f"{initiative_id}:{criterion_id}"
    return _show(request, round_id, cell, form, failed=f"answer-{thread}" if thread else "")


@require_POST
def comment_edit(request: HttpRequest, comment_id: uuid.UUID) -> HttpResponse:
    """Change one's own comment."""
    found = discussion_read.comment(person(request), comment_id)
    form = CommentForm(request.POST)
    if form.is_valid():
        saved = attempt(
            form,
            lambda: discussion_write.edit_comment(
                actor=person(request), comment_id=comment_id, text=form.cleaned_data["text"]
            ),
        )
        if saved is not None:
            return _to_cell(saved)
    return _show(request, found.round_id, _cell_of(found), form, failed=f"edit-{comment_id}")


@require_POST
def comment_delete(request: HttpRequest, comment_id: uuid.UUID) -> HttpResponse:
    """Delete a comment; Undo brings it back."""
    found = discussion_write.delete_comment(actor=person(request), comment_id=comment_id)
    undo = reverse("web:cell_comment_restore", args=[found.pk])
    toast(request, _("The comment is deleted."), undo=undo)
    return _to_cell(found)


@require_POST
def comment_restore(request: HttpRequest, comment_id: uuid.UUID) -> HttpResponse:
    """Undo a deletion."""
    return _act(request, comment_id, discussion_write.restore_comment)


@require_POST
def thread_resolve(request: HttpRequest, comment_id: uuid.UUID) -> HttpResponse:
    """Settle a thread."""
    return _act(request, comment_id, discussion_write.resolve_thread)


@require_POST
def thread_reopen(request: HttpRequest, comment_id: uuid.UUID) -> HttpResponse:
    """Take a thread up again."""
    return _act(request, comment_id, discussion_write.reopen_thread)


def _act(
    request: HttpRequest, comment_id: uuid.UUID, act: Callable[..., CellComment]
) -> HttpResponse:
    return _to_cell(act(actor=person(request), comment_id=comment_id))


def _show(
    request: HttpRequest,
    round_id: uuid.UUID,
    cell: str,
    form: CommentForm,
    failed: str | None = None,
) -> HttpResponse:
    row = rounds_read.get(person(request), round_id)
    shell = engagement_shell(request, row.engagement_id, "scores")
    found = agreement_read.agreement(shell.user, round_id)
    opened = rows.chosen(found, cell)
    return page(
        request,
        "scoring/agreement.html",
        shell,
        round=row,
        criteria=found.criteria,
        lines=rows.heat_map(found, discussion_read.open_counts(shell.user, round_id)),
        people=rows.people(found),
        coefficients=rows.coefficients(found),
        opened=opened,
        form=form,
        failed=failed,
        **(_cell(shell, found, opened) if opened else {}),
    )


def _cell(shell: Shell, found: agreement_read.Agreement, opened: rows.MapCell) -> dict[str, Any]:
    """What is shown of the opened cell: its history and its discussion."""
    initiative, criterion = rows.ids(opened)
    said = discussion_read.comments(shell.user, found.round.pk)
    said = said.filter(initiative=initiative, criterion=criterion)
    return {
        "steps": rows.steps(agreement_read.history(shell.user, initiative, criterion)),
        "initiative": next(one for one in found.initiatives if one.pk == initiative),
        "criterion": next(one for one in found.criteria if one.pk == criterion),
        "threads": threads(said, shell.user.pk, manages=shell.can["manage"]),
        "blind": discussion_read.blind_since(found.round),
    }


def _to_cell(found: CellComment) -> HttpResponse:
    address = reverse("web:round_agreement", args=[found.round_id])
    return redirect(f"{address}?{urlencode({'cell': _cell_of(found)})}#discussion")


def _cell_of(found: CellComment) -> str:
    return f"{found.initiative_id}:{found.criterion_id}"

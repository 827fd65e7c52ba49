"""The page of assessors: who scores, in whose name, and how much it counts."""

import uuid
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.scoring.choices import members
from issuetrees.web.scoring.forms import AssessorForm
from issuetrees.workspaces.access import Action

_GET_POST: Final = ["GET", "HEAD", "POST"]
_OFFERED: Final = 12  # members who are added in one press; the form knows all


@require_safe
def assessors(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """List the assessors."""
    return _show(request, engagement_shell(request, engagement_id, "scores"))


@require_http_methods(_GET_POST)
def new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Add an assessor."""
    shell = engagement_shell(request, engagement_id, "scores", Action.EDIT)
    form = AssessorForm(request.POST or None, members=members(shell))
    if request.method == "POST" and form.is_valid():
        given = form.given(is_new=True)
        made = attempt(
            form,
            lambda: assessors_write.create_assessor(
                actor=shell.user, engagement_id=engagement_id, **given
            ),
        )
        if made is not None:
            return redirect("web:assessors", engagement_id)
    return _show(request, shell, form=form)


@require_http_methods(_GET_POST)
def edit(request: HttpRequest, assessor_id: uuid.UUID) -> HttpResponse:
    """Change an assessor."""
    assessor = assessors_read.assessor(person(request), assessor_id)
    shell = engagement_shell(request, assessor.engagement_id, "scores", Action.EDIT)
    initial = {name: getattr(assessor, name) for name in AssessorForm.base_fields}
    form = AssessorForm(request.POST or None, initial=initial, members=members(shell))
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form,
            lambda: assessors_write.edit_assessor(
                actor=shell.user, assessor_id=assessor_id, **form.given()
            ),
        )
        if saved is not None:
            return redirect("web:assessors", assessor.engagement_id)
    return _show(request, shell, form=form, editing=assessor)


@require_POST
def delete(request: HttpRequest, assessor_id: uuid.UUID) -> HttpResponse:
    """Delete an assessor with their scores; Undo brings them back."""
    entry = assessors_write.delete_assessor(actor=person(request), assessor_id=assessor_id)
    return deleted(request, entry, "web:assessors", entry.engagement_id)


def _show(
    request: HttpRequest,
    shell: Shell,
    *,
    form: AssessorForm | None = None,
    editing: Assessor | None = None,
) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    found = assessors_read.assessors(shell.user, shell.engagement.pk)
    scoring = {str(one.user_id) for one in found}
    return page(
        request,
        "scoring/assessors.html",
        shell,
        assessors=found,
        others=[one for one in members(shell) if one[0] not in scoring][:_OFFERED],
        form=form,
        editing=editing,
    )

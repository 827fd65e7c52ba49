"""Pages of the budget frame: the sheet and its form."""

import uuid
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from issuetrees.portfolio.read import frames as read
from issuetrees.portfolio.write import frames as write
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import engagement_shell, page
from issuetrees.web.frame.toasts import toast
from issuetrees.web.portfolio.frame_form import FrameForm
from issuetrees.web.portfolio.frame_rows import rows_of
from issuetrees.workspaces.access import Action

_PLACE: Final = "portfolio"


@require_safe
def frame(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the frame with what follows from it."""
    shell = engagement_shell(request, engagement_id, _PLACE)
    framed = read.framed(shell.user, read.frame(shell.user, engagement_id))
    return page(
        request,
        "portfolio/frame.html",
        shell,
        frame=framed.row,
        framed=framed,
        rows=rows_of(framed),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Write the frame."""
    shell = engagement_shell(request, engagement_id, _PLACE, Action.EDIT)
    framed = read.framed(shell.user, read.frame(shell.user, engagement_id))
    form = FrameForm(framed, request.POST or None)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form,
            lambda: write.edit_frame(actor=shell.user, engagement_id=engagement_id, **form.given()),
        )
        if saved is not None:
            _said, entry = saved
            if entry is not None:
                undo = reverse("web:edit_undo", args=[entry.pk])
                toast(request, _("The budget frame is saved."), undo=undo)
            return redirect("web:budget_frame", engagement_id)
    return page(request, "portfolio/frame_edit.html", shell, form=form)

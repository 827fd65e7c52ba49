"""The undo of an edit of any kind that has one."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from issuetrees.kit.sentences import fill
from issuetrees.web.deletions.kinds import place_of, title_of
from issuetrees.web.frame.shell import person
from issuetrees.web.frame.toasts import toast
from issuetrees.workspaces import edits


@require_POST
def undo(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Put back what an edit replaced and show the page on which it stands; that can be undone."""
    entry = edits.edit(person(request), entry_id)
    row = edits.undo(actor=person(request), entry_id=entry_id)
    made = edits.latest(row, None, entry.action.removeprefix(f"{entry.target_kind}_"))
    again = reverse("web:edit_undo", args=[made.pk]) if made and made != entry else ""
    toast(
        request, fill(_("“{title}” is as it was before."), title=title_of(entry, row)), undo=again
    )
    return redirect(*place_of(person(request), entry, row))

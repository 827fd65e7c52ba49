"""Undo of a deletion of goals, criteria, gates, initiatives or assessors."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from issuetrees.kit.sentences import fill
from issuetrees.web.frame.shell import person
from issuetrees.web.frame.toasts import toast
from issuetrees.workspaces import deletions

_PAGES = {"initiative": "web:initiatives", "assessor": "web:assessors", "report": "web:reports"}


@require_POST
def undo(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Bring back what was deleted and show the page on which it stands."""
    entry = deletions.deletion(person(request), entry_id)
    restored = deletions.restore(actor=person(request), entry_id=entry_id)
    toast(request, fill(_("«{title}» is back."), title=restored))
    name = _PAGES.get(entry.target_kind, "web:goals")
    return redirect(name, entry.engagement_id)

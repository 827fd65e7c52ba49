"""What was deleted or changed lately in all workspaces, and the undo of a deletion of any kind."""

import uuid
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from issuetrees.kit.sentences import fill
from issuetrees.web.deletions.kinds import KINDS, kind_of, place_of
from issuetrees.web.frame.shell import own_page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.workspaces import deletions, edits

PAGE_SIZE: Final = 50
#: How many of the latest changes are offered to be undone.
_CHANGES: Final = 30


@require_safe
def lately(request: HttpRequest) -> HttpResponse:
    """List what the person may bring back, and changes that may be undone, the latest first."""
    found = deletions.deletions(person(request))
    rows = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    lines = [(entry, KINDS[entry.target_kind].word) for entry in rows]
    changed = [
        (entry, kind_of(entry), entry.details.get("title", ""))
        for entry in edits.edits(person(request))[:_CHANGES]
    ]
    return own_page(
        request, "deletions/lately.html", "deletions", rows=rows, lines=lines, changed=changed
    )


@require_POST
def undo(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Bring back what was deleted and show the page on which it stands."""
    entry = deletions.deletion(person(request), entry_id)
    restored = deletions.restore(actor=person(request), entry_id=entry_id)
    toast(request, fill(_("“{title}” is back."), title=restored))
    return redirect(*place_of(person(request), entry, restored))

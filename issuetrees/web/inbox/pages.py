"""What waits for a person: the inbox, and the open questions that they own."""

import datetime as dt
import uuid
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from issuetrees.comments import inbox as entries
from issuetrees.core.errors import NotFound
from issuetrees.graphs import questions as own
from issuetrees.kit.sentences import fill
from issuetrees.web.frame.shell import own_page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.inbox.rows import Line, QuestionLine

PAGE_SIZE: Final = 50


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """List what waits for the person, a page at a time; ``?done`` shows what does not any more."""
    is_done = "done" in request.GET
    found = (entries.done_entries if is_done else entries.open_entries)(person(request))
    rows = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    lines = [Line(entry) for entry in rows]
    return own_page(request, "inbox/inbox.html", "inbox", rows=rows, lines=lines, is_done=is_done)


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """List the person's open questions, a page at a time, of all engagements or of one."""
    everything = own.open_questions(person(request))
    engagements = own.engagements_of(everything)
    chosen = request.GET.get("engagement", "")
    one = next((pk for pk, _name, _count in engagements if str(pk) == chosen), None)
    found = everything.filter(graph__engagement_id=one) if one else everything
    rows = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return own_page(
        request,
        "inbox/questions.html",
        "questions",
        rows=rows,
        lines=[QuestionLine(one) for one in own.told(rows)],
        engagements=engagements,
        chosen=chosen if one else "",
    )


@require_POST
def finish(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Be done with an entry; Undo opens it again."""
    entries.set_done(actor=person(request), entry_id=entry_id, is_done=True)
    toast(request, _("Done."), undo=reverse("web:inbox_reopen", args=[entry_id]))
    return _back(request)


@require_POST
def reopen(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Take back that one is done with an entry."""
    entries.set_done(actor=person(request), entry_id=entry_id, is_done=False)
    toast(request, _("It is open again."))
    return _back(request)


@require_POST
def finish_all(request: HttpRequest) -> HttpResponse:
    """Be done with all that waits; Undo opens it again."""
    done_at, count = entries.finish_all(actor=person(request))
    words = ngettext("{count} entry is done.", "{count} entries are done.", count)
    undo = reverse("web:inbox_take_back", args=[done_at.isoformat()])
    toast(request, fill(words, count=count), undo=undo)
    return redirect("web:inbox")


@require_POST
def take_back(request: HttpRequest, moment: str) -> HttpResponse:
    """Open again what the person was done with at a moment."""
    try:
        done_at = dt.datetime.fromisoformat(moment)
    except ValueError:
        raise NotFound from None
    if done_at.tzinfo is None or not entries.take_back(actor=person(request), done_at=done_at):
        raise NotFound
    toast(request, _("Undone."))
    return redirect("web:inbox")


def _back(request: HttpRequest) -> HttpResponse:
    """Go back to the part of the list in which the button stood."""
    query = request.GET.urlencode()
    return redirect(f"{reverse('web:inbox')}{'?' if query else ''}{query}")

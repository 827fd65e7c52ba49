"""What every page answers when a row of it was deleted."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from issuetrees.kit.sentences import fill
from issuetrees.web.frame.toasts import toast


def deleted(
    request: HttpRequest, entry_id: uuid.UUID, details: dict[str, Any], name: str
) -> HttpResponseRedirect:
    """Say what was deleted, with Undo, and go back to the page of that name."""
    undo = reverse("web:deletion_undo", args=[entry_id])
    toast(request, fill(_("«{title}» is deleted."), title=details["title"]), undo=undo)
    return redirect(name, details["engagement_id"])

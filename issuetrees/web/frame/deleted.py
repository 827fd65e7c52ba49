"""What every page answers when something was deleted."""

import uuid

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from issuetrees.kit.sentences import fill
from issuetrees.web.frame.toasts import toast
from issuetrees.workspaces.models import AuditEntry


def deleted(
    request: HttpRequest, entry: AuditEntry, name: str, *of: uuid.UUID | None
) -> HttpResponseRedirect:
    """Say what was deleted, with Undo, and go to the page of that name."""
    undo = reverse("web:deletion_undo", args=[entry.pk])
    toast(request, fill(_("“{title}” is deleted."), title=entry.details["title"]), undo=undo)
    return redirect(name, *of)

"""What every page says when something was changed whose edits can be undone."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from issuetrees.kit.models import Versioned
from issuetrees.kit.sentences import fill
from issuetrees.web.frame.toasts import toast
from issuetrees.workspaces import edits


def edited(request: HttpRequest, row: Versioned, before: int | None) -> None:
    """Say that a row is saved, with Undo; nothing where its version is still ``before``."""
    entry = edits.latest(row, before)
    if entry is not None:
        undo = reverse("web:edit_undo", args=[entry.pk])
        toast(request, fill(_("“{title}” is saved."), title=row), undo=undo)

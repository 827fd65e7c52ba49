"""Pages of an engagement: overview, create, edit, archive."""

import uuid
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.copying.engagements import copy_engagement
from issuetrees.kit.formats.currencies import ROUBLE
from issuetrees.kit.sentences import fill
from issuetrees.web.engagements import overview
from issuetrees.web.engagements.forms import EngagementForm
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person, workspace_shell
from issuetrees.web.frame.toasts import toast
from issuetrees.workspaces import deletions, read, write
from issuetrees.workspaces.access import Action

#: The currency of a workspace's first engagement, by the language of who makes it.
_FIRST: Final = {"en": "EUR", "ru": ROUBLE}


@require_safe
def engagement(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Answer in one screen: the question, how far, what leads, what changed, what next."""
    shell = engagement_shell(request, engagement_id, "overview")
    return page(request, "engagements/engagement.html", shell, overview=overview.of(shell))


@require_safe
def leaders(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the first five places of the ranking, as a part of the overview."""
    shell = engagement_shell(request, engagement_id, "overview")
    found = overview.leaders(shell.user, engagement_id)
    context = {"shell": shell, "engagement": shell.engagement, "leaders": found}
    return render(request, "engagements/_leaders.html", context)


@require_safe
def findings(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show how many findings are open, as a part of the overview."""
    shell = engagement_shell(request, engagement_id, "overview")
    count = overview.findings(shell.user, engagement_id)
    return render(request, "engagements/_findings.html", {"count": count})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """Create an engagement."""
    shell = workspace_shell(request, workspace_id, "engagements", Action.EDIT)
    form = EngagementForm(request.POST or None, initial=_first_choices(shell))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: write.create_engagement(
                actor=shell.user, workspace_id=workspace_id, **form.cleaned_data
            ),
        )
        if made is not None:
            return redirect("web:engagement", made.pk)
    return page(request, "engagements/new.html", shell, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Change name, client, question, language, time zone or currency."""
    shell = engagement_shell(request, engagement_id, "overview", Action.EDIT)
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    fields = ("name", "client", "question", "language", "time_zone", "currency")
    initial = {field: getattr(shell.engagement, field) for field in fields}
    form = EngagementForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form,
            lambda: write.edit_engagement(
                actor=shell.user, engagement_id=engagement_id, **form.cleaned_data
            ),
        )
        if saved is not None:
            return redirect("web:engagement", engagement_id)
    return page(request, "engagements/edit.html", shell, form=form)


@require_POST
def copy(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Copy an engagement and open the copy."""
    made = copy_engagement(
        actor=person(request), engagement_id=engagement_id, has_scores="scores" in request.POST
    )
    toast(request, fill(_("“{title}” is there."), title=made.name))
    return redirect("web:engagement", made.pk)


@require_POST
def archive(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Put an engagement away; Undo brings it back."""
    saved = write.edit_engagement(
        actor=person(request), engagement_id=engagement_id, is_archived=True
    )
    undo = reverse("web:engagement_restore", args=[engagement_id])
    toast(request, fill(_("“{name}” is archived."), name=saved.name), undo=undo)
    return redirect("web:workspace", saved.workspace_id)


@require_POST
def restore(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Bring an archived engagement back."""
    saved = write.edit_engagement(
        actor=person(request), engagement_id=engagement_id, is_archived=False
    )
    toast(request, fill(_("“{name}” is back."), name=saved.name))
    return redirect("web:engagement", engagement_id)


@require_POST
def delete(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Delete an engagement with all that is in it; Undo brings it back."""
    entry = deletions.delete_engagement(actor=person(request), engagement_id=engagement_id)
    return deleted(request, entry, "web:workspace", entry.workspace_id)


def _first_choices(shell: Shell) -> dict[str, str]:
    """The reader's own language and zone, and the currency that the workspace used last."""
    assert shell.workspace is not None  # noqa: S101 - a workspace's shell has it
    language = get_language() or "en"
    return {
        "language": language,
        "time_zone": timezone.get_current_timezone_name(),
        "currency": read.usual_currency(shell.user, shell.workspace.pk) or _FIRST[language],
    }

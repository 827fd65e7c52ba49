"""Pages of a workspace: its engagements, settings and audit log."""

import uuid

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import page, person, workspace_shell
from issuetrees.web.frame.toasts import toast
from issuetrees.web.workspaces import audit_words
from issuetrees.web.workspaces.forms import WorkspaceForm
from issuetrees.workspaces import deletions, read, write
from issuetrees.workspaces.access import Action

PAGE_SIZE = 50


@require_safe
def workspace(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """List the engagements of a workspace, a page at a time; ``?archived`` shows the others."""
    shell = workspace_shell(request, workspace_id, "engagements")
    is_archived = "archived" in request.GET
    everything = read.engagements(shell.user, is_archived=None).filter(workspace=shell.workspace)
    rows = Paginator(everything.filter(is_archived=is_archived), PAGE_SIZE)
    return page(
        request,
        "workspaces/workspace.html",
        shell,
        rows=rows.get_page(request.GET.get("page")),
        is_archived=is_archived,
        archived_count=everything.filter(is_archived=True).count(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Create a workspace."""
    user = person(request)
    form = WorkspaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: write.create_workspace(actor=user, **form.cleaned_data))
        if made is not None:
            return redirect("web:workspace", made.pk)
    return render(request, "workspaces/new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """Rename a workspace."""
    shell = workspace_shell(request, workspace_id, "settings", Action.MANAGE)
    form = WorkspaceForm(request.POST or None, initial={"name": shell.workspace.name})
    if request.method == "POST" and form.is_valid():
        renamed = attempt(
            form,
            lambda: write.rename_workspace(
                actor=shell.user, workspace_id=workspace_id, **form.cleaned_data
            ),
        )
        if renamed is not None:
            toast(request, _("Renamed."))
            return redirect("web:workspace_settings", workspace_id)
    return page(request, "workspaces/settings.html", shell, form=form)


@require_POST
def delete(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """Delete a workspace with all that is in it; Undo brings it back."""
    entry = deletions.delete_workspace(actor=person(request), workspace_id=workspace_id)
    return deleted(request, entry, "web:home")


@require_safe
def audit_log(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """Show who did what, newest first."""
    shell = workspace_shell(request, workspace_id, "log", Action.MANAGE)
    found = read.audit_entries(shell.user, workspace_id).select_related("actor", "engagement")
    rows = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    lines = [(entry, audit_words.sentence(entry)) for entry in rows]
    return page(request, "workspaces/audit_log.html", shell, rows=rows, lines=lines)

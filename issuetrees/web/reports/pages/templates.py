"""Pages of a workspace's own templates of reports."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.kit.sentences import fill
from issuetrees.reports import read
from issuetrees.reports import templates as own
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import engagement_shell, page, person, workspace_shell
from issuetrees.web.frame.toasts import toast
from issuetrees.web.reports.forms import NewTemplateForm, TemplateForm
from issuetrees.workspaces.access import Action


@require_safe
def templates(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """List the templates of a workspace; also where there are none yet."""
    shell = workspace_shell(request, workspace_id, "report_templates")
    rows = own.templates(shell.user, workspace_id)
    return page(request, "reports/templates.html", shell, rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Keep a report as a template for others."""
    found = read.report(person(request), report_id)
    shell = engagement_shell(request, found.engagement_id, "reports", Action.EDIT)
    form = NewTemplateForm(request.POST or None, initial={"name": found.title[:120]})
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: own.save_as_template(
                actor=shell.user, report_id=report_id, **form.cleaned_data
            ),
        )
        if made is not None:
            toast(request, fill(_("Kept. A new report may begin with “{title}”."), title=made))
            return redirect("web:report", report_id)
    return page(request, "reports/template_new.html", shell, form=form, report=found)


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest, template_id: uuid.UUID) -> HttpResponse:
    """Give a template another name."""
    row = own.template(person(request), template_id)
    shell = workspace_shell(request, row.workspace_id, "report_templates", Action.EDIT)
    form = TemplateForm(request.POST or None, initial={"name": row.name})
    if request.method == "POST" and form.is_valid():
        renamed = attempt(
            form,
            lambda: own.rename_template(
                actor=shell.user, template_id=template_id, **form.cleaned_data
            ),
        )
        if renamed is not None:
            toast(request, _("Saved."))
            return redirect("web:report_templates", row.workspace_id)
    return page(request, "reports/template.html", shell, form=form, row=row)


@require_POST
def delete(request: HttpRequest, template_id: uuid.UUID) -> HttpResponse:
    """Delete a template; Undo brings it back."""
    workspace_id = own.template(person(request), template_id).workspace_id
    entry = own.delete_template(actor=person(request), template_id=template_id)
    return deleted(request, entry, "web:report_templates", workspace_id)

"""Pages of the brand: of a workspace, and what one of its engagements has otherwise."""

import uuid
from base64 import b64encode
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from issuetrees.reports import branding, brands
from issuetrees.reports.looks import Logo
from issuetrees.reports.models import Brand
from issuetrees.reports.scene.theme import Look, theme_of
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, workspace_shell
from issuetrees.web.frame.toasts import toast
from issuetrees.web.reports.brand_form import BrandForm
from issuetrees.workspaces.access import Action


@require_http_methods(["GET", "HEAD", "POST"])
def workspace(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """Show and change how the reports of a workspace look."""
    action = Action.MANAGE if request.method == "POST" else Action.VIEW
    shell = workspace_shell(request, workspace_id, "brand", action)
    row = brands.brand_of_workspace(shell.user, workspace_id)

    def save(**given: Any) -> Brand:
        return branding.edit_workspace_brand(actor=shell.user, workspace_id=workspace_id, **given)

    return _answer(request, shell, row, save, can_edit=shell.can["manage"])


@require_http_methods(["GET", "HEAD", "POST"])
def engagement(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show and change what the reports of an engagement have otherwise than its workspace."""
    action = Action.EDIT if request.method == "POST" else Action.VIEW
    shell = engagement_shell(request, engagement_id, "reports", action)
    row = brands.brand_of_engagement(shell.user, engagement_id)

    def save(**given: Any) -> Brand:
        return branding.edit_engagement_brand(
            actor=shell.user, engagement_id=engagement_id, **given
        )

    return _answer(request, shell, row, save, can_edit=shell.can["edit"])


def _answer(
    request: HttpRequest, shell: Shell, row: Brand, save: Callable[..., Brand], *, can_edit: bool
) -> HttpResponse:
    form = BrandForm(row, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: save(**form.given()))
        if saved is not None:
            toast(request, _("Saved. Files that are made from now on show it."))
            return redirect(request.path)
    return page(
        request,
        "reports/brand.html",
        shell,
        form=form,
        can_edit=can_edit,
        template_name=row.slide_template_name,
        sample=_sample(row),
    )


def _sample(row: Brand) -> dict[str, Any]:
    """What a report would look like, as values of a small drawing."""
    shown = brands.brand_as_shown(row)
    theme = theme_of(Look("a4", shown.accent, shown.dark, shown.title_face))
    return {
        "brand": shown,
        "dark": theme.colours["navy"],
        "on_dark": theme.colours["on-navy"],
        "accent": theme.colours["accent"],
        "firm_logo": _address(shown.firm_logo),
        "client_logo": _address(shown.client_logo),
    }


def _address(logo: Logo | None) -> str:
    return f"data:image/png;base64,{b64encode(logo.content).decode()}" if logo else ""

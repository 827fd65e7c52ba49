"""Links to the files of a report, for those who make and withdraw them."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from issuetrees.reports import read
from issuetrees.reports.models import SharedLink
from issuetrees.reports.sharing import read as sharing
from issuetrees.reports.sharing import write
from issuetrees.scoring.read import sheets
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.reports.forms import LinkForm
from issuetrees.workspaces.access import Action

VISITS_SHOWN = 20
LINKS_SHOWN = 100
# Where a session keeps the address of a new link until it has been shown.
_MADE = "made_link"


@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Show the links of a report with their log, and make one; its address is shown once."""
    report = read.report(person(request), report_id)
    shell = engagement_shell(request, report.engagement_id, "reports", Action.EDIT)
    files = read.finished(shell.user, report.pk)[:LINKS_SHOWN]
    form = LinkForm(request.POST or None, files=files)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: write.share(actor=shell.user, report_id=report.pk, **form.cleaned_data),
        )
        if made:
            link, token = made
            request.session[_MADE] = {"link_id": str(link.pk), "token": token}
            return redirect("web:report_links", report.pk)
    found = sharing.links(shell.user, report.pk)[:LINKS_SHOWN]
    return page(
        request,
        "reports/links.html",
        shell,
        report=report,
        form=form,
        rows=sharing.with_latest_visits(found, VISITS_SHOWN),
        hides_scores=sheets.hides(shell.user, report.engagement_id),
        **_shown(request, found),
    )


def _shown(request: HttpRequest, found: Iterable[SharedLink]) -> dict[str, Any]:
    """Return the address of a link that was just made: once, so that a reload makes no second."""
    told = request.session.pop(_MADE, None) if request.method == "GET" else None
    if told is None:
        return {}
    made = next((one for one in found if str(one.pk) == told["link_id"]), None)
    if made is None:
        return {}
    address = request.build_absolute_uri(reverse("web:shared", args=[told["token"]]))
    return {"link": address, "made": made}


@require_POST
def revoke(request: HttpRequest, link_id: uuid.UUID) -> HttpResponse:
    """Withdraw a link."""
    found = write.revoke(actor=person(request), link_id=link_id)
    toast(request, _("The link no longer works."))
    return redirect("web:report_links", found.report_id)

"""What is disproved in all trees of a workspace, for whoever answers for them."""

import uuid
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from issuetrees.inquiry import disproofs as kept
from issuetrees.inquiry.disproofs import OpenDisproof
from issuetrees.web.frame.shell import page, workspace_shell

PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A disproof, and where its split opens."""

    told: OpenDisproof

    @property
    def url(self) -> str:
        place = reverse("web:graph", args=[self.told.graph_id])
        return f"{place}?{urlencode({'node': self.told.node_id})}"


@require_safe
def disproofs(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """List what is disproved and nobody has waived, of all engagements or of one."""
    shell = workspace_shell(request, workspace_id, "disproofs")
    left = kept.catch_up(shell.user, workspace_id)
    everything = kept.of_workspace(shell.user, workspace_id)
    engagements = kept.engagements_of(everything)
    chosen = request.GET.get("engagement", "")
    one = next((pk for pk, _name, _count in engagements if str(pk) == chosen), None)
    found = everything.filter(split__graph__engagement_id=one) if one else everything
    rows = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return page(
        request,
        "workspaces/disproofs.html",
        shell,
        rows=rows,
        lines=[Line(told) for told in kept.tell(list(rows))],
        engagements=engagements,
        chosen=chosen if one else "",
        left=left,
    )

"""The page on which a map comes in from a file or a text: looked at first, then put in."""

import uuid
from base64 import b64decode, b64encode
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from issuetrees.careers.read.competencies import stage_map
from issuetrees.core.errors import Invalid
from issuetrees.core.map_files import MEANINGS
from issuetrees.exchange.maps import MapPreview, import_map, preview_map
from issuetrees.kit.sentences import sentence
from issuetrees.web.frame.shell import engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.workspaces.access import Action

# Of stages and arrows so many are listed before they are put in.
_LISTED: Final = 200


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Show the form, the preview of what was sent, or put it in and go to the map."""
    graph = stage_map(person(request), graph_id)
    shell = engagement_shell(request, graph.engagement_id, "maps", Action.EDIT)
    context: dict[str, Any] = {"graph": graph}
    if request.method == "POST":
        given = _given(request)
        try:
            if "confirm" in request.POST:
                import_map(actor=shell.user, graph_id=graph_id, **given)
                toast(request, _("The map is put in."))
                return redirect("web:graph", graph_id)
            seen = preview_map(actor=shell.user, graph_id=graph_id, **given)
            context |= _shown(seen, given)
        except Invalid as refused:
            context |= {"problem": sentence(refused), "text": given["text"]}
    return page(request, "careers/import.html", shell, **context)


def _given(request: HttpRequest) -> dict[str, Any]:
    """Return what was sent: a file that is chosen, one that was looked at, or the text."""
    upload = request.FILES.get("file")
    if upload is not None:
        return {"text": "", "file": upload.read(), "columns": {}}
    try:
        kept = b64decode(request.POST.get("kept", ""), validate=True)
    except ValueError:
        kept = b""
    text = "" if kept else request.POST.get("text", "")
    pairs = zip(request.POST.getlist("heading"), request.POST.getlist("meaning"), strict=False)
    return {"text": text, "file": kept, "columns": {key: one for key, one in pairs if one}}


def _shown(seen: MapPreview, given: dict[str, Any]) -> dict[str, Any]:
    template = seen.template
    titles = {one.key: one.title for one in template.stages} if template else {}
    stages = [one for one in template.stages if one.kind == "stage"] if template else []
    forks = [one for one in template.stages if one.kind == "fork"] if template else []
    arrows = template.arrows if template else ()
    return {
        "seen": seen,
        "text": given["text"],
        "kept": b64encode(given["file"]).decode() if given["file"] else "",
        "stages": stages,
        "forks": forks,
        "arrows": [(titles[one.source], titles[one.target]) for one in arrows[:_LISTED]],
        "arrow_count": len(arrows),
        "listed": stages[:_LISTED],
        "competencies": template.competencies if template else (),
        "is_cut": max(len(stages), len(arrows)) > _LISTED,
        "most": _LISTED,
        "meanings": MEANINGS.items(),
        "is_unknown": not any(one.meaning for one in seen.columns),
    }

"""A workplan as files, and a table of it that comes back: looked at, then taken."""

import json
import uuid
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.errors import Conflict, Invalid, Refused
from issuetrees.core.text import gettext_noop
from issuetrees.exchange.workplan import TRACKERS, tracker_table, workbook
from issuetrees.exchange.workplan_return import Preview, preview
from issuetrees.graphs import write
from issuetrees.inquiry.read.workplan import workplan
from issuetrees.kit.formats.numbers import number
from issuetrees.kit.sentences import fill, sentence
from issuetrees.web.frame.shell import person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.inquiry.opened import Opened, opened
from issuetrees.workspaces.access import Action

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV: Final = "text/csv; charset=utf-8"


@require_safe
def file(request: HttpRequest, graph_id: uuid.UUID, form: str) -> HttpResponse:
    """Return the plan as a workbook, or as a table for a tracker of tasks."""
    here = opened(request, graph_id)
    plan = workplan(here.graph)
    if form == "xlsx":
        answer = HttpResponse(workbook(plan), content_type=_XLSX)
    elif form in TRACKERS:
        answer = HttpResponse(tracker_table(plan, form), content_type=_CSV)
    else:
        raise Http404
    ending = "xlsx" if form == "xlsx" else f"{form}.csv"
    answer["Content-Disposition"] = f'attachment; filename="workplan.{ending}"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def returned(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Ask for a file; show what it would change."""
    here = opened(request, graph_id, Action.EDIT)
    if request.method != "POST":
        return here.page("returned", "workplan")
    sent = request.FILES.get("file")
    try:
        if sent is None:
            raise Invalid("no_file", gettext_noop("Choose a file first."), field="file")
        found = _preview(here, sent.read())
    except Refused as refused:
        return here.page("returned", "workplan", problem=sentence(refused))
    return here.page("returned", "workplan", found=found, **_sentences(found))


@require_POST
def take(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Commit the cells that were ticked, as one revision."""
    here = opened(request, graph_id, Action.EDIT)
    fields: dict[str, dict[str, Any]] = {}
    try:
        for cell in request.POST.getlist("cell"):
            key, name, value = json.loads(cell)
            fields.setdefault(str(key), {})[str(name)] = value
        base = int(request.POST.get("base", ""))
    except (ValueError, TypeError):
        return redirect("web:workplan_return", graph_id)
    if not fields:
        return here.page("returned", "workplan", problem=_("Nothing was chosen."))
    commands = [{"kind": "edit_node", "id": key, "fields": one} for key, one in fields.items()]
    try:
        write.commit(graph_id=graph_id, commands=commands, actor=person(request), base=base)
    except Conflict:
        words = _("Somebody changed one of these cells meanwhile. Choose the file again.")
        return here.page("returned", "workplan", problem=words)
    except Refused as refused:
        return here.page("returned", "workplan", problem=sentence(refused))
    count = sum(map(len, fields.values()))
    said = ngettext("{count} cell is taken in.", "{count} cells are taken in.", count)
    toast(request, fill(said, count=number(count, get_language() or "en")))
    return redirect("web:workplan", graph_id)


def _preview(here: Opened, content: bytes) -> Preview:
    return preview(workplan(here.graph), content, get_language() or "en")


def _sentences(found: Preview) -> dict[str, Any]:
    """The cells as forms send them, and why what was not taken was not."""
    words = {
        "foreign": _("Row {place} is not of this plan: {words}"),
        "gone": _("Row {place} is no longer in the tree: {words}"),
        "twice": _("Row {place} stands there twice; the first counts: {words}"),
        "merged": _("{place} are merged cells and were not read: {words}. Split them first."),
    }
    remarks = []
    for one in found.remarks:
        if one.kind == "unreadable" and one.why:
            remarks.append(f"{one.place}: {sentence(one.why)}")
        elif one.kind == "column":
            known = _("{place}: the column “{words}” is not known and was left out.")
            missing = _("The column “{words}” is missing; nothing changes there.")
            remarks.append(fill(known if one.place else missing, place=one.place, words=one.words))
        else:
            remarks.append(fill(words[one.kind], place=one.place, words=one.words[:200] or "–"))
    rows = [
        (one, json.dumps([one.cell.id, one.cell.name, one.cell.value], ensure_ascii=False))
        for one in (*found.changes, *found.conflicts)
    ]
    split = len(found.changes)
    return {"remarks": remarks, "changes": rows[:split], "conflicts": rows[split:]}

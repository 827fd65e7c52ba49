"""The page of RACI: activities by parties in a grid, what is wrong with it, tables that come in."""

import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.raci.letters import shown
from issuetrees.core.tables.reading import pick
from issuetrees.kit.sentences import fill
from issuetrees.kit.tables.reading import read_sheets
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.tracking.models.activities import Activity
from issuetrees.tracking.read import activities as read
from issuetrees.tracking.read.roadmap import GOING
from issuetrees.tracking.team_templates import team_templates
from issuetrees.tracking.wording import finding_words
from issuetrees.tracking.write import activities as write
from issuetrees.tracking.write import raci_tables
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.edited import edited
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.tracking.raci_forms import ActivityForm, Choices, RaciPasteForm, effort_value
from issuetrees.workspaces import edits
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.models import AuditEntry

_PLACE: Final = "roles"
_GET_POST: Final = ["GET", "HEAD", "POST"]
#: Rows that are there before the grid draws those that are looked at.
_DRAWN: Final = 100


@require_safe
def show(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the grid; what is typed there goes to REST."""
    shell = engagement_shell(request, engagement_id, _PLACE)
    table = read.raci(shell.user, engagement_id)
    titles = _titles(table)
    lines = [_line(row, table, titles[row.pk]) for row in table.activities]
    return page(
        request,
        "tracking/raci.html",
        shell,
        table=table,
        lines=lines[:_DRAWN],
        activities=lines,
        findings=[finding_words(one, table) for one in table.findings],
        facts=_facts(table, titles),
        initiatives=_initiatives(shell),
        templates=_templates(),
    )


@require_http_methods(_GET_POST)
def activity_new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Add an activity."""
    shell = engagement_shell(request, engagement_id, _PLACE, Action.EDIT)
    asked = request.GET.get("initiative", "")
    form = ActivityForm(
        request.POST or None,
        initiatives=_initiatives(shell),
        parties=list(read.parties(shell.user, engagement_id)),
        initial={"initiative_id": asked},
    )
    return _saved(
        request,
        shell,
        form,
        lambda: write.create_activity(actor=shell.user, **form.given(is_new=True)),
        _("New activity"),
    )


@require_http_methods(_GET_POST)
def activity_edit(request: HttpRequest, activity_id: uuid.UUID) -> HttpResponse:
    """Change an activity."""
    row = read.activity(person(request), activity_id)
    here = row.initiative.engagement_id
    shell = engagement_shell(request, here, _PLACE, Action.EDIT)
    initial = {"title": row.title, "effort": effort_value(row.effort), "version": row.version}
    table = read.raci(shell.user, here)
    form = ActivityForm(
        request.POST or None,
        initial=initial,
        parties=table.parties,
        letters={of: said for (key, of), said in table.letters.items() if key == activity_id},
    )
    return _saved(
        request,
        shell,
        form,
        lambda: write.edit_activity(actor=shell.user, activity_id=activity_id, **form.given()),
        row.title,
        row,
    )


@require_POST
def activity_delete(request: HttpRequest, activity_id: uuid.UUID) -> HttpResponse:
    """Delete an activity; Undo brings it back with its letters."""
    entry = write.delete_activity(actor=person(request), activity_id=activity_id)
    return deleted(request, entry, "web:raci", entry.engagement_id)


@require_http_methods(_GET_POST)
def paste(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Put a pasted table or a file into an initiative."""
    shell = engagement_shell(request, engagement_id, _PLACE, Action.EDIT)
    form = RaciPasteForm(
        request.POST or None, request.FILES or None, initiatives=_initiatives(shell)
    )
    if request.method == "POST" and form.is_valid():
        put = attempt(form, lambda: _put(shell, form))
        if put is not None:
            _tell(request, put)
            return redirect("web:raci", engagement_id)
    return page(request, "tracking/raci_paste.html", shell, form=form)


@require_POST
def template(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Put a shipped team into an initiative, in the language of the engagement."""
    shell = engagement_shell(request, engagement_id, _PLACE, Action.EDIT)
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    form = RaciPasteForm(request.POST, initiatives=_initiatives(shell))
    if form.is_valid():
        put = raci_tables.put_template(
            actor=shell.user,
            initiative_id=form.cleaned_data["initiative_id"],
            name=request.POST.get("name", ""),
            language=shell.engagement.language,
        )
        _tell(request, put)
    return redirect("web:raci", engagement_id)


def _put(shell: Shell, form: RaciPasteForm) -> raci_tables.Put:
    language = get_language() or "en"
    sheet = pick(read_sheets(form.content, language))
    return raci_tables.put_table(
        actor=shell.user,
        initiative_id=form.cleaned_data["initiative_id"],
        rows=sheet.rows,
        language=language,
    )


def _tell(request: HttpRequest, put: raci_tables.Put) -> None:
    said = fill(
        _("New: activities – {activities}, parties – {parties}; cells changed – {cells}."),
        activities=str(put.activities),
        parties=str(put.parties),
        cells=str(put.cells),
    )
    undo = reverse("web:edit_undo", args=[put.entry.pk]) if put.entry else ""
    toast(request, said, undo=undo)


def _saved(
    request: HttpRequest,
    shell: Shell,
    form: ActivityForm,
    act: Callable[[], Activity],
    heading: str,
    activity: Activity | None = None,
) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    before = edits.latest(shell.engagement, None, "raci_set")
    saved = attempt(form, act) if request.method == "POST" and form.is_valid() else None
    if saved is not None:
        if activity is not None:
            edited(request, saved, activity.version)
            _tell_letters(request, shell, before)
        if "another" in request.POST:
            initiative = request.POST.get("initiative_id", "")
            return redirect(f"{request.path}?initiative={initiative}")
        return redirect("web:raci", shell.engagement.pk)
    return page(
        request,
        "tracking/activity_form.html",
        shell,
        form=form,
        heading=heading,
        activity=activity,
    )


def _tell_letters(request: HttpRequest, shell: Shell, before: AuditEntry | None) -> None:
    """Say that letters are others now, with Undo."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    entry = edits.latest(shell.engagement, None, "raci_set")
    if entry is not None and entry != before:
        undo = reverse("web:edit_undo", args=[entry.pk])
        toast(request, _("The letters are saved."), undo=undo)


def _titles(table: read.Raci) -> dict[uuid.UUID, str]:
    """What the activities are called; those of one title are told apart by their initiative."""
    count = Counter(row.title.casefold() for row in table.activities)
    return {
        row.pk: f"{row.title} · {row.initiative.title}"
        if count[row.title.casefold()] > 1
        else row.title
        for row in table.activities
    }


def _line(row: Any, table: read.Raci, title: str) -> dict[str, Any]:
    cells = [shown(table.letters.get((row.pk, party.pk), "")) for party in table.parties]
    said = ", ".join(
        f"{letters} {party.title}"
        for letters, party in zip(cells, table.parties, strict=True)
        if letters
    )
    return {"row": row, "title": title, "cells": cells, "said": said}


def _facts(table: read.Raci, titles: dict[uuid.UUID, str]) -> dict[str, Any]:
    """Return what the grid knows: columns, rows and their letters."""
    return {
        "parties": [[str(party.pk), party.title] for party in table.parties],
        "activities": [
            [
                str(row.pk),
                titles[row.pk],
                [shown(table.letters.get((row.pk, party.pk), "")) for party in table.parties],
            ]
            for row in table.activities
        ],
    }


def _initiatives(shell: Shell) -> Choices:
    """The initiatives that are going on first: most activities belong to them."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    found = initiatives_read.initiatives(shell.user, shell.engagement.pk)
    rows = sorted(found, key=lambda row: row.state not in GOING)
    return [(str(row.pk), row.title) for row in rows]


def _templates() -> list[dict[str, str]]:
    language = (get_language() or "en")[:2]
    return [
        {
            "name": one.name,
            "title": one.title.get(language, one.title["en"]),
            "purpose": one.purpose.get(language, one.purpose["en"]),
        }
        for one in team_templates().values()
    ]

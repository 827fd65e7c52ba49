"""Pages of test-drives: start, what is known, the blind round, what came out."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.test_drive import Table
from issuetrees.kit.sentences import sentence
from issuetrees.portfolio import test_drive_words as words
from issuetrees.portfolio.models.test_drives import PastCase, TestDrive
from issuetrees.portfolio.read import test_drives as read
from issuetrees.portfolio.write import test_drives as write
from issuetrees.scoring.models.rounds import RoundState
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.portfolio.test_drive_forms import CasesForm, NewTestDriveForm
from issuetrees.workspaces import edits
from issuetrees.workspaces.access import Action

_PLACE: Final = "portfolio"
_GET_POST: Final = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Grid:
    """A 2×2 with its words: what is compared with what."""

    title: str
    rows: Sequence[tuple[str, int, int]]
    columns: tuple[str, str]
    said: str


@require_safe
def test_drives(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the latest test-drive, or what one is for."""
    shell = engagement_shell(request, engagement_id, _PLACE)
    latest = read.test_drives(shell.user, engagement_id).first()
    if latest is not None:
        return _show(request, shell, latest)
    count = read.candidates(shell.user, engagement_id).count()
    return page(request, "portfolio/test_drive_empty.html", shell, past_count=count)


@require_safe
def test_drive(request: HttpRequest, test_drive_id: uuid.UUID) -> HttpResponse:
    """Show one test-drive."""
    row = read.test_drive(person(request), test_drive_id)
    return _show(request, engagement_shell(request, row.engagement_id, _PLACE), row)


@require_http_methods(_GET_POST)
def new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Choose past initiatives for a test-drive."""
    shell = engagement_shell(request, engagement_id, _PLACE, Action.EDIT)
    past = list(read.candidates(shell.user, engagement_id))
    form = NewTestDriveForm(past, request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: write.create_test_drive(
                actor=shell.user, engagement_id=engagement_id, **form.cleaned_data
            ),
        )
        if made is not None:
            return redirect("web:test_drive_cases", made.pk)
    return page(request, "portfolio/test_drive_new.html", shell, form=form, past=past)


@require_http_methods(_GET_POST)
def cases(request: HttpRequest, test_drive_id: uuid.UUID) -> HttpResponse:
    """Write what was known of the initiatives and how they turned out."""
    row = read.test_drive(person(request), test_drive_id)
    shell = engagement_shell(request, row.engagement_id, _PLACE, Action.EDIT)
    found = read.cases(shell.user, row)
    is_draft = row.round.state == RoundState.DRAFT
    form = CasesForm(found, request.POST or None, has_facts=is_draft)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and (told := attempt(form, lambda: _tell(shell, row, form))) is not None:
        entry = edits.latest(row, None, "told") if told else None
        undo = reverse("web:edit_undo", args=[entry.pk]) if entry else ""
        toast(request, _("What is known is saved."), undo=undo)
        return redirect("web:test_drive", row.pk)
    return page(request, "portfolio/test_drive_cases.html", shell, test_drive=row, form=form)


def _tell(shell: Shell, row: TestDrive, form: CasesForm) -> list[PastCase]:
    said: dict[uuid.UUID, Any] = {
        part.case.initiative_id: form.given(part.case) for part in form.parts
    }
    return write.tell_all(actor=shell.user, test_drive_id=row.pk, said=said)


@require_POST
def start(request: HttpRequest, test_drive_id: uuid.UUID) -> HttpResponse:
    """Open the blind round."""
    write.open_test_drive(
        actor=person(request), test_drive_id=test_drive_id, site=request.build_absolute_uri("/")
    )
    return redirect("web:test_drive", test_drive_id)


@require_POST
def reveal(request: HttpRequest, test_drive_id: uuid.UUID) -> HttpResponse:
    """Show scores and outcomes to all."""
    write.reveal_test_drive(actor=person(request), test_drive_id=test_drive_id)
    return redirect("web:test_drive", test_drive_id)


@require_POST
def delete(request: HttpRequest, test_drive_id: uuid.UUID) -> HttpResponse:
    """Delete a test-drive; Undo brings it back."""
    entry = write.delete_test_drive(actor=person(request), test_drive_id=test_drive_id)
    return deleted(request, entry, "web:test_drives", entry.engagement_id)


def _show(request: HttpRequest, shell: Shell, row: TestDrive) -> HttpResponse:
    others = read.test_drives(shell.user, row.engagement_id).exclude(pk=row.pk)
    found = read.cases(shell.user, row)
    context: dict[str, Any] = {
        "test_drive": row,
        "round": row.round,
        "others": others,
        "cases": found,
        "is_hidden": read.hides(shell.user, row),
        "missing": sum(not one.facts for one in found),
    }
    if row.round.state in (RoundState.OPEN, RoundState.CLOSED):
        asked = rounds_read.sheets(shell.user, row.round).filter(is_asked=True)
        context["sheets"] = [(one.assessor.name, one.done_at is not None) for one in asked]
    try:
        driven = read.driven(shell.user, row)
    except Invalid as refused:
        context["problem"] = sentence(refused)
        return page(request, "portfolio/test_drive.html", shell, **context)
    if driven is not None:
        context |= _said(driven)
    return page(request, "portfolio/test_drive.html", shell, driven=driven, **context)


def _said(driven: read.Driven) -> dict[str, Any]:
    what = driven.drive
    return {
        "few": words.few_said(driven),
        "figures": list(words.figures_said(what)) if what else [],
        "grids": list(_grids(driven)),
        "weights": words.weights_said(driven),
        "weights_caveat": words.weights_caveat(driven),
    }


def _grids(driven: read.Driven) -> Sequence[Grid]:
    what = driven.drive
    if what is None:
        return []
    well, chosen, called = (
        (_("turned out well"), _("turned out badly")),
        (_("would be chosen"), _("would not")),
        (_("called good"), _("called bad")),
    )
    return [
        _grid(_("Scheme against outcome"), what.scheme, chosen, well),
        _grid(_("Old verdict against outcome"), what.old, called, well),
        _grid(_("Scheme against old verdict"), what.verdicts, chosen, called),
    ]


def _grid(title: str, found: Table, rows: tuple[str, str], columns: tuple[str, str]) -> Grid:
    lines = ((rows[0], found.both, found.first_only), (rows[1], found.second_only, found.neither))
    return Grid(title, lines, columns, words.table_said(found))

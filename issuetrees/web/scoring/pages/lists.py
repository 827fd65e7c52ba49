"""The page of kinds, periods and teams: lists of an engagement whose forms open in place."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.errors import NotFound
from issuetrees.scoring.read import kinds, periods, teams
from issuetrees.scoring.write import kinds as kinds_write
from issuetrees.scoring.write import periods as periods_write
from issuetrees.scoring.write import teams as teams_write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import EditForm, attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.scoring.forms import KindForm, PeriodForm, TeamForm
from issuetrees.workspaces.access import Action

_GET_POST = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class ListOf:
    """A list: its words, its form, and the functions that read and change its rows."""

    heading: Promise
    note: Promise
    add: Promise
    form: type[EditForm]
    rows: Callable[..., Any]
    one: Callable[..., Any]
    create: Callable[..., Any]
    edit: Callable[..., Any]
    move: Callable[..., Any]
    delete: Callable[..., Any]


_LISTS: Final[Mapping[str, ListOf]] = {
    "kind": ListOf(
        _("Kinds"),
        _(
            "What belongs together is judged by the same yardsticks. A kind that is written for "
            "the first time in an initiative or a table appears here by itself."
        ),
        _("Add a kind"),
        KindForm,
        lambda reader, pk: kinds.counted(kinds.kinds(reader, pk)),
        kinds.kind,
        kinds_write.create_kind,
        kinds_write.edit_kind,
        kinds_write.move_kind,
        kinds_write.delete_kind,
    ),
    "period": ListOf(
        _("Periods"),
        _(
            "Quarters, years or phases in which initiatives cost something. An initiative whose "
            "costs are given by period costs their sum."
        ),
        _("Add a period"),
        PeriodForm,
        lambda reader, pk: periods.summed(periods.periods(reader, pk)),
        periods.period,
        periods_write.create_period,
        periods_write.edit_period,
        periods_write.move_period,
        periods_write.delete_period,
    ),
    "team": ListOf(
        _("Teams"),
        _("Whose work initiatives take, and in which unit it is counted."),
        _("Add a team"),
        TeamForm,
        lambda reader, pk: teams.summed(teams.teams(reader, pk)),
        teams.team,
        teams_write.create_team,
        teams_write.edit_team,
        teams_write.move_team,
        teams_write.delete_team,
    ),
}


@dataclass(frozen=True)
class Line:
    """A row with its neighbours; ``form`` where it is being changed."""

    row: Any
    before: Any
    after_next: uuid.UUID | None
    is_last: bool
    form: EditForm | None


@dataclass(frozen=True)
class Shown:
    """A list as it is shown; ``new_form`` where a row is being added."""

    what: str
    of: ListOf
    lines: list[Line]
    new_form: EditForm | None


@dataclass(frozen=True)
class Open:
    """The form that is open: in which list, in place of which row."""

    what: str = ""
    form: EditForm | None = None
    row_id: uuid.UUID | None = None


@require_safe
def lists(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the lists."""
    return _show(request, engagement_shell(request, engagement_id, "initiatives"), Open())


@require_http_methods(_GET_POST)
def new(request: HttpRequest, engagement_id: uuid.UUID, what: str) -> HttpResponse:
    """Add a row to a list."""
    shell = engagement_shell(request, engagement_id, "initiatives", Action.EDIT)
    of = _of(what)
    form = of.form(request.POST or None)
    return _save(
        request,
        shell,
        Open(what, form),
        lambda: of.create(actor=shell.user, engagement_id=engagement_id, **form.given(is_new=True)),
    )


@require_http_methods(_GET_POST)
def edit(request: HttpRequest, what: str, row_id: uuid.UUID) -> HttpResponse:
    """Change a row."""
    of = _of(what)
    row = of.one(person(request), row_id)
    shell = engagement_shell(request, row.engagement_id, "initiatives", Action.EDIT)
    initial = {name: getattr(row, name) for name in of.form.base_fields}
    form = of.form(request.POST or None, initial=initial)
    return _save(
        request,
        shell,
        Open(what, form, row_id),
        lambda: of.edit(actor=shell.user, **{f"{what}_id": row_id}, **form.given()),
    )


@require_POST
def move(request: HttpRequest, what: str, row_id: uuid.UUID) -> HttpResponse:
    """Put a row before another one, or last."""
    raw = request.POST.get("before", "")
    try:
        before_id = uuid.UUID(raw)
    except ValueError:
        before_id = None
    row = _of(what).move(actor=person(request), before_id=before_id, **{f"{what}_id": row_id})
    return redirect("web:initiative_lists", row.engagement_id)


@require_POST
def delete(request: HttpRequest, what: str, row_id: uuid.UUID) -> HttpResponse:
    """Delete a row; Undo brings it back."""
    entry = _of(what).delete(actor=person(request), **{f"{what}_id": row_id})
    return deleted(request, entry, "web:initiative_lists", entry.engagement_id)


def _of(what: str) -> ListOf:
    if what not in _LISTS:
        raise NotFound
    return _LISTS[what]


def _save(
    request: HttpRequest, shell: Shell, opened: Open, act: Callable[[], object]
) -> HttpResponse:
    form = opened.form
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    assert form is not None  # noqa: S101 - every caller opens one
    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        return redirect("web:initiative_lists", shell.engagement.pk)
    return _show(request, shell, opened)


def _show(request: HttpRequest, shell: Shell, opened: Open) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    engagement_id = shell.engagement.pk
    shown = [
        _shown(what, list(of.rows(shell.user, engagement_id)), opened)
        for what, of in _LISTS.items()
    ]
    return page(request, "scoring/lists.html", shell, lists=shown)


def _shown(what: str, rows: list[Any], opened: Open) -> Shown:
    is_here = opened.what == what
    after = [*(row.pk for row in rows[2:]), None, None]
    lines = [
        Line(
            row,
            before,
            after_next,
            row is rows[-1],
            opened.form if is_here and row.pk == opened.row_id else None,
        )
        for (before, row), after_next in zip(pairwise([None, *rows]), after, strict=False)
    ]
    is_new = is_here and opened.row_id is None
    return Shown(what, _LISTS[what], lines, opened.form if is_new else None)

"""The page of the kinds of initiatives; every form opens in its place on it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.scoring.models.kinds import InitiativeKind
from issuetrees.scoring.read import kinds as kinds_read
from issuetrees.scoring.write import kinds as kinds_write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.scoring.forms import KindForm
from issuetrees.workspaces.access import Action

_GET_POST = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Line:
    """A kind with its neighbours; ``form`` where it is being changed."""

    row: InitiativeKind
    before: InitiativeKind | None
    after_next: uuid.UUID | None
    is_last: bool
    form: KindForm | None


@require_safe
def kinds(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """List the kinds, each with the number of its initiatives."""
    return _show(request, engagement_shell(request, engagement_id, "initiatives"))


@require_http_methods(_GET_POST)
def new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Add a kind."""
    shell = engagement_shell(request, engagement_id, "initiatives", Action.EDIT)
    form = KindForm(request.POST or None)
    return _save(
        request,
        shell,
        form,
        lambda: kinds_write.create_kind(
            actor=shell.user, engagement_id=engagement_id, **form.given(is_new=True)
        ),
    )


@require_http_methods(_GET_POST)
def edit(request: HttpRequest, kind_id: uuid.UUID) -> HttpResponse:
    """Change a kind."""
    kind = kinds_read.kind(person(request), kind_id)
    shell = engagement_shell(request, kind.engagement_id, "initiatives", Action.EDIT)
    initial = {name: getattr(kind, name) for name in KindForm.base_fields}
    form = KindForm(request.POST or None, initial=initial)
    return _save(
        request,
        shell,
        form,
        lambda: kinds_write.edit_kind(actor=shell.user, kind_id=kind_id, **form.given()),
        editing=kind_id,
    )


@require_POST
def move(request: HttpRequest, kind_id: uuid.UUID) -> HttpResponse:
    """Put a kind before another one, or last."""
    raw = request.POST.get("before", "")
    try:
        before_id = uuid.UUID(raw)
    except ValueError:
        before_id = None
    kind = kinds_write.move_kind(actor=person(request), kind_id=kind_id, before_id=before_id)
    return redirect("web:kinds", kind.engagement_id)


@require_POST
def delete(request: HttpRequest, kind_id: uuid.UUID) -> HttpResponse:
    """Delete a kind; its initiatives stay, and Undo gives it back to them."""
    entry = kinds_write.delete_kind(actor=person(request), kind_id=kind_id)
    return deleted(request, entry, "web:kinds", entry.engagement_id)


def _save(
    request: HttpRequest,
    shell: Shell,
    form: KindForm,
    act: Callable[[], object],
    editing: uuid.UUID | None = None,
) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        return redirect("web:kinds", shell.engagement.pk)
    return _show(request, shell, form, editing)


def _show(
    request: HttpRequest,
    shell: Shell,
    form: KindForm | None = None,
    editing: uuid.UUID | None = None,
) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    rows = list(kinds_read.counted(kinds_read.kinds(shell.user, shell.engagement.pk)))
    return page(
        request,
        "scoring/kinds.html",
        shell,
        kinds=_lines(rows, form, editing),
        new_form=form if editing is None else None,
    )


def _lines(
    rows: list[InitiativeKind], form: KindForm | None, editing: uuid.UUID | None
) -> list[Line]:
    after = [*(row.pk for row in rows[2:]), None, None]
    return [
        Line(row, before, after_next, row is rows[-1], form if row.pk == editing else None)
        for (before, row), after_next in zip(pairwise([None, *rows]), after, strict=False)
        if row is not None
    ]

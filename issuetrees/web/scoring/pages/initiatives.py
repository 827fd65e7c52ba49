"""The page of initiatives: one table, in which forms open in place, and pasting."""

import uuid
from dataclasses import dataclass
from typing import Final

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core import limits
from issuetrees.core.text_checks import asked
from issuetrees.exchange.initiatives import XLSX, initiatives_workbook
from issuetrees.kit.sentences import fill
from issuetrees.scoring.columns import COLUMNS, lists_of
from issuetrees.scoring.models.initiatives import Initiative, InitiativeState, Side
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import kinds as kinds_read
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.scoring.choices import initiative_choices
from issuetrees.web.scoring.initiative_form import InitiativeForm, initiative_values
from issuetrees.web.scoring.rows.initiatives import related
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.models import Engagement

PAGE_SIZE: Final = 50
_GET_POST: Final = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class View:
    """What of the table is asked for; it stands in the address."""

    words: str
    kind_id: uuid.UUID | None
    side: str
    state: str
    sort: str
    query: str

    @classmethod
    def of(cls, request: HttpRequest) -> "View":
        given = request.GET
        side, state, sort = (given.get(name, "") for name in ("side", "state", "sort"))
        return cls(
            words=asked(given.get("q", "")),
            kind_id=_id(given.get("kind", "")),
            side=side if side in Side.values else "",
            state=state if state in InitiativeState.values else "",
            sort=sort if sort.removeprefix("-") in initiatives_read.SORTS else "",
            query=given.urlencode(),
        )

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.kind_id or self.side or self.state)

    def apply(self, found: QuerySet[Initiative]) -> QuerySet[Initiative]:
        """Filter and sort."""
        found = initiatives_read.matching(
            found, words=self.words, side=self.side, state=self.state, kind_id=self.kind_id
        )
        return initiatives_read.in_order(found, self.sort) if self.sort else found


@require_safe
def initiatives(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """List the initiatives."""
    return _show(request, engagement_shell(request, engagement_id, "initiatives"))


@require_http_methods(_GET_POST)
def new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Add an initiative; the form stays open for the next one when asked to."""
    shell = engagement_shell(request, engagement_id, "initiatives", Action.EDIT)
    form = InitiativeForm(request.POST or None, **initiative_choices(shell))
    if request.method == "POST" and form.is_valid():
        given = form.given(is_new=True)
        made = attempt(
            form,
            lambda: initiatives_write.create_initiative(
                actor=shell.user, engagement_id=engagement_id, **given
            ),
        )
        if made is not None:
            toast(request, fill(_("“{title}” is added."), title=made.title))
            name = "web:initiative_new" if "another" in request.POST else "web:initiatives"
            return _back(request, engagement_id, name)
    return _show(request, shell, new_form=form)


@require_http_methods(_GET_POST)
def edit(request: HttpRequest, initiative_id: uuid.UUID) -> HttpResponse:
    """Change an initiative in its row."""
    initiative = initiatives_read.initiative(person(request), initiative_id)
    shell = engagement_shell(request, initiative.engagement_id, "initiatives", Action.EDIT)
    choices = initiative_choices(shell)
    form = InitiativeForm(
        request.POST or None,
        initial=initiative_values(initiative, choices["titles"]),
        **choices,
    )
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form,
            lambda: initiatives_write.edit_initiative(
                actor=shell.user, initiative_id=initiative_id, **form.given()
            ),
        )
        if saved is not None:
            return _back(request, initiative.engagement_id)
    return _show(request, shell, editing=initiative, form=form)


@require_POST
def delete(request: HttpRequest, initiative_id: uuid.UUID) -> HttpResponse:
    """Delete an initiative with its scores; Undo brings them back."""
    entry = initiatives_write.delete_initiative(actor=person(request), initiative_id=initiative_id)
    return deleted(request, entry, "web:initiatives", entry.engagement_id)


@require_safe
def paste(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Where a table comes in; REST reads it, shows what it holds and adds what is right."""
    return _table(request, engagement_id)


@require_safe
def table(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """All initiatives in a grid, to be changed by hand or by pasting."""
    return _table(request, engagement_id, is_whole=True)


@require_safe
def workbook(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Return all initiatives as XLSX, which can be changed and pasted back."""
    shell = engagement_shell(request, engagement_id, "initiatives")
    content = initiatives_workbook(shell.user, engagement_id, get_language() or "en")
    response = HttpResponse(content, content_type=XLSX)
    name = slugify(_engagement(shell).name) or "issuetrees"
    response["Content-Disposition"] = f'attachment; filename="{name}-initiatives.xlsx"'
    return response


def _table(
    request: HttpRequest, engagement_id: uuid.UUID, *, is_whole: bool = False
) -> HttpResponse:
    shell = engagement_shell(request, engagement_id, "initiatives", Action.EDIT)
    choices = initiative_choices(shell)
    columns = {**COLUMNS, **lists_of(choices["periods"], choices["teams"])}
    return page(
        request,
        "scoring/paste.html",
        shell,
        is_whole=is_whole,
        columns=[{"value": name, "label": str(label)} for name, label in columns.items()],
        room=initiatives_write.room(engagement_id),
        limits=limits,
    )


def _show(
    request: HttpRequest,
    shell: Shell,
    *,
    new_form: InitiativeForm | None = None,
    editing: Initiative | None = None,
    form: InitiativeForm | None = None,
) -> HttpResponse:
    view = View.of(request)
    engagement_id = _engagement(shell).pk
    found = view.apply(initiatives_read.initiatives(shell.user, engagement_id))
    rows = Paginator(initiatives_read.with_parts(found), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    return page(
        request,
        "scoring/initiatives.html",
        shell,
        rows=rows,
        related=related(rows, initiatives_read.titles(shell.user, engagement_id)),
        costs=initiatives_read.likely_cost(found),
        view=view,
        kinds=kinds_read.kinds(shell.user, engagement_id),
        sides=Side.choices,
        states=InitiativeState.choices,
        new_form=new_form,
        editing=editing,
        form=form,
    )


def _id(raw: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(raw)
    except ValueError:
        return None


def _engagement(shell: Shell) -> Engagement:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    return shell.engagement


def _back(
    request: HttpRequest, engagement_id: uuid.UUID, name: str = "web:initiatives"
) -> HttpResponseRedirect:
    """Go back to the table as it was filtered and sorted."""
    query = request.GET.urlencode()
    address = reverse(name, args=[engagement_id])
    return HttpResponseRedirect(f"{address}?{query}" if query else address)

"""The grid of one assessor's scores; what is given there goes to REST."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from issuetrees.core.errors import NotFound
from issuetrees.portfolio.read import test_drives as test_drives_read
from issuetrees.scoring import rows
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.read import scores as scores_read
from issuetrees.scoring.read import sheets as sheets_read
from issuetrees.scoring.write import sheets as sheets_write
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.scoring.rows.scores import Column, beside, grid_facts, lines_of

PAGE_SIZE: Final = 5000
DRAWN: Final = 100  # rows that are there before the grid draws those that are looked at


@require_safe
def scores(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show a sheet of a round: the one asked for, one's own, or the first."""
    shell = engagement_shell(request, engagement_id, "scores")
    found = list(rounds_read.rounds(shell.user, engagement_id))
    row = _round(request, found)
    sheets = list(rounds_read.sheets(shell.user, row).filter(is_asked=True)) if row else []
    asked = _asked(shell, engagement_id, row)
    shown = Paginator(asked.initiatives, PAGE_SIZE).get_page(request.GET.get("page"))
    own = sheets_read.own_of(shell.user, sheets)
    view = _View(shell, row, _chosen(request, sheets, own), own)
    criteria = [one for one in asked.criteria if view.asks(one)]
    columns = [
        Column(one, not index or criteria[index - 1].goal_id != one.goal_id)
        for index, one in enumerate(criteria)
    ]
    besides = beside(criteria, shown)
    kinds = rounds_read.kinds_of(asked.initiatives)
    given = {**_given(view, shown), **besides}
    return page(
        request,
        "scoring/scores.html",
        shell,
        round=row,
        rounds=[one for one in found if one.opened_at],
        tabs=[(one, rounds_read.cells(asked.criteria, kinds, one.assessor_id)) for one in sheets],
        view=view,
        chosen=view.sheet.assessor if view.sheet else None,
        columns=columns,
        groups=_groups(criteria),
        facts=grid_facts(columns, shown, given),
        lines=lines_of(columns, shown[:DRAWN], given),
        has_besides=bool(besides),
        drawn=DRAWN,
        rows=shown,
        is_open=view.is_open,
        is_hidden=view.is_hidden,
        facts_of_then=test_drives_read.facts(shell.user, row),
    )


@dataclass(frozen=True)
class _View:
    """Whose sheet of which round somebody looks at, and what they may do there."""

    shell: Shell
    round: Round | None
    sheet: Sheet | None
    own: Sheet | None

    def asks(self, criterion: Criterion) -> bool:
        """Whether the assessor is asked for a criterion."""
        of = self.sheet
        return of is None or rows.criterion(criterion).is_for(str(of.assessor_id))

    @property
    def is_hidden(self) -> bool:
        """Whether the scores of the sheet are kept from this person."""
        if self.round is None or self.sheet is None:
            return False
        shell = self.shell
        return not sheets_read.may_see(shell.user, shell.role, self.round, self.sheet, self.own)

    @property
    def is_open(self) -> bool:
        """Whether this person may write into the sheet."""
        if self.round is None or self.sheet is None or not self.round.is_open or self.is_hidden:
            return False
        return sheets_read.may_enter(self.shell.user, self.shell.role, self.sheet.assessor)

    @property
    def is_own(self) -> bool:
        return self.own is not None and self.own == self.sheet

    @property
    def can_finish(self) -> bool:
        """Whether one's own sheet is to be declared done here."""
        return self.is_own and self.is_open and self.sheet is not None and not self.sheet.done_at

    @property
    def waits_for_own(self) -> bool:
        """Whether one's own sheet, while it is out, hides the others."""
        is_blind = self.round is not None and self.round.is_blind
        return self.own is not None and self.own.done_at is None and not is_blind


@require_POST
def finish(request: HttpRequest, assessor_id: uuid.UUID) -> HttpResponse:
    """Take in a sheet as it is."""
    sheet = sheets_write.finish_sheet(actor=person(request), assessor_id=assessor_id)
    said = _("Your scores are in. You now see those of the others.")
    toast(request, _("Your scores are in.") if sheet.round.is_blind else said)
    return redirect("web:scores", sheet.round.engagement_id)


def _round(request: HttpRequest, found: Sequence[Round]) -> Round | None:
    asked = request.GET.get("round", "")
    if not asked:
        return rounds_read.at_work(list(found))
    for row in found:
        if str(row.pk) == asked and row.opened_at is not None:
            return row
    raise NotFound


def _asked(shell: Shell, engagement_id: uuid.UUID, row: Round | None) -> rounds_read.Asked:
    if row is not None:
        return rounds_read.asked(shell.user, row)
    return rounds_read.everything(shell.user, engagement_id)


def _chosen(request: HttpRequest, sheets: Sequence[Sheet], own: Sheet | None) -> Sheet | None:
    asked = request.GET.get("assessor", "")
    if asked:
        for sheet in sheets:
            if str(sheet.assessor_id) == asked:
                return sheet
        raise NotFound
    return own or next(iter(sheets), None)


def _groups(criteria: Sequence[Criterion]) -> list[dict[str, Any]]:
    """The goals over the columns: title and how many columns each spans."""
    groups: list[dict[str, Any]] = []
    for row in criteria:
        if not groups or groups[-1]["key"] != row.goal_id:
            groups.append({"key": row.goal_id, "title": row.goal.title, "span": 0})
        groups[-1]["span"] += 1
    return groups


def _given(view: _View, shown: Page[Initiative]) -> Mapping[tuple[uuid.UUID, uuid.UUID], Score]:
    """Return the scores of a sheet by initiative and criterion, with who entered them."""
    if view.sheet is None or view.is_hidden:
        return {}
    found = scores_read.scores(view.shell.user, view.sheet.round.engagement_id)
    found = found.filter(round=view.sheet.round_id, assessor=view.sheet.assessor_id)
    if shown.has_other_pages():
        found = found.filter(initiative__in=[row.pk for row in shown])
    return {
        (row.initiative_id, row.criterion_id): row for row in found.select_related("entered_by")
    }

"""The grid of one assessor's scores; what is given there goes to REST."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from issuetrees.core.errors import NotFound
from issuetrees.scoring import rows
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.scores import Score, ScoreState
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import scores as scores_read
from issuetrees.scoring.read import sheets
from issuetrees.scoring.write import sheets as sheets_write
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.scoring.rows.scores import Column, grid_facts, lines_of

PAGE_SIZE: Final = 5000
DRAWN: Final = 100  # rows that are there before the grid draws those that are looked at


@require_safe
def scores(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the grid of one assessor: the one asked for, one's own, or the first."""
    shell = engagement_shell(request, engagement_id, "scores")
    assessors = list(assessors_read.with_progress(shell.user, engagement_id))
    found = initiatives_read.initiatives(shell.user, engagement_id)
    shown = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    chosen = _chosen(request, shell, assessors)
    criteria = [
        row
        for row in criteria_read.criteria(shell.user, engagement_id)
        if chosen is None or rows.criterion(row).is_for(str(chosen.pk))
    ]
    own = sheets.own_of(shell.user, assessors)
    is_hidden = own is not None and chosen != own
    columns = [
        Column(row, not index or criteria[index - 1].goal_id != row.goal_id)
        for index, row in enumerate(criteria)
    ]
    is_shown = chosen is not None and not is_hidden
    given = _given(shell, shown, chosen) if chosen and is_shown else {}
    given = {**given, **_beside(criteria, shown)}
    return page(
        request,
        "scoring/scores.html",
        shell,
        assessors=assessors,
        chosen=chosen,
        columns=columns,
        groups=_groups(criteria),
        facts=grid_facts(columns, shown, given),
        lines=lines_of(columns, shown[:DRAWN], given),
        drawn=DRAWN,
        rows=shown,
        own=own,
        is_hidden=is_hidden,
        is_open=chosen is not None and sheets.may_enter(shell.user, shell.role, chosen),
        cells_in_all=len(criteria) * shown.paginator.count,
    )


@require_POST
def finish(request: HttpRequest, assessor_id: uuid.UUID) -> HttpResponse:
    """Take in a sheet as it is."""
    assessor = sheets_write.finish_sheet(actor=person(request), assessor_id=assessor_id)
    toast(request, _("Your scores are in. You now see those of the others."))
    return redirect("web:scores", assessor.engagement_id)


def _chosen(request: HttpRequest, shell: Shell, assessors: Sequence[Assessor]) -> Assessor | None:
    asked = request.GET.get("assessor", "")
    if asked:
        for assessor in assessors:
            if str(assessor.pk) == asked:
                return assessor
        raise NotFound
    own = [assessor for assessor in assessors if assessor.user_id == shell.user.pk]
    return next(iter([*own, *assessors]), None)


def _groups(criteria: Sequence[Criterion]) -> list[dict[str, Any]]:
    """The goals over the columns: title and how many columns each spans."""
    groups: list[dict[str, Any]] = []
    for row in criteria:
        if not groups or groups[-1]["key"] != row.goal_id:
            groups.append({"key": row.goal_id, "title": row.goal.title, "span": 0})
        groups[-1]["span"] += 1
    return groups


def _beside(
    criteria: Sequence[Criterion], shown: Page[Initiative]
) -> Mapping[tuple[uuid.UUID, uuid.UUID], Score]:
    """Return what stands where a criterion does not apply to an initiative of that kind."""
    said = Score(state=ScoreState.NOT_APPLICABLE)
    kinds = {row.pk: rows.initiative(row).kind_id for row in shown}
    return {
        (initiative_id, row.pk): said
        for row in criteria
        if row.kind_ids
        for initiative_id, kind in kinds.items()
        if not rows.criterion(row).applies_to(kind)
    }


def _given(
    shell: Shell, shown: Page[Initiative], chosen: Assessor
) -> Mapping[tuple[uuid.UUID, uuid.UUID], Score]:
    """Return the scores of a sheet by initiative and criterion, with who entered them."""
    found = scores_read.scores(shell.user, chosen.engagement_id).filter(assessor=chosen)
    if shown.has_other_pages():
        found = found.filter(initiative__in=[row.pk for row in shown])
    return {
        (row.initiative_id, row.criterion_id): row for row in found.select_related("entered_by")
    }

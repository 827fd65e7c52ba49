"""The page of the roadmap: approved initiatives by period, outside and inside."""

import uuid
from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from issuetrees.core.drawing.lined import Room
from issuetrees.core.drawing.roadmap import Lane, Stint, draw_roadmap
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.kit.formats.money import money
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.tracking.read import roadmap as read
from issuetrees.web.frame.shell import engagement_shell, page

_SHEET: Final = Room(1120.0, 100_000.0, 13.0)


@require_safe
def show(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the roadmap; what has no period is listed below it."""
    shell = engagement_shell(request, engagement_id, "decisions")
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    found = read.roadmap(shell.user, engagement_id)
    return page(
        request,
        "tracking/roadmap.html",
        shell,
        roadmap=found,
        drawings=_drawn(found, shell.engagement.currency),
        lanes=[(lane.side.label, _said(lane, found)) for lane in found.lanes if lane.steps],
        sums=[*zip(found.periods, found.sums, strict=True)],
        has_initiatives=initiatives_read.initiatives(shell.user, engagement_id).exists(),
    )


def _drawn(found: read.Roadmap, currency: str) -> Sequence[Drawing]:
    lanes = [
        Lane(
            str(lane.side), str(lane.side.label), tuple(_stint(one, currency) for one in lane.steps)
        )
        for lane in found.lanes
    ]
    periods = [period.title for period in found.periods]
    return draw_roadmap("roadmap", lanes, periods, _SHEET, fit_lines, title=_("Roadmap"))


def _said(of: read.Lane, found: read.Roadmap) -> list[tuple[read.Step, str]]:
    """Return the initiatives of a lane with the periods that they take, for narrow screens."""
    titles = [period.title for period in found.periods]
    return [
        (one, " – ".join(dict.fromkeys((titles[one.first], titles[one.last])))) for one in of.steps
    ]


def _stint(step: read.Step, currency: str) -> Stint:
    row = step.initiative
    figure = "" if step.cost is None else money(step.cost, currency, get_language() or "en")
    state = "in_progress" if row.state == "running" else ""
    return Stint(str(row.pk), row.title, step.first, step.last, figure, state)

"""The page of portfolios with the scenario that is opened; calculating, and going back to it."""

import json
import uuid
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.kit.sentences import sentence
from issuetrees.portfolio import words
from issuetrees.portfolio.models.scenarios import Scenario
from issuetrees.portfolio.read import inputs as inputs_read
from issuetrees.portfolio.read import runs as runs_read
from issuetrees.portfolio.read import scenarios as scenarios_read
from issuetrees.portfolio.read.found import Found
from issuetrees.portfolio.write import runs as runs_write
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.read import sheets
from issuetrees.web.frame.shell import Shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.portfolio.rows import frontier
from issuetrees.web.portfolio.rows import scenarios as rows
from issuetrees.workspaces.models import Engagement


def calculate(request: HttpRequest, row: Scenario) -> None:
    """Calculate a scenario; say why it cannot be."""
    try:
        runs_write.start_run(actor=person(request), scenario_id=row.pk)
    except (Invalid, Conflict) as refused:
        toast(request, sentence(refused))


def to(row: Scenario) -> HttpResponseRedirect:
    """Go to a scenario."""
    address = reverse("web:portfolio", args=[row.engagement_id])
    return redirect(f"{address}?scenario={row.pk}")


def show(
    request: HttpRequest,
    shell: Shell,
    opening: Scenario | None = None,
    overriding: Initiative | None = None,
    **more: Any,
) -> HttpResponse:
    """Show the page; ``form`` stands in place of the scenario that it changes or is new,
    ``override_form`` in the row of the initiative that is being overridden.
    """
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    found = list(scenarios_read.scenarios(shell.user, shell.engagement.pk))
    runs, told = runs_read.latest(shell.user, found), runs_read.told(shell.user, found)
    lines = rows.lines(found, runs, told)
    asked = str(opening.pk) if opening else request.GET.get("scenario", "")
    opened = next((line for line in lines if str(line.row.pk) == asked), None)
    is_new = "form" in more and opening is None
    if opened is None and lines and not is_new:
        opened = lines[0]
    outdated, problem = _outdated(shell, shell.engagement, lines)
    shown = page(
        request, "portfolio/portfolio.html", shell,
        lines=lines, opened=opened, is_new=is_new, outdated=outdated,
        is_hidden=sheets.out(shell.user).filter(round__engagement=shell.engagement).exists(),
        editing=opening if "form" in more else None,
        overriding=str(overriding.pk) if overriding else "",
        overriding_title=overriding.title if overriding else "",
        **(_opened(opened) | {"problem": problem} if opened else {}), **more,
    )  # fmt: skip
    if request.headers.get("HX-Target") == "run" and opened and not opened.is_under_way:
        # The table of scenarios, which was not asked for, says what it came to as well.
        shown["HX-Retarget"] = shown["HX-Reselect"] = "#live"
    return shown


def _outdated(
    shell: Shell, engagement: Engagement, lines: Sequence[rows.Line]
) -> tuple[set[uuid.UUID], str]:
    """Return the scenarios that say what is not so any more, and what stands in the way of
    calculating any of them.
    """
    said = {line.row: line.told for line in lines if line.told is not None}
    if not said:
        return set(), ""
    try:
        of = inputs_read.ground(shell.user, engagement.pk, engagement.currency)
    except Invalid as refused:
        return {row.pk for row in said}, sentence(refused)
    return {row.pk for row, run in said.items() if runs_read.is_outdated(of, row, run)}, ""


def _opened(line: rows.Line) -> dict[str, Any]:
    """What the opened scenario says, in words and figures; how far it is until then."""
    if line.run is None:
        return {}
    told: dict[str, Any] = {"run": line.run, "state": runs_read.state(line.run)}
    told |= rows.progress(line.run)
    if line.found is None:
        return told
    return told | {
        "found": line.found,
        "chosen": rows.chosen(line.found),
        "periods": words.periods(line.found),
        "uses": rows.uses(line.found),
        "aside": rows.aside(line.found),
        "overrides": rows.by_hand(line.row, line.found),
        "clashes": [words.conflict(one, line.found) for one in line.found.conflicts],
        **(_explained(line.found) if line.found.portfolio.is_found else {}),
    }


def _explained(found: Found) -> dict[str, Any]:
    """What else there is to know of a portfolio: why not, the frontier, what to look out for."""
    told: dict[str, Any] = {
        "conclusion": words.conclusion(found),
        "reasons": words.reasons(found),
        "remarks": rows.remarks(found),
    }
    if not found.frontier:
        return told
    steps, at = frontier.steps(found), frontier.at_of(found)
    return told | {
        "frontier": frontier.drawn(found),
        "steps_json": json.dumps(steps, ensure_ascii=False),
        "at_step": steps[at],
        "step_at": at,
        "last_step": len(steps) - 1,
    }

"""The page after the reveal: where assessors differ, how each of them does, how far they agree."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from issuetrees.scoring.read import agreement as agreement_read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.web.frame.shell import engagement_shell, page, person
from issuetrees.web.scoring.rows import agreement as rows


@require_safe
def agreement(request: HttpRequest, round_id: uuid.UUID) -> HttpResponse:
    """Show the map; ``?cell=initiative:criterion`` shows what each said there, round by round."""
    row = rounds_read.get(person(request), round_id)
    shell = engagement_shell(request, row.engagement_id, "scores")
    found = agreement_read.agreement(shell.user, round_id)
    opened = rows.chosen(found, request.GET.get("cell", ""))
    context: dict[str, Any] = {}
    if opened is not None:
        initiative, criterion = rows.ids(opened)
        history = agreement_read.history(shell.user, initiative, criterion)
        context = {
            "steps": rows.steps(history),
            "initiative": next(one for one in found.initiatives if one.pk == initiative),
            "criterion": next(one for one in found.criteria if one.pk == criterion),
        }
    return page(
        request,
        "scoring/agreement.html",
        shell,
        round=row,
        criteria=found.criteria,
        lines=rows.heat_map(found),
        people=rows.people(found),
        coefficients=rows.coefficients(found),
        opened=opened,
        **context,
    )

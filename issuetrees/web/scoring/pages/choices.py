"""Quick choices: two initiatives at a time, and the order that all choices make together."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.errors import Invalid
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.read import choices as choices_read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.write import choices as choices_write
from issuetrees.web.frame.shell import engagement_shell, page, person
from issuetrees.web.scoring.choice_form import ChoiceForm
from issuetrees.web.scoring.rows.choices import told
from issuetrees.workspaces.access import Action


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest, round_id: uuid.UUID) -> HttpResponse:
    """Ask which of two the person prefers, and take the answer."""
    row = rounds_read.get(person(request), round_id)
    shell = engagement_shell(request, row.engagement_id, "scores", Action.SCORE)
    form = ChoiceForm(request.POST or None)
    if form.is_valid():
        choices_write.choose(actor=shell.user, round_id=round_id, **form.cleaned_data)
        return redirect("web:choices", round_id)
    turn = choices_read.turn(shell.user, round_id)
    return page(request, "scoring/choices.html", shell, round=row, turn=turn, is_open=row.is_open)


@require_POST
def take_back(request: HttpRequest, round_id: uuid.UUID) -> HttpResponse:
    """Take the last choice back, and ask it again."""
    choices_write.take_back(actor=person(request), round_id=round_id)
    return redirect("web:choices", round_id)


@require_safe
def gut_order(request: HttpRequest, round_id: uuid.UUID) -> HttpResponse:
    """Show the order by quick choices beside that by scores."""
    row = rounds_read.get(person(request), round_id)
    shell = engagement_shell(request, row.engagement_id, "scores")
    context: dict[str, Any] = {}
    try:
        found = choices_read.gut_order(shell.user, round_id)
        context = {"found": found, "told": told(found)}
    except Invalid as refused:
        context = {"problem": sentence(refused)}
    return page(request, "scoring/gut_order.html", shell, round=row, **context)

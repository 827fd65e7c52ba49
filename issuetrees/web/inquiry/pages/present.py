"""The presentation of a tree: a full screen on which it is walked split by split."""

import uuid
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.synthesis.questions import Question
from issuetrees.graphs.synthesis import synthesis
from issuetrees.kit.formats.numbers import number
from issuetrees.kit.pruned import pruned_words
from issuetrees.scoring.read import results
from issuetrees.web.inquiry.opened import opened

#: How many initiatives the ranking builds up.
_LEADERS: Final = 5


@require_safe
def show(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Show the tree as a presentation; ``?view=notes`` is the presenter's window."""
    here = opened(request, graph_id)
    root = synthesis(here.graph).root
    is_notes = request.GET.get("view") == "notes"
    options = {
        "id": str(graph_id),
        "root": _part(root) if root else None,
        "ranking": _ranking(here.shell.user, here.graph.engagement_id),
        "story": reverse("web:story", args=[graph_id]),
        "notes": reverse("web:present", args=[graph_id]) + "?view=notes",
        "is_notes": is_notes,
    }
    return here.page("present", "story", options=options, is_notes=is_notes, root=root)


def _part(question: Question) -> dict[str, Any]:
    """Return what the walk shows of a question and all below it; what is pruned stands aside."""
    return {
        "number": question.number,
        "title": question.title,
        "so_what": question.answer,
        "behind": question.edits_behind,
        "note": question.node.note,
        "parts": [_part(one) for one in question.parts],
        "pruned": [
            {
                "number": one.number,
                "title": one.title,
                "reason": pruned_words(one.node.prune_reason),
            }
            for one in question.pruned
        ],
    }


def _ranking(user: User, engagement_id: uuid.UUID) -> list[dict[str, Any]]:
    """Return the first places with their points; none where nothing gives an order."""
    try:
        ranked = results.board(user, engagement_id).evaluation().ranked
    except Invalid:
        return []
    language = get_language() or "en"
    return [
        {
            "place": str(one.rank),
            "title": one.title,
            "points": number(one.total, language, 1),
            "share": one.total,
            "is_vetoed": one.is_vetoed,
        }
        for one in ranked[:_LEADERS]
        if one.total is not None
    ]

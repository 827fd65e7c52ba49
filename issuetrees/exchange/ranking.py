"""The ranking of an engagement as a file that spreadsheets open."""

import uuid
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.accounts.models import User
from issuetrees.core.scoring import Evaluation, InitiativeResult, point_figures
from issuetrees.kit.formats.numbers import percent
from issuetrees.kit.formats.tables import Written, csv_table
from issuetrees.scoring.read.results import Board, board
from issuetrees.scoring.wording import gate_reason, unscored


def ranking_table(user: User, engagement_id: uuid.UUID) -> str:
    """Return the ranking for the spreadsheet of the active language, the best first.

    Raises NotFound, and Invalid where weights or a scale cannot give points.
    """
    rows = board(user, engagement_id)
    language = get_language() or settings.LANGUAGE_CODE
    return csv_table(_lines(rows, rows.evaluation()), language)


def _lines(rows: Board, found: Evaluation) -> Iterator[list[Written]]:
    goals = [goal.title for goal in rows.goals]
    costs = {str(row.pk): row.cost_likely for row in rows.initiatives}
    cost = f"{_('Likely cost')}, {rows.currency}"
    score = _("Score by your scores alone") if rows.is_own else _("Score")
    yield [_("Place"), _("Initiative"), score, *goals, _("Scored"), _("Gates"), cost]
    for result in found.initiatives:
        shown = point_figures(result)
        yield [
            str(result.rank) if result.rank else None,
            result.title,
            shown.total,
            *(unscored(goal.state) or shown.goals[goal.goal_id] for goal in result.goals),
            percent(result.coverage, "en"),  # spreadsheets know no space before the sign
            _gates(result),
            costs[result.initiative_id],
        ]


def _gates(result: InitiativeResult) -> str:
    if result.vetoes:
        reasons = (f"{gate.title}: {gate_reason(gate)}" for gate in result.vetoes)
        return _("Veto") + " – " + "; ".join(reasons)
    if result.undecided:
        titles = ", ".join(gate.title for gate in result.undecided)
        return _("not decided: {gates}").format(gates=titles)
    return _("passes") if result.passes else ""

"""The ranking of an engagement as a file that spreadsheets open."""

import csv
import io
import uuid
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.accounts.models import User
from issuetrees.core.scoring import Evaluation, InitiativeResult
from issuetrees.kit.formats.numbers import NOTHING, number, percent
from issuetrees.scoring.read.results import Board, board

_MARK = "\ufeff"  # tells spreadsheets that this is UTF-8
_STARTS_A_FORMULA = frozenset("=+-@\t\r")


def ranking_table(user: User, engagement_id: uuid.UUID) -> str:
    """Return the ranking as comma-separated text in the active language, the best first.

    Raises NotFound, and Invalid where weights or a scale cannot give points.
    """
    rows = board(user, engagement_id)
    text = io.StringIO()
    text.write(_MARK)
    for line in _lines(rows, rows.evaluation()):
        csv.writer(text).writerow([_harmless(cell) for cell in line])
    return text.getvalue()


def _lines(rows: Board, found: Evaluation) -> Iterator[list[str]]:
    language = get_language() or settings.LANGUAGE_CODE
    goals = [goal.title for goal in rows.goals]
    yield [_("Place"), _("Initiative"), _("Score"), *goals, _("Scored"), _("Gates")]
    for result in found.initiatives:
        yield [
            str(result.rank) if result.rank else NOTHING,
            result.title,
            number(result.total, language, 1),
            *(number(goal.points, language, 1) for goal in result.goals),
            percent(result.coverage, language),
            _gates(result),
        ]


def _gates(result: InitiativeResult) -> str:
    if result.vetoes:
        reasons = (f"{gate.title}: {gate.reason}" for gate in result.vetoes)
        return _("Veto") + " – " + "; ".join(reasons)
    return _("passes") if result.passes else ", ".join(gate.title for gate in result.undecided)


def _harmless(cell: str) -> str:
    """A spreadsheet must not take a title for a formula."""
    return f"'{cell}" if cell[:1] in _STARTS_A_FORMULA else cell

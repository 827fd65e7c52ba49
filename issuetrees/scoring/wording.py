"""What pages, files and reports say of results in the same words."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.scoring import POINT_DIGITS, CellState, GateState
from issuetrees.kit.formats.numbers import number, short
from issuetrees.kit.sentences import fill


def unscored(state: CellState) -> str:
    """Return what stands in place of the points of a goal that has none; empty where it has."""
    words = {CellState.MISSING: _("not scored"), CellState.NOT_APPLICABLE: _("not applicable")}
    return words.get(state, "")


def gate_reason(gate: GateState) -> str:
    """Return why a gate says what it says: the reasons given, or the points beside those needed."""
    if gate.points is None or gate.needed is None:
        return gate.reason
    language = get_language() or "en"
    return fill(
        _("{points} points, {needed} are needed"),
        points=number(gate.points, language, POINT_DIGITS),
        needed=short(gate.needed, language),
    )


def moved_weight(goal: str, share: str, state: CellState) -> str:
    """Say that the weight of a goal without points counts for the others; empty where it has."""
    words = {
        CellState.MISSING: _("“{goal}” is not scored: its {share} count for the other goals"),
        CellState.NOT_APPLICABLE: _(
            "“{goal}” does not apply: its {share} count for the other goals"
        ),
    }
    return fill(words[state], goal=goal, share=share) if state in words else ""

"""What pages, files and reports say of results in the same words."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from issuetrees.core.scoring import POINT_DIGITS, CellState, GateState
from issuetrees.core.scoring.agreement import Measure
from issuetrees.core.scoring.methods import KINDS, Preference
from issuetrees.kit.formats.numbers import number, short
from issuetrees.kit.sentences import fill
from issuetrees.kit.words import spoken
from issuetrees.scoring.read.methods import Opinion, options_of


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


def measured(measure: Measure) -> tuple[str, str]:
    """Return the name of a coefficient of agreement and what it asks."""
    return _MEASURES[measure][0], str(_MEASURES[measure][1])


_SAME: Final = gettext_lazy("Do they say the same, beyond chance?")
_MEASURES: Final[Mapping[Measure, tuple[str, Any]]] = {
    Measure.ALPHA_NOMINAL: ("Krippendorff α", _SAME),
    Measure.ALPHA_ORDINAL: ("Krippendorff α", _SAME),
    Measure.ALPHA_INTERVAL: ("Krippendorff α", _SAME),
    Measure.ALPHA_RATIO: ("Krippendorff α", _SAME),
    Measure.KENDALL_W: ("Kendall W", gettext_lazy("Do they put things in the same order?")),
    Measure.ICC_AGREEMENT_ONE: (
        "ICC(2,1)", gettext_lazy("How far can one assessor stand for another?"),
    ),
    Measure.ICC_AGREEMENT_MEAN: ("ICC(2,k)", gettext_lazy("How far can their mean be trusted?")),
    Measure.ICC_CONSISTENCY_ONE: (
        "ICC(3,1)", gettext_lazy("The same, forgiving those who are always stricter."),
    ),
    Measure.FLEISS_KAPPA: ("Fleiss κ", gettext_lazy("Do they choose the same level?")),
}  # fmt: skip


def conventions(one: Opinion) -> Iterator[str]:
    """Say what was chosen where a method leaves something open."""
    if one.outcome is None:
        return
    words = options_of(one.method)
    for name, chosen in one.outcome.conventions.items():
        if name == "preferences" and isinstance(chosen, tuple):
            yield _preference(chosen[0])
        elif name in words:
            label, told = words[name].get("", name), words[name].get(str(chosen))
            shown = spoken(told) if told else short(float(str(chosen)), get_language() or "en")
            yield f"{spoken(label)}: {shown}"


def _preference(chosen: Preference) -> str:
    return fill(
        _("A difference: {how}; indifference {q}, preference {p} points"),
        how=spoken(KINDS[chosen.kind]),
        q=chosen.indifference,
        p=chosen.preference,
    )

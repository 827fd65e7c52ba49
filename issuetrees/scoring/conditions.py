"""What rows ask for, in words; ``wording`` has what needs no rows, as where reports are drawn."""

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.kit.formats.numbers import MOST, short
from issuetrees.kit.sentences import fill
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.gates import Gate, GateKind, GateMeasure


def gate_condition(gate: Gate, criteria: Iterable[Criterion]) -> str:
    """Return what a threshold asks for: “At least 50 points: Fit, Reach”; empty for a question."""
    if gate.kind != GateKind.THRESHOLD or gate.minimum is None:
        return ""
    names = [row.title for row in criteria if str(row.pk) in gate.criterion_ids]
    words = _("As good as {minimum} or better: {criteria}")
    if gate.measure == GateMeasure.POINTS:
        words = _("At least {minimum} points: {criteria}")
    minimum = short(gate.minimum, get_language() or "en", MOST)
    return fill(words, minimum=minimum, criteria=", ".join(names))

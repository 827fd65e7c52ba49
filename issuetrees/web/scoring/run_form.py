"""The form that asks for draws."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.core.scoring.robust.choices import SPREAD, Vary
from issuetrees.core.scoring.robust.settings import Absent, Pooling, Shape
from issuetrees.kit.form_fields import NumberField
from issuetrees.scoring.write.runs import Wanted

WEIGHTS: Final = {
    Vary.NEAR: _("Near today’s, by a part of each"),
    Vary.ORDER: _("Any in today’s order"),
    Vary.ANY: _("Any at all"),
    Vary.PEOPLE: _("Those of one person at a time"),
    Vary.FIXED: _("Sure: only scores vary"),
}
POOLINGS: Final = {
    Pooling.ONE: _("One assessor’s score at a time"),
    Pooling.MIX: _("Their mean, with weights drawn anew"),
}
SHAPES: Final = {
    Shape.TRIANGULAR: _("Straight to the likely value and down (triangle)"),
    Shape.PERT: _("Closer around the likely value (PERT)"),
}
ABSENTS: Final = {
    Absent.ANYTHING: _("Any point of the scale"),
    Absent.OTHERS: _("What the other assessors say"),
}


class RunForm(forms.Form):
    """How weights and scores vary, how often is drawn, from which seed."""

    weights = forms.ChoiceField(label=_("Weights"), choices=[*WEIGHTS.items()])
    spread = NumberField(label=_("By how many percent"), required=False)
    pooling = forms.ChoiceField(label=_("Assessors who differ"), choices=[*POOLINGS.items()])
    absent = forms.ChoiceField(label=_("A missing score may be"), choices=[*ABSENTS.items()])
    shape = forms.ChoiceField(label=_("Between low and high"), choices=[*SHAPES.items()])
    draws = NumberField(label=_("Draws"))
    seed = NumberField(label=_("Seed"), help_text=_("The same seed gives the same figures."))

    @classmethod
    def first(cls) -> dict[str, Any]:
        """Return what stands in the form at first."""
        usual = Wanted()
        return {
            "weights": usual.weights,
            "spread": 100 * usual.spread,
            "pooling": usual.pooling,
            "absent": usual.absent,
            "shape": usual.shape,
            "draws": usual.draws,
            "seed": usual.seed,
        }

    def wanted(self) -> Wanted:
        """Return what is asked for."""
        given = self.cleaned_data
        spread = given["spread"]
        return Wanted(
            weights=Vary(given["weights"]),
            spread=SPREAD if spread is None else spread / 100,
            draws=int(given["draws"]),
            seed=int(given["seed"]),
            shape=Shape(given["shape"]),
            pooling=Pooling(given["pooling"]),
            absent=Absent(given["absent"]),
        )

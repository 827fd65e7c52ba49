"""The conventions of methods, chosen in the address of the page that compares them."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.form_fields import NumberField
from issuetrees.kit.words import spoken
from issuetrees.scoring.read.methods import Conventions, options_of

_SCALES: Final = options_of("topsis")["scale"]
_SYNTHESES: Final = options_of("ahp_ratings")["synthesis"]
_KINDS: Final = options_of("promethee")["preferences"]


class MethodsForm(forms.Form):
    """Where a method leaves a choice."""

    scale = forms.ChoiceField(label=_("TOPSIS: scale"))
    synthesis = forms.ChoiceField(label=_("AHP: synthesis"))
    v = NumberField(label=_("VIKOR: weight of the good of all, 0 to 1"))
    kind = forms.ChoiceField(label=_("PROMETHEE: a difference counts"))
    indifference = NumberField(label=_("Indifference, points"))
    preference = NumberField(label=_("Preference, points"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in (("scale", _SCALES), ("synthesis", _SYNTHESES), ("kind", _KINDS)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = [(word, spoken(told)) for word, told in words.items() if word]

    def conventions(self) -> Conventions:
        """Return what was chosen; what is no choice stays as usual."""
        given = {name: value for name, value in self.cleaned_data.items() if value is not None}
        return Conventions(**given)

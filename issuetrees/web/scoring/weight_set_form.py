"""The form of a person whose weights are asked for."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.form_fields import NumberField, TextField
from issuetrees.scoring.models.weight_sets import RankScheme, WeighingMethod


class WeightSetForm(forms.Form):
    """Who weighs, and how they are asked."""

    user_id = forms.TypedChoiceField(
        label=_("Member"),
        required=False,
        coerce=uuid.UUID,
        empty_value=None,
        widget=forms.Select(attrs={"data-fills": "name"}),
    )
    name = TextField(
        label=_("Name"), max_length=120, required=False, help_text=_("A member needs none.")
    )
    method = forms.ChoiceField(label=_("Asked by"), choices=WeighingMethod.choices)
    scheme = forms.ChoiceField(
        label=_("An order becomes weights by"), choices=RankScheme.choices, required=False
    )
    voice = NumberField(label=_("Counts"), initial=1)

    def __init__(self, *args: Any, members: Sequence[tuple[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["user_id"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
        field.choices = [("", "–"), *members]

    def given(self) -> dict[str, Any]:
        """Return what the ``write`` function takes."""
        return {**self.cleaned_data, "scheme": self.cleaned_data["scheme"] or RankScheme.ROC}

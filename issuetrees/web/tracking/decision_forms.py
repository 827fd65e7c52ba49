"""The form of a decision."""

import uuid
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from issuetrees.kit.form_fields import TextField
from issuetrees.tracking.models.decisions import Verdict

Choices = Sequence[tuple[str, str]]
_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DecisionForm(forms.Form):
    """A decision about one of ``initiatives``; ``members`` may stand for whoever took it."""

    initiative_id = forms.TypedChoiceField(label=_("Initiative"), coerce=uuid.UUID)
    verdict = forms.ChoiceField(
        label=pgettext_lazy("decision", "Decision"), choices=Verdict.choices
    )
    decided_by = TextField(
        label=_("Who decided"),
        max_length=200,
        help_text=_("People or a committee, as the minutes name them."),
    )
    decider_id = forms.TypedChoiceField(
        label=_("Who stands for it here"), required=False, coerce=uuid.UUID, empty_value=None
    )
    decided_on = forms.DateField(label=_("Day"), widget=_DAY)
    reason = TextField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The sentence that you will want to read in a year."),
    )
    conditions = TextField(
        label=_("Conditions"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, initiatives: Choices = (), members: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "initiative_id", initiatives)
        _choose(self, "decider_id", [("", "–"), *members])

    def given(self) -> dict[str, Any]:
        """Return what ``write`` takes."""
        return dict(self.cleaned_data)


def _choose(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared as such
    field.choices = list(choices)

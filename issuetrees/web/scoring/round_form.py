"""The form of a round."""

import uuid
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from issuetrees.kit.form_fields import TextField
from issuetrees.scoring.models.rounds import Round
from issuetrees.web.frame.forms import EditForm
from issuetrees.web.scoring.forms import Choices

#: What is fixed as soon as people have begun to score.
_EARLY: Final = ("is_blind", "is_prefilled", "criterion_ids", "initiative_ids")


def _several(label: Any, help_text: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label,
        required=False,
        coerce=uuid.UUID,
        empty_value=[],
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )


class RoundForm(EditForm):
    """A round; lists in which nothing is chosen ask for all."""

    name = TextField(
        label=pgettext_lazy("round", "Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    due_on = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Who has not finished is reminded by mail the day before."),
    )
    is_blind = forms.BooleanField(
        label=_("Blind until revealed"),
        required=False,
        initial=True,
        help_text=_("Nobody sees others’ scores before you reveal them to all at once."),
    )
    is_locked = forms.BooleanField(
        label=_("Goals and criteria are locked while it is open"),
        required=False,
        initial=True,
        help_text=_("So that all judge by the same words."),
    )
    is_prefilled = forms.BooleanField(
        label=_("Start from former scores"),
        required=False,
        help_text=_(
            "Each assessor finds what they said in the last round, marked until they confirm or "
            "change it. Else all begin with an empty sheet."
        ),
    )
    assessor_ids = _several(_("Assessors"), _("Nobody chosen: all."))
    criterion_ids = _several(_("Criteria"), _("None chosen: all."))
    initiative_ids = _several(_("Initiatives"), _("None chosen: all."))

    def __init__(
        self,
        *args: Any,
        criteria: Choices = (),
        initiatives: Choices = (),
        assessors: Choices = (),
        is_begun: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "criterion_ids": criteria, "initiative_ids": initiatives, "assessor_ids": assessors,
        }  # fmt: skip
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - see above
            field.choices = list(choices)
        for name in _EARLY if is_begun else ():
            del self.fields[name]


def round_values(row: Round) -> dict[str, Any]:
    """Return a round as the values of its form."""
    names = ("name", "due_on", "is_blind", "is_locked", "is_prefilled", "version")
    asked = row.sheets.filter(is_asked=True).values_list("assessor_id", flat=True)
    return {
        **{name: getattr(row, name) for name in names},
        "criterion_ids": list(row.criteria.values_list("pk", flat=True)),
        "initiative_ids": list(row.initiatives.values_list("pk", flat=True)),
        "assessor_ids": list(asked),
    }

"""Forms of what was measured: one actual, a pasted table, a comparison of regions or groups."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from issuetrees.kit.form_fields import NumberField, TextField
from issuetrees.tracking.models.actuals import Actual
from issuetrees.tracking.models.plans import Measure
from issuetrees.web.frame.forms import EditForm

_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_LONGEST: Final = 500_000
_GROUPS: Final = ("treated_before", "treated_after", "control_before", "control_after")
_PARTS: Final = ("mean", "deviation", "count")


class ActualForm(EditForm):
    """What a measure came to."""

    measured_on = forms.DateField(label=_("Measured on"), widget=_DAY)
    value = NumberField(label=_("Value"), error_messages={"required": _("Write the number.")})
    low = NumberField(label=pgettext_lazy("interval", "From"), required=False)
    high = NumberField(
        label=pgettext_lazy("interval", "To"),
        required=False,
        help_text=_("The interval of the source, mostly 95%."),
    )
    source = TextField(label=_("Source"), max_length=500, required=False)


class ActualsTableForm(forms.Form):
    """Actuals as a table."""

    text = TextField(
        label=_("Table with headings"),
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "autofocus": True}),
        help_text=_("From a spreadsheet: KPI, Date, Value, perhaps Initiative, Low, High, Source."),
    )


class RegionsForm(forms.Form):
    """Regions by period, to be compared before and after."""

    text = TextField(
        label=_("Table of regions"),
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "autofocus": True}),
        help_text=_(
            "Each line: region, 1 with the initiative or 0 without, then a figure for each period."
        ),
    )
    before = forms.IntegerField(
        label=_("Periods before it began"), min_value=1, max_value=500, initial=1
    )
    measure = forms.ChoiceField(
        label=_("Keep as an actual of"),
        required=False,
        help_text=_("The change and its interval; chosen, the result is kept with today’s date."),
    )

    def __init__(self, *args: Any, measures: Sequence[Measure] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.pk), f"{one.plan.initiative}: {one.kpi}") for one in measures]
        self.fields["measure"].choices = [("", "–"), *choices]  # type: ignore[attr-defined]


class GroupsForm(forms.Form):
    """Four groups of answers: with it and without, before and after."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"mean": _("Mean"), "deviation": _("Standard deviation"), "count": _("Answers")}
        for group in _GROUPS:
            for part in _PARTS:
                field: forms.Field = NumberField(label=labels[part])
                if part == "count":
                    field = forms.IntegerField(label=labels[part], min_value=2)
                self.fields[f"{group}-{part}"] = field

    @property
    def rows(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields, group by group."""
        names = (
            _("With it, before"),
            _("With it, after"),
            _("Without, before"),
            _("Without, after"),
        )
        return [
            (name, [self[f"{group}-{part}"] for part in _PARTS])
            for name, group in zip(names, _GROUPS, strict=True)
        ]

    def groups(self) -> list[tuple[float, float, int]]:
        """Return mean, standard deviation and number of each group."""
        return [
            (
                self.cleaned_data[f"{group}-mean"],
                self.cleaned_data[f"{group}-deviation"],
                self.cleaned_data[f"{group}-count"],
            )
            for group in _GROUPS
        ]


def actual_values(row: Actual) -> dict[str, Any]:
    """Return an actual as the values of its form."""
    return {name: getattr(row, name) for name in ActualForm.base_fields}

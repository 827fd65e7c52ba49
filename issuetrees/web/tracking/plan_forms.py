"""Forms of measurement plans: they parse; ``write`` judges."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.form_fields import NumberField, TextField
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.tracking.models.plans import Measure, MeasurementPlan, TripSide
from issuetrees.tracking.tools import TOOLS, tools_for
from issuetrees.web.frame.forms import EditForm

_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_TEXT: Final = forms.Textarea(attrs={"rows": 2})
_TIMING: Final = [("False", _("Lagging: the effect itself")), ("True", _("Leading: an early sign"))]


class ReasonForm(EditForm):
    """A form of something that may be locked: then a reason is asked for."""

    reason = TextField(
        label=_("Why it changes"),
        max_length=2000,
        widget=forms.TextInput,
        help_text=_("The plan is locked. The reason is kept with your name, and printed."),
    )

    def __init__(self, *args: Any, is_locked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_locked:
            del self.fields["reason"]


class MeasureForm(ReasonForm):
    """What is measured of an initiative."""

    initiative_id = forms.TypedChoiceField(label=_("Initiative"), coerce=uuid.UUID)
    tool = forms.ChoiceField(label=_("Tool"))
    kpi = TextField(
        label=_("KPI"),
        max_length=300,
        widget=forms.TextInput(attrs={"autofocus": True}),
        help_text=_("What exactly is counted, among whom."),
    )
    message = TextField(
        label=_("Message that it speaks of"),
        max_length=1000,
        required=False,
        widget=_TEXT,
        help_text=_("What the initiative tells its audience, in one sentence."),
    )
    is_leading = forms.TypedChoiceField(
        label=_("When it shows"), choices=_TIMING, coerce=lambda value: value == "True"
    )
    unit = TextField(
        label=_("Unit"),
        max_length=40,
        required=False,
        initial="%",
        help_text=_("The percent sign means shares."),
    )
    baseline = NumberField(label=_("Baseline"), required=False)
    target = NumberField(label=_("Target"), required=False)
    expected_low = NumberField(label=_("Expected from"), required=False)
    expected_high = NumberField(label=_("Expected to"), required=False)
    measured_by = TextField(
        label=_("Who measures"),
        max_length=200,
        required=False,
        help_text=_("A firm or a person."),
    )
    due_on = forms.DateField(label=_("Read on"), required=False, widget=_DAY)
    is_seller = forms.BooleanField(
        label=_("They also sell what is measured (media, contacts, the event)"), required=False
    )
    per_group = NumberField(label=_("Answers in each group"), required=False)
    test_regions = NumberField(label=_("Regions with it"), required=False)
    control_regions = NumberField(label=_("Regions without it"), required=False)
    periods_before = NumberField(label=_("Periods before it"), required=False)
    spread = NumberField(
        label=_("Spread (standard deviation)"),
        required=False,
        help_text=_("Of answers; in regions, of the changes of single regions."),
    )
    trip_side = forms.ChoiceField(
        label=_("Tell me when it is"), required=False, choices=[("", "–"), *TripSide.choices]
    )
    trip_at = NumberField(label=_("Threshold"), required=False)
    is_stop = forms.BooleanField(label=_("Then the stop rule is met"), required=False)

    def __init__(
        self, *args: Any, initiatives: Sequence[Initiative] | None, kind: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tool"].choices = _tools(kind)  # type: ignore[attr-defined]
        if initiatives is None:  # that of a measure stays
            del self.fields["initiative_id"]
            return
        choices = [(one.pk, one.title) for one in initiatives]
        self.fields["initiative_id"].choices = choices  # type: ignore[attr-defined]


class RulesForm(ReasonForm):
    """What follows from the measures."""

    decision_rule = TextField(
        label=_("Decision rule"),
        max_length=2000,
        required=False,
        widget=_TEXT,
        help_text=_("What is done when the target is met, and when it is missed."),
    )
    stop_rule = TextField(
        label=_("Stop rule"),
        max_length=2000,
        required=False,
        widget=_TEXT,
        help_text=_("What makes you stop early, whoever likes the initiative."),
    )


class DeleteForm(ReasonForm):
    """Why a measure of a locked plan goes."""


def measure_values(row: Measure) -> dict[str, Any]:
    """Return a measure as the values of its form."""
    names = [name for name in MeasureForm.base_fields if name not in ("reason", "initiative_id")]
    return {name: getattr(row, name) for name in names}


def rules_values(row: MeasurementPlan) -> dict[str, Any]:
    """Return the rules of a plan as the values of their form."""
    return {name: getattr(row, name) for name in ("decision_rule", "stop_rule", "version")}


def _tools(kind: str) -> list[tuple[Any, Any]]:
    """The tools, those that suit the kind first and apart."""
    if not kind:
        return [(key, tool.title) for key, tool in TOOLS.items()]
    suits = [(key, TOOLS[key].title) for key in tools_for(kind) if TOOLS[key].is_fit(kind)]
    others = [(key, tool.title) for key, tool in TOOLS.items() if not tool.is_fit(kind)]
    groups: Mapping[Any, Any] = {
        gettext("Suit “{kind}”").format(kind=kind): suits,
        gettext("Other tools"): others,
    }
    return [(name, options) for name, options in groups.items() if options]

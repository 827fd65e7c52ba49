"""What is asked on the page of numbers: its forms, all of them in the address."""

import uuid
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.core.drivers.records import DriverTree
from issuetrees.inquiry.driver_answers import PERCENT
from issuetrees.inquiry.models import DriverScenario
from issuetrees.kit.form_fields import NumberField, TextField

#: The word for the tree's own numbers in an address.
BASE: Final = "base"
_MOST: Final = 1000


class ScenarioForm(forms.Form):
    """A scenario to add."""

    title = TextField(label=_("New scenario"), max_length=120)


class MovesForm(forms.Form):
    """How far each leaf goes up and down."""

    percent = NumberField(label=_("Each leaf, ± %"), required=False, initial=PERCENT)

    def clean_percent(self) -> float:
        """Refuse what is no step."""
        percent = self.cleaned_data["percent"]
        if percent is None:
            return float(PERCENT)
        if not 0 < percent <= _MOST:
            raise forms.ValidationError(_("A step is more than 0 and at most 1,000%."))
        return float(percent)


class GoalForm(forms.Form):
    """Which leaf is to change, and what the root is to be."""

    driver = forms.ChoiceField(label=_("What must this be"))
    goal = NumberField(label=_("for the root to be"))

    def __init__(self, given: Any, tree: DriverTree) -> None:
        super().__init__(given)
        leaves = [(one.id, one.title) for one in tree.leaves if one.own is not None]
        self.fields["driver"].choices = leaves  # type: ignore[attr-defined]


class BridgeForm(forms.Form):
    """From which numbers to which."""

    start = forms.ChoiceField(label=_("From"))
    end = forms.ChoiceField(label=_("To"))
    by = forms.ChoiceField(
        label=_("Steps"), choices=[("leaf", _("Each leaf")), ("branch", _("Each branch"))]
    )

    def __init__(self, given: Any, scenarios: Iterable[DriverScenario]) -> None:
        super().__init__(given)
        rows = [(BASE, _("The tree’s numbers")), *((str(one.pk), one.title) for one in scenarios)]
        for name in ("start", "end"):
            self.fields[name].choices = rows  # type: ignore[attr-defined]

    def ends(self) -> list[uuid.UUID | None]:
        """Return the ids of both ends, None for the tree itself."""
        found = [self.cleaned_data[name] for name in ("start", "end")]
        return [None if one == BASE else uuid.UUID(one) for one in found]

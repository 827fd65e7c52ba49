"""What is asked on the page of numbers: its forms, all of them in the address."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from issuetrees.core.drivers.records import DriverTree
from issuetrees.inquiry.driver_answers import PERCENT, End
from issuetrees.inquiry.models import DriverScenario
from issuetrees.kit.form_fields import NumberField, TextField
from issuetrees.kit.formats.days import day as day_words

#: The word for the tree's own numbers in an address.
BASE: Final = "base"
#: The word for values of a day.
DAY: Final = "day"
_MOST: Final = 1000
_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ScenarioForm(forms.Form):
    """A scenario to add."""

    title = TextField(label=_("New scenario"), max_length=120)


class RenameForm(forms.Form):
    """Another title for a scenario."""

    title = TextField(label=_("Title of the scenario"), max_length=120)

    def __init__(self, given: Any, scenario: DriverScenario) -> None:
        super().__init__(
            given, initial={"title": scenario.title}, auto_id=f"scenario-{scenario.pk}-%s"
        )


class MovesForm(forms.Form):
    """How far each leaf goes up and down."""

    percent = NumberField(label=_("Leaves without ends, ± %"), required=False, initial=PERCENT)

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
    start_on = forms.DateField(label=_("Day of the start"), required=False, widget=_DAY)
    end = forms.ChoiceField(label=_("To"))
    end_on = forms.DateField(label=_("Day of the end"), required=False, widget=_DAY)
    by = forms.ChoiceField(
        label=_("Steps"), choices=[("leaf", _("Each leaf")), ("branch", _("Each branch"))]
    )

    def __init__(self, given: Any, scenarios: Iterable[DriverScenario]) -> None:
        super().__init__(given)
        rows = [
            (BASE, _("Base case")),
            *((str(one.pk), one.title) for one in scenarios),
            (DAY, _("Values of a day")),
        ]
        for name in ("start", "end"):
            self.fields[name].choices = rows  # type: ignore[attr-defined]

    def clean(self) -> None:
        """Ask for the day where values of one are wanted."""
        given = self.cleaned_data
        for name in ("start", "end"):
            day = f"{name}_on"
            if given.get(name) == DAY and day not in self.errors and given.get(day) is None:
                self.add_error(day, _("Say which day."))

    def ends(self) -> list[End]:
        """Return both ends: the id of a scenario, a day, None for the tree itself."""
        return [self._end(name) for name in ("start", "end")]

    def _end(self, name: str) -> End:
        chosen = self.cleaned_data[name]
        if chosen == DAY:
            day: dt.date = self.cleaned_data[f"{name}_on"]
            return day
        return None if chosen == BASE else uuid.UUID(chosen)

    def named(self, name: str) -> str:
        """Return how an end is called."""
        end = self._end(name)
        if isinstance(end, dt.date):
            return day_words(end, get_language() or "en")
        choices = dict(self.fields[name].choices)  # type: ignore[attr-defined]
        return str(choices[self.cleaned_data[name]])

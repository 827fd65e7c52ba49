"""The form of a scenario: money by period, teams, limits, what is in or out in any case."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.records import By, Unit
from issuetrees.kit.form_fields import AmountField, NumberField, TextField
from issuetrees.kit.formats.currencies import sign
from issuetrees.kit.formats.money import in_full
from issuetrees.kit.formats.numbers import MOST, short
from issuetrees.kit.formats.reading import read_amount, read_number
from issuetrees.kit.sentences import sentence
from issuetrees.portfolio.models.scenarios import Scenario
from issuetrees.scoring.models.initiatives import Initiative, Side
from issuetrees.scoring.models.periods import Period
from issuetrees.scoring.models.teams import Team

Choices = Sequence[tuple[str, Any]]
#: Empty lines at the end of the limits.
_SPARE: Final = 2
_UNITS: Final = {
    Unit.COUNT: _("initiatives"),
    Unit.MONEY: _("money"),
    Unit.SHARE: _("share of the money, %"),
}
_STATES: Final = (("", _("As it comes")), ("must", _("Must be in")), ("never", _("Never in")))
_ENDS: Final = ("low", "high")
_PARTS: Final = ("what", "unit", *_ENDS)


@dataclass(frozen=True)
class Offered:
    """What a scenario is said with."""

    currency: str
    periods: Sequence[Period] = ()
    teams: Sequence[Team] = ()
    kinds: Choices = ()
    goals: Choices = ()
    initiatives: Sequence[Initiative] = ()
    rounds: Choices = ()
    weight_sets: Choices = ()

    @property
    def bounded(self) -> list[tuple[Any, Any]]:
        """What can be bounded: kinds, sides, goals, each as “by:key”."""
        found: list[tuple[Any, Any]] = [("", "–")]
        groups = (
            (_("Kinds"), By.KIND, self.kinds),
            (_("Sides"), By.SIDE, Side.choices),
            (_("Goals"), By.GOAL, self.goals),
        )
        for word, by, choices in groups:
            listed = [(f"{by.value}:{key}", title) for key, title in choices]
            if listed:
                found.append((word, listed))
        return found


@dataclass
class BoundLine:
    """A limit as its four fields, with what is wrong with it."""

    number: int
    what: str = ""
    unit: str = Unit.COUNT.value
    low: str = ""
    high: str = ""
    errors: list[str] = field(default_factory=list)


class ScenarioForm(forms.Form):
    """A scenario; ``version`` is that of the row when the form was shown."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = TextField(
        label=_("Scenario"), max_length=120, widget=forms.TextInput(attrs={"autofocus": True})
    )
    total = AmountField(label=_("Budget over all periods"), help_text=_("Empty: no limit."))
    round_id = forms.TypedChoiceField(
        label=_("Points of the round"), required=False, coerce=uuid.UUID, empty_value=None
    )
    weight_set_id = forms.TypedChoiceField(
        label=_("Weights"), required=False, coerce=uuid.UUID, empty_value=None
    )

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        for period in offered.periods:
            label = f"{period.title}, {sign(offered.currency)}"
            self.fields[f"period-{period.pk}"] = AmountField(label=label)
        for team in offered.teams:
            label = f"{team.title}, {team.unit or _('person-days')}"
            self.fields[f"team-{team.pk}"] = NumberField(label=label, required=False)
        for row in offered.initiatives:
            self.fields[f"state-{row.pk}"] = forms.ChoiceField(
                label=row.title, choices=_STATES, required=False
            )
            self.fields[f"least-{row.pk}"] = NumberField(label=row.title, required=False)
        self._offer("round_id", _("The round that counts"), offered.rounds)
        self._offer("weight_set_id", _("Today’s weights"), offered.weight_sets)
        for one in self.fields.values():
            if isinstance(one, AmountField):
                one.currency = offered.currency
        self.fields["total"].label = f"{self.fields['total'].label}, {sign(offered.currency)}"
        self.lines = [*self._lines()]
        if self.is_bound:  # the keyboard goes to what is wrong instead
            self.fields["title"].widget.attrs.pop("autofocus", None)

    def _offer(self, name: str, first: Any, choices: Choices) -> None:
        one = self.fields[name]
        assert isinstance(one, forms.TypedChoiceField)  # noqa: S101 - declared above
        one.choices = [("", first), *choices]

    @property
    def period_fields(self) -> list[forms.BoundField]:
        """The budgets of the periods."""
        return [self[f"period-{one.pk}"] for one in self.offered.periods]

    @property
    def team_fields(self) -> list[forms.BoundField]:
        """The capacities of the teams."""
        return [self[f"team-{one.pk}"] for one in self.offered.teams]

    @property
    def initiative_lines(self) -> Iterator[tuple[Initiative, forms.BoundField, forms.BoundField]]:
        """Each initiative with whether it is in, and its smallest share."""
        for row in self.offered.initiatives:
            yield row, self[f"state-{row.pk}"], self[f"least-{row.pk}"]

    @property
    def has_choices(self) -> bool:
        """Whether anything is said of single initiatives."""
        names = [name for name in self.fields if name.startswith(("state-", "least-"))]
        return any(self[name].value() or self[name].errors for name in names)

    @property
    def units(self) -> Choices:
        """In what a limit is counted."""
        return [(unit.value, word) for unit, word in _UNITS.items()]

    def _lines(self) -> Iterator[BoundLine]:
        """The limits as they stand in the form, with some spare ones."""
        if not self.is_bound:
            kept = self.initial.get("bounds", [])
            for number, one in enumerate(kept):
                yield _shown(number, one)
            for number in range(len(kept), len(kept) + _SPARE):
                yield BoundLine(number)
            return
        for number in range(1000):
            if f"bound-{number}-what" not in self.data:
                return
            texts = [str(self.data.get(f"bound-{number}-{name}", "")) for name in _PARTS]
            yield _line(number, *texts)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["bounds"] = [found for line in self.lines if (found := self._bound(line))]
        if any(line.errors for line in self.lines):
            self.add_error(None, _("A limit of kinds, sides or goals needs another number."))
        return cleaned

    def _bound(self, line: BoundLine) -> dict[str, Any] | None:
        if not line.what or not (line.low.strip() or line.high.strip()):
            return None
        by, _colon, key = line.what.partition(":")
        found: dict[str, Any] = {"by": by, "key": key, "unit": line.unit}
        for end in _ENDS:
            try:
                found[end] = self._end(getattr(line, end).strip(), line.unit)
            except Invalid as refused:
                line.errors.append(sentence(refused))
        return found

    def _end(self, text: str, unit: str) -> float | None:
        if not text:
            return None
        language = get_language() or "en"
        if unit == Unit.MONEY:
            found = read_amount(text, language, self.offered.currency)
            return None if found is None else float(found)
        number = float(read_number(text.rstrip("% "), language))
        return number / 100 if unit == Unit.SHARE else number

    def given(self, *, is_new: bool = False) -> dict[str, Any]:
        """Return what ``write`` takes; a new row has no version."""
        values = self.cleaned_data
        rows = [str(row.pk) for row in self.offered.initiatives]
        shares = {one: values[f"least-{one}"] for one in rows}
        found = {name: values[name] for name in ("title", "total", "round_id", "weight_set_id")}
        found |= {
            "budgets": {str(one.pk): values[f"period-{one.pk}"] for one in self.offered.periods},
            "capacities": {str(one.pk): values[f"team-{one.pk}"] for one in self.offered.teams},
            "bounds": values["bounds"],
            "must": [one for one in rows if values[f"state-{one}"] == "must"],
            "never": [one for one in rows if values[f"state-{one}"] == "never"],
            "least": {one: value / 100 for one, value in shares.items() if value is not None},
        }
        return found if is_new else {**found, "version": values["version"]}


def scenario_values(row: Scenario) -> dict[str, Any]:
    """Return a scenario as the values of its form."""
    names = ("version", "title", "total", "round_id", "weight_set_id", "bounds")
    values: dict[str, Any] = {name: getattr(row, name) for name in names}
    values |= {f"period-{one}": Decimal(amount) for one, amount in row.budgets.items()}
    values |= {f"team-{one}": amount for one, amount in row.capacities.items()}
    values |= {f"state-{one}": "must" for one in row.must}
    values |= {f"state-{one}": "never" for one in row.never}
    return values | {f"least-{one}": 100 * share for one, share in row.least.items()}


def _shown(number: int, one: Mapping[str, Any]) -> BoundLine:
    ends = [_written(one[end], one["unit"]) for end in _ENDS]
    return _line(number, f"{one['by']}:{one['key']}", one["unit"], *ends)


def _line(number: int, what: str, unit: str, low: str, high: str) -> BoundLine:
    return BoundLine(number, what, unit, low, high)


def _written(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    language = get_language() or "en"
    if unit == Unit.MONEY:
        return in_full(value, language)
    return short(100 * value if unit == Unit.SHARE else value, language, MOST)

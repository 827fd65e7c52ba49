"""The form of an initiative: texts, costs (by period where there are any), efforts, relations."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.core.errors import Invalid
from issuetrees.kit.form_fields import AmountField, NumberField, TextField
from issuetrees.kit.formats.currencies import sign
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.models.initiatives import Initiative, InitiativeState, Side
from issuetrees.scoring.models.periods import Period
from issuetrees.scoring.models.teams import Team
from issuetrees.scoring.titles import ids_of, text_of
from issuetrees.web.frame.forms import EditForm, SearchSelect
from issuetrees.web.scoring.forms import Choices

_POINTS: Final = {"low": _("low"), "likely": _("likely"), "high": _("high")}
_RELATIONS: Final = ("requires", "excludes")
_TITLES: Final = forms.Textarea(attrs={"rows": 2})
_TEXT: Final = forms.Textarea(attrs={"rows": 2})
_LONGEST: Final = 30_000


class InitiativeForm(EditForm):
    """An initiative; ``kinds`` are offered, another one can be written."""

    title = TextField(
        label=_("Initiative"),
        max_length=300,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    initiative_kind = TextField(label=_("Kind"), max_length=80, required=False)
    side = forms.ChoiceField(label=_("Side"), choices=Side.choices)
    state = forms.ChoiceField(
        label=_("State"), choices=InitiativeState.choices, initial=InitiativeState.PROPOSED
    )
    cost_low = AmountField(label=_("Cost, low"))
    cost_likely = AmountField(label=_("Cost, likely"))
    cost_high = AmountField(label=_("Cost, high"))
    owner_id = forms.TypedChoiceField(
        label=_("Owner"), required=False, coerce=uuid.UUID, empty_value=None
    )
    old_verdict = TextField(label=_("Old verdict"), max_length=40, required=False)
    description = TextField(label=_("Description"), max_length=4000, required=False, widget=_TEXT)
    problem = TextField(
        label=_("Problem that it mends"), max_length=4000, required=False, widget=_TEXT
    )
    audience = TextField(label=_("Audience"), max_length=2000, required=False, widget=_TEXT)
    outcome = TextField(label=_("What came of it"), max_length=2000, required=False, widget=_TEXT)
    requires = TextField(
        label=_("Requires"),
        max_length=_LONGEST,
        required=False,
        widget=_TITLES,
        help_text=_("Titles of initiatives, one a line."),
    )
    excludes = TextField(
        label=_("Excludes"),
        max_length=_LONGEST,
        required=False,
        widget=_TITLES,
        help_text=_("Titles of initiatives, one a line."),
    )
    one_of = TextField(
        label=_("One of the group"),
        max_length=80,
        required=False,
        help_text=_("Of initiatives with the same group only one is done."),
    )

    def __init__(
        self,
        *args: Any,
        currency: str,
        members: Choices = (),
        kinds: Choices = (),
        periods: Sequence[Period] = (),
        teams: Sequence[Team] = (),
        titles: Mapping[uuid.UUID, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._periods, self._teams, self._titles = periods, teams, titles
        self.fields["initiative_kind"].widget = SearchSelect(lambda: kinds)
        self._add_parts()
        for field in self.fields.values():
            if isinstance(field, AmountField) and field.label:
                field.currency = currency
                field.label = f"{field.label}, {sign(currency)}"
        owner = self.fields["owner_id"]
        assert isinstance(owner, forms.TypedChoiceField)  # noqa: S101 - declared above
        owner.choices = [("", "–"), *members]

    def _add_parts(self) -> None:
        if any(name.startswith("period-") and value for name, value in self.initial.items()):
            for point in _POINTS:
                del self.fields[f"cost_{point}"]  # it is the sum
        for period in self._periods:
            for point, word in _POINTS.items():
                label = f"{period.title}, {word}"
                self.fields[_of_period(period.pk, point)] = AmountField(label=label)
        for team in self._teams:
            unit = team.unit or _("person-days")
            label = f"{team.title}, {unit}"
            self.fields[_of_team(team.pk)] = NumberField(label=label, required=False)

    @property
    def period_rows(self) -> Iterator[list[forms.BoundField]]:
        """The fields of the costs, period by period."""
        for period in self._periods:
            yield [self[_of_period(period.pk, point)] for point in _POINTS]

    @property
    def team_fields(self) -> list[forms.BoundField]:
        """The fields of the efforts."""
        return [self[_of_team(team.pk)] for team in self._teams]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in _RELATIONS:
            try:
                cleaned[name] = ids_of(cleaned.get(name, ""), self._titles, field=name)
            except Invalid as refused:
                self.add_error(name, sentence(refused))
        return cleaned

    def given(self, *, is_new: bool = False) -> dict[str, Any]:
        """Return what ``write`` takes: costs and efforts with their periods and teams."""
        values = super().given(is_new=is_new)
        costs = [
            {"period_id": one.pk}
            | {point: values.pop(_of_period(one.pk, point)) for point in _POINTS}
            for one in self._periods
        ]
        efforts = [
            {"team_id": one.pk, "amount": values.pop(_of_team(one.pk))} for one in self._teams
        ]
        return {**values, "costs": costs, "efforts": efforts}


def initiative_values(initiative: Initiative, titles: Mapping[uuid.UUID, str]) -> dict[str, Any]:
    """Return an initiative as the values of its form."""
    values = {name: getattr(initiative, name) for name in InitiativeForm.base_fields}
    for name in _RELATIONS:
        values[name] = text_of(values[name], titles)
    parts: dict[str, Decimal | None] = {
        _of_period(cost.period_id, point): getattr(cost, point)
        for cost in initiative.period_costs.all()
        for point in _POINTS
    }
    efforts = {_of_team(one.team_id): float(one.amount) for one in initiative.efforts.all()}
    return {**values, **parts, **efforts}


def _of_period(pk: uuid.UUID, point: str) -> str:
    return f"period-{pk}-{point}"


def _of_team(pk: uuid.UUID) -> str:
    return f"team-{pk}"

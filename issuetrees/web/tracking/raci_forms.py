"""Forms of activities, parties and whole RACI tables."""

import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from issuetrees.core import limits
from issuetrees.core.raci.letters import shown
from issuetrees.kit.form_fields import AmountField, NumberField, TextField
from issuetrees.kit.formats.currencies import sign
from issuetrees.tracking.models.activities import Party, PartyKind, Source

Choices = Sequence[tuple[str, Any]]
#: What is usual in a cell.
_LETTERS = ("R", "A", "A/R", "C", "I")
_PRICES = ("hire_once", "hire_day", "borrow_day", "agency_day")


class ActivityForm(forms.Form):
    """An activity of one of ``initiatives``, or one that is there and stays where it is, with the
    letters of each party.
    """

    initiative_id = forms.TypedChoiceField(label=_("Initiative"), coerce=uuid.UUID)
    title = TextField(
        label=_("Activity"), max_length=300, widget=forms.TextInput(attrs={"autofocus": True})
    )
    effort = NumberField(label=_("Effort, person-days"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        initiatives: Choices | None = None,
        parties: Sequence[Party] = (),
        letters: Mapping[uuid.UUID, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if initiatives is None:
            del self.fields["initiative_id"]
        else:
            _choose(self, "initiative_id", initiatives)
        self._parties = {f"letters-{one.pk}": one for one in parties}
        for name, one in self._parties.items():
            now = shown((letters or {}).get(one.pk, ""))
            offered = dict.fromkeys([*_LETTERS, *([now] if now else [])])
            self.fields[name] = forms.ChoiceField(
                label=one.title,
                required=False,
                initial=now,
                choices=[("", "–"), *((text, text) for text in offered)],
                show_hidden_initial=True,  # so that only what the person changed is written
                widget=forms.Select(attrs={"class": "input"}),
            )

    def given(self, *, is_new: bool = False) -> dict[str, Any]:
        """Return what ``write`` takes."""
        values = dict(self.cleaned_data)
        if is_new:
            del values["version"]
        said = {name: values.pop(name) for name in self._parties}
        changed = {self._parties[name].pk: said[name] for name in said.keys() & self.changed_data}
        return {**values, "letters": changed}

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """What the activity itself says."""
        return [one for one in self.visible_fields() if one.name not in self._parties]

    @property
    def letter_fields(self) -> list[forms.BoundField]:
        """The letters, party by party."""
        return [self[name] for name in self._parties]


class PartyForm(forms.Form):
    """A party: what it is, what it may sign for, which stage it needs, what filling it costs."""

    title = TextField(
        label=_("Role or party"), max_length=120, widget=forms.TextInput(attrs={"autofocus": True})
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("party", "Where it stands"), choices=PartyKind.choices
    )
    user_id = forms.TypedChoiceField(
        label=_("Member"), required=False, coerce=uuid.UUID, empty_value=None
    )
    money = TextField(
        label=_("Rights over money"),
        max_length=300,
        required=False,
        help_text=_("What it may sign for alone, and who signs above that."),
    )
    stage = forms.ChoiceField(
        label=_("Stage that it needs"),
        required=False,
        help_text=_("Its levels are the competencies that the role asks for."),
    )
    filling = forms.ChoiceField(
        label=_("How it is filled"), required=False, choices=[("", "–"), *Source.choices]
    )
    hire_once = AmountField(label=_("Hire: once"))
    hire_day = AmountField(label=_("Hire: a day"))
    borrow_day = AmountField(label=_("Borrow: a day"))
    agency_day = AmountField(label=_("Agency: a day"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, currency: str, members: Choices = (), stages: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "user_id", [("", "–"), *members])
        _choose(self, "stage", [("", "–"), *stages, *_kept(self.initial.get("stage"), stages)])
        for name in _PRICES:
            field = self.fields[name]
            assert isinstance(field, AmountField)  # noqa: S101 - declared above
            field.currency = currency
            field.label = f"{field.label}, {sign(currency)}"

    def given(self, *, is_new: bool = False) -> dict[str, Any]:
        """Return what ``write`` takes."""
        values = dict(self.cleaned_data)
        if is_new:
            del values["version"]
        graph, _colon, stage = values.pop("stage").partition(":")
        return {**values, "graph_id": graph or None, "stage_id": stage}


class RaciPasteForm(forms.Form):
    """A table for one of ``initiatives``: pasted, or as a file."""

    initiative_id = forms.TypedChoiceField(label=_("Initiative"), coerce=uuid.UUID)
    text = TextField(
        label=_("Table"),
        max_length=limits.TABLE_CHARACTERS,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "class": "paste-text", "spellcheck": "false"}),
        help_text=_("Cells from Excel: Activity, Effort, then a column for each party."),
    )
    file = forms.FileField(
        label=_("Or a file, XLSX or CSV"),
        required=False,
        allow_empty_file=True,  # refused where it is read, in our words
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )

    def __init__(self, *args: Any, initiatives: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "initiative_id", initiatives)

    @property
    def content(self) -> bytes:
        """What was sent: the file, else the text."""
        file = self.cleaned_data.get("file")
        found: bytes = file.read() if file else self.cleaned_data["text"].encode()
        return found


def party_values(row: Party) -> dict[str, Any]:
    """Return a party as the values of its form."""
    values = {name: getattr(row, name) for name in PartyForm.base_fields if name != "stage"}
    stage = f"{row.graph_id}:{row.stage_id}" if row.graph_id and row.stage_id else ""
    return {**values, "stage": stage}


def effort_value(effort: Decimal | None) -> float | None:
    """Return an effort as the form shows it."""
    return None if effort is None else float(effort)


def _kept(value: Any, groups: Choices) -> Choices:
    """Offer the stage that a role has where its map is archived or gone: saving keeps it."""
    known = {key for _title, stages in groups for key, _stage in stages}
    if not value or value in known:
        return []
    return [(value, _("As before: its map is archived or gone"))]


def _choose(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared as such
    field.choices = list(choices)

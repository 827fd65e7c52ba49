"""Forms of a test-drive: they parse; ``portfolio.write.test_drives`` judges."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.form_fields import NumberField, TextField
from issuetrees.portfolio.models.test_drives import OldVerdict, PastCase
from issuetrees.portfolio.write.test_drives import FACTS, NAME, TEXT
from issuetrees.scoring.models.initiatives import Initiative

_AREA = forms.Textarea(attrs={"rows": 3})


class NewTestDriveForm(forms.Form):
    """Which past initiatives, and what it is called."""

    name = TextField(label=_("Name"), max_length=NAME, required=False)
    initiative_ids = forms.TypedMultipleChoiceField(
        label=_("Past initiatives"),
        coerce=uuid.UUID,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one past initiative.")},
    )

    def __init__(self, past: Sequence[Initiative], sent: Any = None) -> None:
        super().__init__(sent, initial={"initiative_ids": [str(one.pk) for one in past]})
        field = self.fields["initiative_ids"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - see above
        field.choices = [(str(one.pk), one.title) for one in past]


@dataclass(frozen=True, slots=True)
class CasePart:
    """The fields of one initiative."""

    case: PastCase
    fields: Sequence[forms.BoundField]


class CasesForm(forms.Form):
    """What was known of each initiative, how it turned out, what was thought of it."""

    def __init__(self, cases: Sequence[PastCase], sent: Any = None, *, has_facts: bool) -> None:
        super().__init__(sent)
        self._cases, self._has_facts = cases, has_facts
        for case in cases:
            for name, field in self._fields(case):
                self.fields[f"{name}_{case.initiative_id.hex}"] = field

    def _fields(self, case: PastCase) -> Sequence[tuple[str, forms.Field]]:
        outcome = NumberField(
            label=_("How it turned out as a whole, 0–100"),
            required=False,
            initial=case.outcome,
            help_text=_("0 a failure, 100 a success; from 50 on it counts as good."),
        )
        verdict = forms.ChoiceField(
            label=_("Old verdict"),
            choices=[("", _("Nobody remembers")), *OldVerdict.choices],
            initial=case.verdict,
            required=False,
        )
        text = TextField(
            label=_("How it turned out, in words"),
            max_length=TEXT,
            required=False,
            initial=case.outcome_text,
            widget=_AREA,
        )
        facts = TextField(
            label=_("Facts of that time"),
            max_length=FACTS,
            required=False,
            initial=case.facts,
            widget=_AREA,
            help_text=_("What was known before it was done. Assessors read this, and no more."),
        )
        known = [("outcome", outcome), ("verdict", verdict), ("outcome_text", text)]
        return [("facts", facts), *known] if self._has_facts else known

    @property
    def parts(self) -> Sequence[CasePart]:
        """The fields by initiative."""
        return [
            CasePart(
                case,
                [self[name] for name in self.fields if name.endswith(case.initiative_id.hex)],
            )
            for case in self._cases
        ]

    def given(self, case: PastCase) -> dict[str, Any]:
        """Return what ``write`` is to set of an initiative."""
        end = f"_{case.initiative_id.hex}"
        said = self.cleaned_data
        return {name.removesuffix(end): said[name] for name in self.fields if name.endswith(end)}

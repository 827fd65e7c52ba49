"""Forms of calibration: what came of an initiative, and chances said before."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.core import scoring as core
from issuetrees.core.errors import Invalid
from issuetrees.kit.form_fields import NumberField, TextField
from issuetrees.scoring import rows
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion, CriterionKind
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.tracking.models.plans import Measure
from issuetrees.tracking.words import figure


class OutcomesForm(forms.Form):
    """What an initiative turned out to be, criterion by criterion, on the scale of each."""

    def __init__(
        self, *args: Any, criteria: Sequence[Criterion], there: Mapping[uuid.UUID, float],
        source: str = "", **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        for row in criteria:
            self.fields[f"criterion-{row.pk}"] = _field(row, there.get(row.pk))
        self.fields["source"] = TextField(
            label=_("Source"), max_length=500, required=False, initial=source
        )

    def values(self) -> dict[uuid.UUID, float | None]:
        """Return what is said of each criterion, None for nothing."""
        return {
            uuid.UUID(name.removeprefix("criterion-")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("criterion-")
        }


class ChanceForm(forms.Form):
    """The chance that an assessor gives a measure to meet its target."""

    measure_id = forms.TypedChoiceField(label=_("Measure"), coerce=uuid.UUID)
    assessor_id = forms.TypedChoiceField(label=_("Assessor"), coerce=uuid.UUID)
    chance = NumberField(label=_("Chance, %"), error_messages={"required": _("Write the number.")})

    def __init__(
        self, *args: Any, measures: Sequence[Measure], assessors: Sequence[Assessor], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure_id"].choices = [  # type: ignore[attr-defined]
            (one.pk, f"{one.plan.initiative}: {one.kpi}") for one in measures
        ]
        self.fields["assessor_id"].choices = [  # type: ignore[attr-defined]
            (one.pk, one.name) for one in assessors
        ]


class ChooseForm(forms.Form):
    """Of which initiative it is said what came of it."""

    initiative = forms.ChoiceField(label=_("Initiative"))

    def __init__(self, *args: Any, initiatives: Sequence[Initiative], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"].choices = [  # type: ignore[attr-defined]
            (one.pk, one.title) for one in initiatives
        ]


def _field(row: Criterion, value: float | None) -> forms.Field:
    if row.is_measured:
        label = f"{row.title}, {row.unit}" if row.unit else row.title
        return NumberField(label=label, required=False, initial=value)
    return forms.TypedChoiceField(
        label=row.title,
        required=False,
        coerce=float,
        empty_value=None,
        choices=[("", "–"), *_levels(row)],
        initial=value,
    )


def _levels(row: Criterion) -> list[tuple[float, Any]]:
    """The values of a scale with their names."""
    try:
        places = [value for value, _points in core.anchors(rows.criterion(row))]
    except Invalid:
        return []
    if row.kind == CriterionKind.YES_NO:
        return [(value, _("Yes") if value else _("No")) for value in places]
    names = {level["value"]: level["title"] for level in row.levels}
    return [(value, f"{figure(value, '')} {names.get(value, '')}".rstrip()) for value in places]

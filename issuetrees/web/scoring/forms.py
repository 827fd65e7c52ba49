"""Forms of the scoring pages: they parse; ``write`` functions judge."""

import uuid
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.form_fields import NumberField, TextField
from issuetrees.scoring.models.criteria import Criterion, CriterionKind, Direction, MissingPolicy
from issuetrees.scoring.models.gates import Gate, GateDecision, GateKind, GateMeasure, GateRule
from issuetrees.scoring.models.goals import Goal
from issuetrees.web.frame.forms import EditForm
from issuetrees.web.scoring import scale_parts as parts

Choices = Sequence[tuple[str, Any]]
UNDECIDED: Final = "undecided"
_TEXT: Final = forms.Textarea(attrs={"rows": 2})
_MISSING: Final = {"required": _("Write the number.")}
_FIRST: Final = forms.TextInput(attrs={"autofocus": True})


class GoalForm(EditForm):
    """A goal, perhaps drawn from a question of a tree."""

    title = TextField(label=_("Goal"), max_length=300, widget=_FIRST)
    weight = NumberField(label=_("Weight"), initial=1)
    node_id = forms.TypedChoiceField(
        label=_("From the question"), required=False, coerce=uuid.UUID, empty_value=None
    )
    description = TextField(label=_("Description"), max_length=4000, required=False, widget=_TEXT)

    def __init__(self, *args: Any, questions: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["node_id"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
        field.choices = [("", "–"), *questions]


class CriterionForm(EditForm):
    """A criterion; its rubric's levels come as ``level-N-value``, ``-title``, ``-description`` and
    ``-points``, the places of its curve as ``curve-N-value`` and ``-points``.
    """

    title = TextField(label=_("Criterion"), max_length=300, widget=_FIRST)
    kind = forms.ChoiceField(label=_("Measured by"), choices=CriterionKind.choices)
    weight = NumberField(label=_("Weight in the goal"), initial=1)
    description = TextField(label=_("Description"), max_length=4000, required=False, widget=_TEXT)
    worst = NumberField(label=_("Worst: worth 0 points"), error_messages=_MISSING)
    best = NumberField(label=_("Best: worth 100 points"), error_messages=_MISSING)
    direction = forms.ChoiceField(
        label=_("Direction"),
        choices=[choice for choice in Direction.choices if choice[0] != Direction.BETWEEN],
    )
    unit = TextField(label=_("Unit"), max_length=40, required=False)
    missing = forms.ChoiceField(
        label=_("A missing score counts as"), choices=MissingPolicy.choices, required=False
    )
    kind_ids = forms.MultipleChoiceField(
        label=_("Kinds of initiatives that it applies to"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: to all. Where it does not apply, its weight goes to the others."),
    )
    assessor_ids = forms.MultipleChoiceField(
        label=_("Who scores it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all assessors."),
    )

    def __init__(
        self, *args: Any, kinds: Choices = (), assessors: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("kind_ids", kinds), ("assessor_ids", assessors)):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
            field.choices = choices
            if not choices:
                del self.fields[name]

    @property
    def levels(self) -> list[dict[str, str]]:
        """The levels as they stand in the form, text by text, with one spare row."""
        return parts.levels_shown(self)

    @property
    def curve(self) -> list[dict[str, str]]:
        """The places of the curve as they stand in the form, with two spare rows where there are
        none.
        """
        return parts.curve_shown(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("kind")
        is_measured = kind in {CriterionKind.NUMBER, CriterionKind.MONEY}
        cleaned["levels"] = parts.levels_of(self) if kind == CriterionKind.RUBRIC else []
        cleaned["curve"] = parts.curve_of(self) if is_measured else []
        for name in ("direction",) if is_measured else ("worst", "best"):
            self.errors.pop(name, None)  # the kind does not ask for it
        cleaned["missing"] = cleaned.get("missing") or MissingPolicy.LEAVE_OUT
        is_less = cleaned.pop("direction", "") == Direction.LESS
        if not is_measured:  # the levels say which values there are, this at which end is the best
            cleaned["worst"], cleaned["best"] = (4.0, 0.0) if is_less else (0.0, 4.0)
        return cleaned


class PeriodForm(EditForm):
    """A period."""

    title = TextField(label=_("Period"), max_length=40, widget=_FIRST)


class TeamForm(EditForm):
    """A team."""

    title = TextField(label=_("Team"), max_length=80, widget=_FIRST)
    unit = TextField(
        label=_("Effort is counted in"),
        max_length=40,
        required=False,
        help_text=_("Nothing written means person-days."),
    )


class GateForm(EditForm):
    """A gate."""

    title = TextField(label=_("Gate"), max_length=300, widget=_FIRST)
    kind = forms.ChoiceField(label=_("Decided by"), choices=GateKind.choices, required=False)
    stage = TextField(
        label=_("Stage"),
        max_length=80,
        required=False,
        help_text=_("Gates of one stage stand together; a threshold is its minimum."),
    )
    question = TextField(
        label=_("Question"),
        max_length=2000,
        required=False,
        widget=_TEXT,
        help_text=_("Whoever answers “no” stops the initiative, whatever its score."),
    )
    decider_ids = forms.MultipleChoiceField(
        label=_("Who decides"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: whoever may edit."),
    )
    rule = forms.ChoiceField(label=_("Who has to agree"), choices=GateRule.choices, required=False)
    criterion_ids = forms.MultipleChoiceField(
        label=_("Criteria of the threshold"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Several count together, by their weights."),
    )
    measure = forms.ChoiceField(label=_("Told in"), choices=GateMeasure.choices, required=False)
    minimum = NumberField(label=_("At least"), required=False)

    def __init__(
        self, *args: Any, members: Choices = (), criteria: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("decider_ids", members), ("criterion_ids", criteria)):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["kind"] = cleaned.get("kind") or GateKind.QUESTION
        cleaned["rule"] = cleaned.get("rule") or GateRule.ANY
        cleaned["measure"] = cleaned.get("measure") or GateMeasure.POINTS
        is_threshold = cleaned["kind"] == GateKind.THRESHOLD
        cleaned |= {"decider_ids": []} if is_threshold else {"criterion_ids": [], "minimum": None}
        return cleaned


class KindForm(EditForm):
    """A kind of initiatives."""

    title = TextField(label=_("Kind"), max_length=80, widget=_FIRST)
    description = TextField(
        label=_("Description"),
        max_length=2000,
        required=False,
        widget=_TEXT,
        help_text=_("What belongs to it and what does not, so that all sort alike."),
    )


class AssessorForm(EditForm):
    """An assessor, perhaps a member."""

    user_id = forms.TypedChoiceField(
        label=_("Member"),
        required=False,
        coerce=uuid.UUID,
        empty_value=None,
        help_text=_("A member scores in their own name, even as a commenter."),
        widget=forms.Select(attrs={"data-fills": "name"}),
    )
    name = TextField(
        label=_("Name"),
        max_length=120,
        required=False,
        widget=_FIRST,
        help_text=_("A member needs none."),
    )
    weight = NumberField(
        label=_("Weight"),
        initial=1,
        help_text=_("0 makes an observer: their scores do not count."),
    )

    def __init__(self, *args: Any, members: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["user_id"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
        field.choices = [("", "–"), *members]


class DecisionForm(EditForm):
    """What a gate says of an initiative."""

    verdict = forms.ChoiceField(
        label=_("Decision"),
        choices=[*GateDecision.choices, (UNDECIDED, _("Not decided"))],
        widget=forms.RadioSelect,
    )
    reason = TextField(
        label=_("Reason"),
        max_length=2000,
        required=False,
        widget=_TEXT,
        help_text=_("A veto needs one. It is shown with your name beside the score."),
    )

    def begin_veto(self) -> None:
        """Show the form with the veto chosen and the keys in its reason."""
        self.initial["verdict"] = GateDecision.VETO
        if not self.is_bound:
            self.fields["reason"].widget.attrs["autofocus"] = True


def goal_values(goal: Goal) -> dict[str, Any]:
    """Return a goal as the values of its form."""
    names = ("title", "description", "version", "weight")
    values = {name: getattr(goal, name) for name in names}
    return values | {"node_id": goal.node.id if goal.node else None}


def criterion_values(criterion: Criterion) -> dict[str, Any]:
    """Return a criterion as the values of its form."""
    names = (
        "title kind description direction weight worst best unit missing"
        " kind_ids assessor_ids version"
    ).split()
    values = {name: getattr(criterion, name) for name in names}
    return {
        **values,
        "levels": parts.levels_typed(criterion.levels),
        "curve": [parts.typed(place) for place in criterion.curve],
    }


def gate_values(gate: Gate) -> dict[str, Any]:
    """Return a gate as the values of its form."""
    return {name: getattr(gate, name) for name in GateForm.base_fields}

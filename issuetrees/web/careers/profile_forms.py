"""Forms of profiles, plans and whom they are shown to."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.careers.models import Competency, PlanStep, Profile, ReviewEntry
from issuetrees.careers.standing import given_to
from issuetrees.core.stages.records import StageMap
from issuetrees.kit.form_fields import NumberField, TextField

_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_NONE: Final = ("", "–")
Choices = Iterable[tuple[str, str]]


def _stage(label: Any, help_text: Any = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, required=False, coerce=uuid.UUID, empty_value=None, help_text=help_text
    )


class ProfileForm(forms.Form):
    """A profile; each fork of the map has a field of its own, ``fork-N``."""

    name = TextField(label=_("Name"), max_length=120)
    stage_id = _stage(_("Current stage"))
    goal_id = _stage(_("Goal"))
    hours_a_week = NumberField(
        label=_("Hours a week"),
        initial=5,
        help_text=_("For closing gaps. The fewer, the longer the way."),
    )
    mentor = TextField(label=_("Mentor"), max_length=120, required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, found: StageMap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stages = [(stage.id, stage.title) for stage in found.stages.values()]
        for name in ("stage_id", "goal_id"):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
            field.choices = [_NONE, *stages]
        self._found = found
        self._forks = list(found.forks.values())
        for place, fork in enumerate(self._forks):
            self.fields[f"fork-{place}"] = forms.MultipleChoiceField(
                label=fork.question,
                required=False,
                choices=list(fork.options.items()),
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def forks(self) -> list[forms.BoundField]:
        """The fields of the forks."""
        return [self[f"fork-{place}"] for place in range(len(self._forks))]

    def values_of(self, profile: Profile) -> None:
        """Begin with what a profile says."""
        names = ("name", "hours_a_week", "mentor", "version")
        self.initial = {name: getattr(profile, name) for name in names}
        self.initial |= {
            name: str(getattr(profile, name) or "") for name in ("stage_id", "goal_id")
        }
        for place, fork in enumerate(self._forks):
            self.initial[f"fork-{place}"] = list(given_to(fork, self._found, profile.answers))

    def given(self) -> dict[str, Any]:
        """Return what ``write`` takes, but for the version."""
        values = {
            name: self.cleaned_data[name] for name in ("name", "stage_id", "goal_id", "mentor")
        }
        hours = self.cleaned_data["hours_a_week"]
        values["hours_a_week"] = 0 if hours is None else hours
        values["answers"] = {
            fork.id: self.cleaned_data[f"fork-{place}"]
            for place, fork in enumerate(self._forks)
            if self.cleaned_data[f"fork-{place}"]
        }
        return values


class NewProfileForm(ProfileForm):
    """A profile to make, of one's own or kept for somebody."""

    is_kept = forms.BooleanField(
        label=_("I keep this for somebody without an account"),
        required=False,
        help_text=_("You can hand it over to them as soon as they have one."),
    )


class StepForm(forms.Form):
    """A step of a plan."""

    text = TextField(label=_("What to do"), max_length=500)
    evidence = TextField(label=_("What will count as done"), max_length=500, required=False)
    competency = forms.ChoiceField(label=_("Competency"), required=False)
    due_on = forms.DateField(label=_("Until"), required=False, widget=_DAY)
    owner = TextField(label=_("Who does it"), max_length=120, required=False)
    mentor = TextField(label=_("Mentor"), max_length=120, required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, competencies: Sequence[Competency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["competency"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [_NONE, *((one.key, one.title) for one in competencies)]

    def values_of(self, step: PlanStep) -> None:
        """Begin with what a step says."""
        self.initial = {name: getattr(step, name) for name in self.fields}

    def given(self) -> dict[str, Any]:
        """Return what ``write`` takes, but for the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class EntryForm(forms.Form):
    """What was said when the plan was gone through."""

    on = forms.DateField(label=_("Day"), widget=_DAY)
    text = TextField(
        label=_("What was said"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )


class EntryEditForm(EntryForm):
    """An entry that is changed."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def values_of(self, entry: ReviewEntry) -> None:
        """Begin with what an entry says."""
        self.initial = {name: getattr(entry, name) for name in self.fields}


class ShareForm(forms.Form):
    """Whom to show a profile."""

    user_id = forms.TypedChoiceField(label=_("Member"), coerce=uuid.UUID)
    may_assess = forms.BooleanField(
        label=_("May assess, too"),
        required=False,
        help_text=_("Rates levels beside your own and writes into the review log."),
    )

    def __init__(self, *args: Any, members: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, members)


class HandOverForm(forms.Form):
    """To whom a profile is given."""

    user_id = forms.TypedChoiceField(label=_("Member"), coerce=uuid.UUID)

    def __init__(self, *args: Any, members: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, members)


class EraseForm(forms.Form):
    """The last word before a profile is gone."""

    is_sure = forms.BooleanField(label=_("Yes, erase it: nothing brings it back"))


def _offer(form: forms.Form, members: Choices) -> None:
    field = form.fields["user_id"]
    assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
    field.choices = list(members)

"""Forms of the pages about careers: they parse; ``write`` functions judge."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.core.stages.records import LEVELS
from issuetrees.kit.form_fields import TextField

_FIRST: Final = forms.TextInput(attrs={"autofocus": True})
_WORDS: Final = (
    _("Level 0: not shown yet"),
    _("Level 1"),
    _("Level 2"),
    _("Level 3"),
    _("Level 4"),
)


class CompetencyForm(forms.Form):
    """A competency with the words of its levels."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = TextField(label=_("Competency"), max_length=120, widget=_FIRST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for level, label in zip(LEVELS, _WORDS, strict=True):
            field = TextField(label=label, max_length=300, required=False)
            self.fields[f"levels.{level}"] = field
        if self.is_bound:  # the keyboard goes to what is wrong instead
            self.fields["title"].widget.attrs.pop("autofocus", None)

    def given(self, *, is_new: bool = False) -> dict[str, Any]:
        """Return what the ``write`` function takes; a new row has no version."""
        values = self.cleaned_data
        found = {
            "title": values["title"],
            "levels": [values[f"levels.{level}"] for level in LEVELS],
        }
        return found if is_new else {**found, "version": values["version"]}

"""The form of an entry of the library."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.form_fields import TextField
from issuetrees.scoring.models.criteria import CriterionKind
from issuetrees.scoring.models.libraries import LibraryEntry, LibraryKind
from issuetrees.scoring.read.libraries import Shipped
from issuetrees.web.frame.forms import EditForm
from issuetrees.web.scoring import scale_parts as parts

_TEXT = forms.Textarea(attrs={"rows": 3})
_WEIGHED = frozenset({LibraryKind.BEFORE, LibraryKind.AFTER})


class EntryForm(EditForm):
    """An entry; the levels of a rubric come as in the form of a criterion."""

    title = TextField(label=_("Title"), max_length=300)
    description = TextField(label=_("Description"), max_length=4000, required=False, widget=_TEXT)
    pros = TextField(label=_("For it"), max_length=2000, required=False, widget=_TEXT)
    cons = TextField(label=_("Against it"), max_length=2000, required=False, widget=_TEXT)
    source = TextField(label=_("Source"), max_length=300, required=False)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._content = dict(self.initial.get("content", {}))
        said = self._content.get("kind", CriterionKind.RUBRIC)
        self.is_rubric = kind == LibraryKind.CRITERION and said == CriterionKind.RUBRIC
        if kind not in _WEIGHED:
            del self.fields["pros"], self.fields["cons"]

    @property
    def levels(self) -> list[dict[str, str]]:
        """The levels as they stand in the form."""
        return parts.levels_shown(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.is_rubric:
            levels = parts.levels_of(self)
            said = [{key: one for key, one in row.items() if one is not None} for row in levels]
            self._content |= {"kind": CriterionKind.RUBRIC, "levels": said}
        cleaned["content"] = self._content
        return cleaned


def entry_values(entry: LibraryEntry | Shipped) -> dict[str, Any]:
    """Return an entry as the values of its form."""
    names = ("title", "description", "pros", "cons", "source", "content")
    values = {name: getattr(entry, name) for name in names}
    return values | {
        "version": getattr(entry, "version", None),
        "levels": parts.levels_typed(entry.content.get("levels", [])),
    }

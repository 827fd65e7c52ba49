"""The form of an entry of the library."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from issuetrees.core.errors import Invalid
from issuetrees.kit.form_fields import TextField
from issuetrees.kit.formats.numbers import MOST, short
from issuetrees.kit.formats.reading import read_number
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.models.criteria import CriterionKind
from issuetrees.scoring.models.libraries import LibraryEntry, LibraryKind
from issuetrees.scoring.read.libraries import Shipped
from issuetrees.web.scoring.forms import EditForm

_TEXT = forms.Textarea(attrs={"rows": 3})
_WEIGHED = frozenset({LibraryKind.BEFORE, LibraryKind.AFTER})


class EntryForm(EditForm):
    """An entry; a rubric is typed one level a line: value; name; what one sees."""

    title = TextField(label=_("Title"), max_length=300)
    description = TextField(label=_("Description"), max_length=4000, required=False, widget=_TEXT)
    levels = TextField(
        label=_("Levels of the rubric"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One a line: value; name; what one sees."),
    )
    pros = TextField(label=_("For it"), max_length=2000, required=False, widget=_TEXT)
    cons = TextField(label=_("Against it"), max_length=2000, required=False, widget=_TEXT)
    source = TextField(label=_("Source"), max_length=300, required=False)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._content = dict(self.initial.get("content", {}))
        is_rubric = self._content.get("kind", CriterionKind.RUBRIC) == CriterionKind.RUBRIC
        if kind != LibraryKind.CRITERION or not is_rubric:
            del self.fields["levels"]
        if kind not in _WEIGHED:
            del self.fields["pros"], self.fields["cons"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "levels" in cleaned:
            levels = [self._level(line) for line in cleaned.pop("levels").splitlines() if line]
            self._content |= {"kind": CriterionKind.RUBRIC, "levels": levels}
        cleaned["content"] = self._content
        return cleaned

    def _level(self, line: str) -> dict[str, Any]:
        value, title, description, *_rest = [*map(str.strip, line.split(";", 2)), "", ""]
        try:
            found = float(read_number(value, get_language() or "en"))
        except Invalid as refused:
            self.add_error("levels", sentence(refused))
            found = 0.0
        return {"value": found, "title": title, "description": description}


def entry_values(entry: LibraryEntry | Shipped) -> dict[str, Any]:
    """Return an entry as the values of its form."""
    names = ("title", "description", "pros", "cons", "source", "content")
    values = {name: getattr(entry, name) for name in names}
    levels = entry.content.get("levels", [])
    return values | {
        "version": getattr(entry, "version", None),
        "levels": "\n".join(map(_typed, levels)),
    }


def _typed(level: dict[str, Any]) -> str:
    value = short(level["value"], get_language() or "en", MOST)
    return "; ".join([value, level.get("title", ""), level.get("description", "")])

"""Forms of evidence, its sources and assumptions."""

import uuid
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.inquiry.models import Assumption, Evidence, Source, SourceKind, Stance, Strength
from issuetrees.inquiry.models.assumptions import Confidence
from issuetrees.kit.form_fields import TextField

_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_NONE: Final = ("", "–")
Choices = Iterable[tuple[str, str]]


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _id(label: Any, *, is_required: bool = False) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, required=is_required, coerce=uuid.UUID, empty_value=None
    )


def _choose(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared as such
    field.choices = list(choices)


class EvidenceForm(forms.Form):
    """A piece of evidence; a quote brings its place in the transcript along."""

    claim = TextField(
        label=_("What was found or said"), max_length=limits.CLAIM_CHARACTERS, widget=_area(3)
    )
    node_id = _id(_("Question"), is_required=True)
    stance = forms.ChoiceField(label=_("Stance"), choices=Stance.choices)
    strength = forms.ChoiceField(
        label=_("Strength"), choices=Strength.choices, initial=Strength.MEDIUM
    )
    source_id = _id(_("Source"))
    page = TextField(label=_("Page or place"), max_length=60, required=False)
    quote_start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    quote_end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, questions: Choices = (), sources: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.has_questions = bool(listed := list(questions))
        _choose(self, "node_id", listed)
        _choose(self, "source_id", [_NONE, *sources])

    def values_of(self, row: Evidence) -> None:
        """Begin with what a piece of evidence says."""
        names = ("claim", "stance", "strength", "page", "quote_start", "quote_end", "version")
        self.initial = {name: getattr(row, name) for name in names}
        source = row.known_source
        self.initial |= {"node_id": str(row.node.id), "source_id": str(source.pk) if source else ""}

    def given(self) -> dict[str, Any]:
        """Return what ``write`` takes, but for the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class AssumptionForm(forms.Form):
    """An assumption with the questions that hang on it."""

    statement = TextField(label=_("What is taken for granted"), max_length=1000, widget=_area(3))
    breaks_if = TextField(
        label=_("Breaks if"),
        max_length=1000,
        required=False,
        widget=_area(2),
        help_text=_("What would show that it does not hold."),
    )
    confidence = forms.ChoiceField(
        label=_("Confidence"), choices=Confidence.choices, initial=Confidence.MEDIUM
    )
    owner_id = _id(_("Owner"))
    source_id = _id(_("Source"))
    node_ids = forms.TypedMultipleChoiceField(
        label=_("Questions that hang on it"),
        required=False,
        coerce=uuid.UUID,
        help_text=_("When the assumption changes, they are marked “to look at again”."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        questions: Choices = (),
        sources: Choices = (),
        people: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "node_ids", questions)
        _choose(self, "source_id", [_NONE, *sources])
        _choose(self, "owner_id", [_NONE, *people])

    def values_of(self, row: Assumption) -> None:
        """Begin with what an assumption says."""
        names = ("statement", "breaks_if", "confidence", "version")
        self.initial = {name: getattr(row, name) for name in names}
        source = row.known_source
        self.initial |= {
            "owner_id": str(row.owner_id or ""),
            "source_id": str(source.pk) if source else "",
            "node_ids": [str(use.node.id) for use in row.uses.all()],
        }

    def given(self) -> dict[str, Any]:
        """Return what ``write`` takes, but for the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class SourceForm(forms.Form):
    """A source; the transcript of an interview is pasted, or comes from a text file."""

    title = TextField(label=_("Title"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=SourceKind.choices)
    author = TextField(label=_("Author"), max_length=200, required=False)
    dated_on = forms.DateField(label=_("Date"), required=False, widget=_DAY)
    pages = TextField(label=_("Pages"), max_length=60, required=False)
    link = TextField(label=_("Link"), max_length=500, required=False)
    transcript = TextField(
        label=_("Transcript"),
        required=False,
        widget=_area(8),
        help_text=_("Paste what was said, up to 2 MB. Quotes are marked in it afterwards."),
    )
    text_file = forms.FileField(
        label=_("Or a text file (.txt)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_text_file(self) -> str:
        """Return the text of the file; "" where none was sent."""
        sent = self.cleaned_data.get("text_file")
        if not sent:
            return ""
        try:
            return text_of(sent.read(limits.TRANSCRIPT_BYTES * 2 + 4))
        except Invalid as refused:
            raise forms.ValidationError(str(_(refused.message)), refused.code) from refused

    def values_of(self, row: Source) -> None:
        """Begin with what a source says."""
        self.initial = {name: getattr(row, name) for name in self.fields if name != "text_file"}

    def given(self) -> dict[str, Any]:
        """Return what ``write`` takes, but for the version; a file stands for the transcript."""
        values = {**self.cleaned_data}
        values.pop("version")
        if sent := values.pop("text_file"):
            values["transcript"] = sent
        return values


def text_of(content: bytes) -> str:
    """Read a text file in UTF-8, UTF-16 or Windows-1251; raise Invalid for what is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        try:
            found = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in found:
            return found
    raise Invalid(
        "not_text_file",
        gettext_noop("This is no text file. Save the transcript as plain text (.txt)."),
        field="text_file",
    )

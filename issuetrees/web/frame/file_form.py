"""Files in pages: the form by which one is hung on something, and where it stands."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from issuetrees.attachments.models import Attachment
from issuetrees.core import limits
from issuetrees.core.files.kinds import KINDS

ACCEPTED = ",".join(f".{ending}" for ending in KINDS)


def file_field(label: Any, *, is_required: bool = True) -> forms.FileField:
    """Make the field of a file; what may be sent is told beside it."""
    return forms.FileField(
        label=label,
        required=is_required,
        allow_empty_file=True,  # refused below, in our words
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=format_lazy(
            _("PDF, Office, text, pictures or sound, up to {limit} MB."),
            limit=limits.FILE_BYTES // 1_000_000,
        ),
    )


class FileForm(forms.Form):
    """A file to attach; ``beside`` are those that are there, by id and name."""

    file = file_field(_("File"))
    replaces_id = forms.TypedChoiceField(
        label=_("In place of"), required=False, coerce=uuid.UUID, empty_value=None
    )

    def __init__(self, *args: Any, beside: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = list(beside)
        field = self.fields["replaces_id"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("none: keep it as well")), *there]
        if not there:
            del self.fields["replaces_id"]

    def given(self) -> dict[str, Any]:
        """Return what ``write`` takes."""
        file: File[bytes] = self.cleaned_data["file"]
        return {"file": file, "replaces_id": self.cleaned_data.get("replaces_id")}


def page_of(row: Attachment) -> tuple[str, uuid.UUID]:
    """Return name and id of the page of what a file hangs on."""
    if row.source_id:
        return "web:source", row.source_id
    if row.profile_id:
        return "web:profile_levels", row.profile_id
    assert row.graph_id is not None  # noqa: S101 - it hangs on one thing
    return "web:graph", row.graph_id

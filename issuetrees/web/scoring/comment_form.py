"""The form in which somebody says something of a cell."""

from django import forms
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.form_fields import TextField
from issuetrees.scoring.write.discussion import MAX_TEXT


class CommentForm(forms.Form):
    """A comment: its text, and the comment that it answers, if it does."""

    text = TextField(
        label=_("Comment"), max_length=MAX_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )
    thread_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

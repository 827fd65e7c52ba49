"""The form of an engagement: it parses; ``workspaces.write`` judges."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from issuetrees.accounts.models import Language
from issuetrees.kit.form_fields import TextField


class EngagementForm(forms.Form):
    """A client project."""

    name = TextField(label=pgettext_lazy("of a thing", "Name"), max_length=160)
    client = TextField(label=_("Client"), max_length=160, required=False)
    question = TextField(
        label=_("Question"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What the client must be able to decide at the end, as one question."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=Language.choices,
        help_text=_("Reports are written in it. Your screens keep your own language."),
    )

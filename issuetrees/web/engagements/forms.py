"""The form of an engagement: it parses; ``workspaces.write`` judges."""

from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from issuetrees.accounts.models import Language
from issuetrees.kit.form_fields import TextField
from issuetrees.kit.formats.currencies import currencies, find
from issuetrees.kit.zones import zones
from issuetrees.web.frame.forms import SearchSelect


def _offered() -> list[tuple[str, str]]:
    """Every currency as the list of choices shows it; found by its name in both languages."""
    language = get_language() or "en"
    own, other = ("ru", "en") if language == "ru" else ("en", "ru")
    return [
        (one.code, f"{one.name(own)} · {one.sign} · {one.name(other)}")
        for one in currencies().values()
    ]


class CurrencyField(forms.Field):
    """A currency, by code, name or sign; the code comes out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=SearchSelect(_offered), **kwargs)

    def clean(self, value: Any) -> str | None:
        """Return the code; None, which changes nothing, where the field was not sent."""
        if value is None:
            return None
        found = find(str(super().clean(value)))
        if found is None:
            raise forms.ValidationError(_("Choose a currency, or write its code, such as EUR."))
        return found.code


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
    time_zone = forms.TypedChoiceField(
        label=_("Time zone"),
        required=False,
        empty_value=None,
        choices=lambda: [(name, name) for name in zones()],
        help_text=_("Says which day it is: when a question is overdue, what a report is dated."),
    )
    currency = CurrencyField(
        label=_("Currency"),
        help_text=_("Type a name, a sign or a code. A change converts no costs."),
    )

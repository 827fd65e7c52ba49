"""Forms of the account: they parse; ``accounts.write`` judges."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from issuetrees.accounts.models import Language, MentionMail, Theme
from issuetrees.accounts.scopes import Scope
from issuetrees.kit.form_fields import TextField
from issuetrees.kit.zones import zones


def _zones() -> list[tuple[str, Any]]:
    return [("", _("As the browser says")), *((name, name) for name in zones())]


class ProfileForm(forms.Form):
    """A person's own settings."""

    name = TextField(
        label=_("Name"), max_length=120, help_text=_("Colleagues see it beside what you write.")
    )
    language = forms.ChoiceField(label=_("Language of the screens"), choices=Language.choices)
    theme = forms.ChoiceField(label=_("Theme"), choices=Theme.choices)
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=_zones, required=False, help_text=_("Of times on screen.")
    )
    mention_mail = forms.ChoiceField(
        label=_("Mail of the inbox"),
        choices=MentionMail.choices,
        help_text=_("The daily mail comes at eight in the morning of your time zone."),
    )


class TokenForm(forms.Form):
    """A personal API token."""

    name = TextField(
        label=pgettext_lazy("of a thing", "Name"),
        max_length=80,
        help_text=_("What will use it, for example “Export script”."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("Scopes"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Scope.READ],
        help_text=_("A token never does more than you may do yourself."),
    )
    days = forms.TypedChoiceField(
        label=_("Expires after"),
        coerce=int,
        choices=[(30, _("30 days")), (90, _("90 days")), (365, _("1 year")), (0, _("never"))],
        initial=90,
    )

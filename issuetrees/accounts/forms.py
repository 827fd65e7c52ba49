"""What sign-up asks for beside e-mail and password."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from issuetrees.accounts.models import Language, User


class SignupForm(forms.Form):
    """The name that colleagues see; the language is that of the page."""

    name = forms.CharField(label=_("Name"), max_length=120)

    field_order = ("name", "email", "password1")

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth with the new person, who is saved already."""
        del request
        user.name = " ".join(self.cleaned_data["name"].split())
        language = (get_language() or "").split("-")[0]
        if language in Language.values:
            user.language = language
        user.save(update_fields=["name", "language"])

"""What sign-up asks for beside e-mail and password."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from issuetrees.accounts import write
from issuetrees.accounts.models import Language, User
from issuetrees.kit.form_fields import TextField


class SignupForm(forms.Form):
    """The name that colleagues see; the language is that of the page."""

    name = TextField(label=_("Name"), max_length=120)

    field_order = ("name", "email", "password1")

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth with the new person, who is saved already."""
        del request
        language = (get_language() or "").split("-")[0]
        write.edit_profile(
            actor=user,
            name=self.cleaned_data["name"],
            language=language if language in Language.values else None,
        )

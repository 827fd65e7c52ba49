"""What allauth does otherwise here."""

import secrets

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.hashers import make_password


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing up with an address that is known takes as long as with a new one."""

    def send_account_already_exists_mail(self, email: str) -> None:
        """Tell the owner of the address; the hash is the work that a new account would be.

        Whoever comes through single sign-on has no password, so nothing is hashed for them.
        """
        if "password1" in self.request.POST:
            make_password(secrets.token_urlsafe())
        super().send_account_already_exists_mail(email)

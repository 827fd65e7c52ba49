"""Registration of the app with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, sign-in and personal API tokens."""

    name = "issuetrees.accounts"
    label = "accounts"

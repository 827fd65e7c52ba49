"""Registration of the app with Django."""

from django.apps import AppConfig


class InquiryConfig(AppConfig):
    """What the checks say of a tree, and what people answer to it."""

    name = "issuetrees.inquiry"
    label = "inquiry"

"""Registration of the app with Django."""

from django.apps import AppConfig


class InquiryConfig(AppConfig):
    """What hangs on a tree: problem brief, evidence, waivers, comments."""

    name = "issuetrees.inquiry"
    label = "inquiry"

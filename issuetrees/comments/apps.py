"""Registration of the app with Django."""

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """What people say of nodes: comments in threads, and whom they mention."""

    name = "issuetrees.comments"
    label = "comments"

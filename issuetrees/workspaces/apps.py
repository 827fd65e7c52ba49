"""Registration of the app with Django."""

from django.apps import AppConfig


class WorkspacesConfig(AppConfig):
    """Workspaces, members, invitations, engagements and the permission table."""

    name = "issuetrees.workspaces"
    label = "workspaces"

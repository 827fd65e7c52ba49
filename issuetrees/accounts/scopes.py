"""What a personal API token may be used for; its owner's roles still apply on top."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """One permission of a token."""

    READ = "read", _("Read what you can see")
    WRITE = "write", _("Change trees, goals, scores and reports")
    EXPORT = "export", _("Make and download exports")
    MANAGE = "manage", _("Manage workspaces and members")

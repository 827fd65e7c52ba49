"""What went with a deletion."""

from django.db import models

from issuetrees.kit.models import Identified


class Deletion(Identified):
    """What went with a deletion, as its undo needs it; beside the log, which stays light."""

    entry = models.OneToOneField(
        "workspaces.AuditEntry", on_delete=models.CASCADE, related_name="deletion"
    )
    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="deletions"
    )
    snapshot = models.JSONField()

    def __str__(self) -> str:
        return str(self.entry)

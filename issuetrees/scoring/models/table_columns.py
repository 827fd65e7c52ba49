"""What a workspace has chosen for the columns of tables that come in."""

from typing import ClassVar

from django.db import models

from issuetrees.kit.models import Identified


class TableColumns(Identified):
    """The columns chosen for a line of headings, where they are other than what is guessed.

    ``headings`` is a digest of that line. Periods and teams stand in ``columns`` by their titles,
    since each engagement has its own.
    """

    workspace = models.ForeignKey(
        "workspaces.Workspace", on_delete=models.CASCADE, related_name="table_columns"
    )
    headings = models.CharField(max_length=64)
    columns = models.JSONField()
    used_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["used_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "headings"], name="table_columns_once")
        ]

    def __str__(self) -> str:
        return ", ".join(self.columns)

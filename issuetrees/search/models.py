"""The index: one entry for each thing that can be found, and how far each graph is in it."""

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """The words of one thing. What it is called is read where it lives, when it is found.

    ``title_stems`` are the words of its title, ``stems`` those of all its texts. The migration
    puts the index of the database over both: FTS5 with triggers, or GIN.
    """

    kind = models.CharField(max_length=12)
    target_id = models.UUIDField(unique=True)
    workspace = models.ForeignKey(
        "workspaces.Workspace", on_delete=models.CASCADE, related_name="+"
    )
    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, null=True, related_name="+"
    )
    graph = models.ForeignKey("graphs.Graph", on_delete=models.CASCADE, null=True, related_name="+")
    title_stems = models.TextField(blank=True)
    stems = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.target_id}"


class IndexedGraph(models.Model):
    """Up to which revision the nodes of a graph are in the index."""

    graph = models.OneToOneField(
        "graphs.Graph", on_delete=models.CASCADE, primary_key=True, related_name="indexed"
    )
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.graph_id} r{self.revision}"

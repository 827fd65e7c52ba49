"""Trees and stage maps as rows: one per node and link, and the log of revisions."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Deletable, Identified, new_id


class GraphKind(models.TextChoices):
    """What is drawn."""

    ISSUE_TREE = "issue_tree", _("Question tree")
    STAGE_MAP = "stage_map", _("Stage map")


class Graph(Deletable):
    """A drawing; ``revision`` is the number of its latest committed change.

    ``tree_kind`` is one of ``core.tree_kinds``, "" where nobody has said what a tree is.
    """

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="graphs"
    )
    kind = models.CharField(max_length=10, choices=GraphKind.choices)
    tree_kind = models.CharField(max_length=10, blank=True, default="")
    title = models.CharField(max_length=300)
    revision = models.PositiveIntegerField(default=0)
    is_archived = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.title


class Node(models.Model):
    """A question, stage or fork. A deleted node keeps its row, so that what hangs on it stays.

    Its ``id`` is minted by the sender and means something within its graph only; foreign keys
    point at ``row_id``, which nobody is shown and which only differs where the id was taken
    elsewhere (ADR 0023).
    """

    row_id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    id = models.UUIDField()
    graph = models.ForeignKey(Graph, on_delete=models.CASCADE, related_name="nodes")
    parent_id = models.UUIDField(null=True)
    rank = models.CharField(max_length=64)
    kind = models.CharField(max_length=8)
    title = models.TextField(blank=True)
    note = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    status = models.CharField(max_length=12, default="open")
    prune_reason = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    due_on = models.DateField(null=True)
    priority = models.CharField(max_length=6, null=True)  # noqa: DJ001 - null is "not said"
    value = models.FloatField(null=True)
    unit = models.CharField(max_length=40, blank=True)
    value_on = models.DateField(null=True)
    value_source = models.CharField(max_length=300, blank=True)
    hypothesis = models.TextField(blank=True)
    analysis = models.TextField(blank=True)
    data_source = models.TextField(blank=True)
    end_product = models.TextField(blank=True)
    kill_criterion = models.TextField(blank=True)
    starts_on = models.DateField(null=True)
    lead_days = models.FloatField(null=True)
    effort_days = models.FloatField(null=True)
    prize = models.FloatField(null=True)
    ease = models.CharField(max_length=6, null=True)  # noqa: DJ001 - null is "not said"
    split_kind = models.CharField(max_length=12, null=True)  # noqa: DJ001 - null is "not split yet"
    split = models.JSONField(default=dict)
    cases = models.JSONField(default=dict)
    refers_to = models.UUIDField(null=True)
    x = models.FloatField(null=True)
    y = models.FloatField(null=True)
    track = models.CharField(max_length=40, blank=True)
    details = models.JSONField(default=dict)
    is_deleted = models.BooleanField(default=False)
    # Numbers of revisions, no fields of the record: ``marks.py``.
    changed_in = models.PositiveIntegerField(default=0)
    answered_in = models.PositiveIntegerField(default=0)
    lost_in = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["graph", "parent_id", "rank"],
                condition=Q(is_deleted=False),
                name="node_rank_once_per_parent",
            ),
            models.UniqueConstraint(
                fields=["graph"],
                condition=Q(is_deleted=False, kind="question", parent_id__isnull=True),
                name="one_root_per_tree",
            ),
            models.CheckConstraint(
                condition=Q(parent_id__isnull=True) | ~Q(parent_id=models.F("id")),
                name="node_is_not_its_own_parent",
            ),
            models.UniqueConstraint(fields=["id", "graph"], name="node_once_per_graph"),
            models.CheckConstraint(
                condition=Q(refers_to__isnull=True) | ~Q(refers_to=models.F("id")),
                name="node_does_not_show_itself",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["graph", "refers_to"],
                condition=Q(refers_to__isnull=False, is_deleted=False),
                name="references_by_target",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Link(models.Model):
    """An arrow between two nodes; a transition of a stage map. Its ids are like those of nodes."""

    row_id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    id = models.UUIDField()
    graph = models.ForeignKey(Graph, on_delete=models.CASCADE, related_name="links")
    source_id = models.UUIDField()
    target_id = models.UUIDField()
    kind = models.CharField(max_length=12, default="transition")
    title = models.TextField(blank=True)
    details = models.JSONField(default=dict)
    is_deleted = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["graph", "source_id", "target_id"],
                condition=Q(is_deleted=False),
                name="link_once_per_pair",
            ),
            models.UniqueConstraint(fields=["id", "graph"], name="link_once_per_graph"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id}"


class Revision(Identified):
    """A committed change with its number; the log is only ever added to."""

    graph = models.ForeignKey(Graph, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=64, null=True)  # noqa: DJ001 - null escapes the constraint
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    commands = models.JSONField()
    change = models.JSONField()
    marks = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["graph", "number"], name="revision_number_once"),
            models.UniqueConstraint(fields=["graph", "key"], name="revision_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.graph_id} r{self.number}"

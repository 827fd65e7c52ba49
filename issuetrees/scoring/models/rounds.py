"""Rounds: who is asked to score what, when, and whether they see each other meanwhile."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Deletable, Hanging
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.initiatives import Initiative


class RoundState(models.TextChoices):
    """How far a round is."""

    DRAFT = "draft", _("Not open yet")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    REVEALED = "revealed", _("Revealed")


class Round(Deletable):
    """Assessors score initiatives on criteria; where none are named, all there are.

    ``is_blind``: nobody sees others' scores before it is revealed. ``is_locked``: goals and
    criteria stay as they are while it is open. ``is_prefilled``: each assessor finds what they
    said before, marked as carried until they confirm or change it. At most one round of an
    engagement is open.
    """

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="rounds"
    )
    name = models.CharField(max_length=120)
    is_blind = models.BooleanField(default=True)
    is_locked = models.BooleanField(default=True)
    is_prefilled = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)
    revealed_at = models.DateTimeField(null=True, editable=False)
    criteria = models.ManyToManyField(Criterion, related_name="rounds")
    initiatives = models.ManyToManyField(Initiative, related_name="rounds")

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["engagement"],
                condition=Q(opened_at__isnull=False, closed_at=None, deleted_at=None),
                name="one_open_round",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> RoundState:
        """How far it is."""
        if self.revealed_at is not None:
            return RoundState.REVEALED
        if self.closed_at is not None:
            return RoundState.CLOSED
        return RoundState.DRAFT if self.opened_at is None else RoundState.OPEN

    @property
    def is_open(self) -> bool:
        """Whether scores are taken."""
        return self.opened_at is not None and self.closed_at is None

    @property
    def criterion_ids(self) -> list[uuid.UUID]:
        """The criteria that it names."""
        return [one.pk for one in self.criteria.all()]

    @property
    def initiative_ids(self) -> list[uuid.UUID]:
        """The initiatives that it names."""
        return [one.pk for one in self.initiatives.all()]


class Sheet(Hanging):
    """The scores of one assessor in one round.

    ``done_at``: since when it is in. ``is_asked`` is False where they are not asked again and
    what they said before stands.
    """

    hangs_on = ("round", "assessor")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sheets")
    assessor = models.ForeignKey(Assessor, on_delete=models.CASCADE, related_name="sheets")
    is_asked = models.BooleanField(default=True)
    done_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "assessor"], name="sheet_once")
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.assessor}"

"""The problem brief of an engagement."""

from typing import Any, ClassVar

from django.db import models

from issuetrees.kit.models import Hanging


class Brief(Hanging):
    """What is agreed before anything is split, on one page; the question is the engagement's own.

    ``criteria`` of success are ``{id, text}``: questions of the trees serve them by these ids.
    ``stakeholders`` are ``{name, interest}``.
    """

    hangs_on: ClassVar = ("engagement",)

    engagement = models.OneToOneField(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="brief"
    )
    situation = models.TextField(blank=True, max_length=4000)
    complication = models.TextField(blank=True, max_length=4000)
    criteria: Any = models.JSONField(default=list, blank=True)
    in_scope = models.TextField(blank=True, max_length=4000)
    out_of_scope = models.TextField(blank=True, max_length=4000)
    constraints = models.TextField(blank=True, max_length=4000)
    decision_maker = models.CharField(blank=True, max_length=300)
    stakeholders: Any = models.JSONField(default=list, blank=True)
    sources = models.TextField(blank=True, max_length=4000)

    def __str__(self) -> str:
        return str(self.engagement)

    @property
    def title(self) -> str:
        """What it is found by: the name of its engagement."""
        return self.engagement.name

    @property
    def words(self) -> str:
        """All that it says, for the search."""
        listed = [one["text"] for one in self.criteria]
        listed += [f"{one['name']} {one['interest']}" for one in self.stakeholders]
        texts = (
            self.situation,
            self.complication,
            *listed,
            self.in_scope,
            self.out_of_scope,
            self.constraints,
            self.decision_maker,
            self.sources,
        )
        return "\n".join(text for text in texts if text)

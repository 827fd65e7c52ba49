"""The one way to change what belongs to stage maps beside their drawing."""

import uuid
from collections.abc import Mapping
from typing import Final

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.careers.models import Competency
from issuetrees.core.errors import Conflict
from issuetrees.core.graph import rank
from issuetrees.core.graph.records import STAGE_MAP
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.graphs import read as graphs
from issuetrees.kit.copies import copies
from issuetrees.workspaces import access
from issuetrees.workspaces.access import Action

_check_title: Final = line(120, is_required=True)


def copy_competencies(source_id: uuid.UUID, target_id: uuid.UUID) -> None:
    """Copy the competencies of a map to a copy of it; call it inside the transaction."""
    rows = Competency.objects.filter(graph_id=source_id)
    copies(rows, lambda _row: {"graph_id": target_id})


def set_competencies(
    *, actor: User, graph_id: uuid.UUID, titles: Mapping[str, str]
) -> list[Competency]:
    """Replace the competencies of a map by ``key → title``, in that order."""
    graph = graphs.graph(actor, graph_id)
    access.require(actor, Action.EDIT, graph.engagement.workspace_id)
    if graph.kind != STAGE_MAP:
        raise Conflict("not_a_map", gettext_noop("Competencies belong to stage maps."))
    ranks = rank.evenly(len(titles))
    rows = [
        Competency(graph=graph, key=key, title=_check_title("title", title), rank=place)
        for (key, title), place in zip(titles.items(), ranks, strict=True)
    ]
    with transaction.atomic():
        Competency.objects.filter(graph=graph).delete()
        return Competency.objects.bulk_create(rows)

"""Tells open browsers of new revisions, changed comments and evidence, and changed memberships."""

import asyncio
import logging
import uuid
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, get_channel_layer
from django.db import transaction
from django.db.models import Model

from issuetrees.inquiry.models import Assumption, Evidence
from issuetrees.live.consumers import graph_group, person_group
from issuetrees.operations.loop import server_loop

logger = logging.getLogger(__name__)


def announce_revision(graph_id: uuid.UUID, revision: int) -> None:
    """Tell everybody who has the graph open that it reached a revision."""
    _send(graph_group(graph_id), {"type": "graph.revision", "revision": revision})


def announce_evidence(row: Model) -> None:
    """Tell everybody who has the tree open that its evidence or assumptions changed."""
    if isinstance(row, Evidence | Assumption):
        message = {"type": "graph.evidence"}
        group = graph_group(row.graph_id)
        transaction.on_commit(lambda: _send(group, message), robust=True)


def announce_comments(graph_id: uuid.UUID) -> None:
    """Tell everybody who has the graph open that its comments changed."""
    _send(graph_group(graph_id), {"type": "graph.comments"})


def announce_membership(user_id: uuid.UUID) -> None:
    """Have the open connections of a person look at their membership again."""
    _send(person_group(user_id), {"type": "membership.changed"})


def _send(group: str, message: dict[str, Any]) -> None:
    """Send from any thread; what gets lost is made good by the browser's own reading."""
    layer = get_channel_layer()
    loop = server_loop()
    try:
        if loop is not None:
            asyncio.run_coroutine_threadsafe(layer.group_send(group, message), loop)
        elif not isinstance(layer, InMemoryChannelLayer):
            async_to_sync(layer.group_send)(group, message)
    except Exception:  # whatever it is, what was announced is written
        logger.warning("Could not announce to %s", group, exc_info=True)

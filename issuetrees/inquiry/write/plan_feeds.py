"""The addresses at which calendars read a workplan: made, made anew, withdrawn."""

import uuid

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import NotFound
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.graphs import read
from issuetrees.inquiry.models import WorkplanFeed
from issuetrees.kit.feeds import digest_of, new_token
from issuetrees.workspaces.audit import note_of


@transaction.atomic
def rotate_feed(*, actor: User, graph_id: uuid.UUID, is_mine: bool = False) -> str:
    """Make an address for a plan that the actor sees and return its token, shown once.

    Their address of the same kind from before stops working.
    """
    graph = read.graph(actor, graph_id)
    if graph.kind != ISSUE_TREE:
        raise NotFound
    token = new_token()
    row, _is_new = WorkplanFeed.objects.update_or_create(
        graph=graph, person=actor, is_mine=is_mine, defaults={"digest": digest_of(token)}
    )
    note_of(row, "made", actor=actor, engagement=graph.engagement)
    return token


@transaction.atomic
def revoke_feed(*, actor: User, graph_id: uuid.UUID, is_mine: bool = False) -> None:
    """Withdraw an address of the actor's, if there is one."""
    graph = read.graph(actor, graph_id)
    row = WorkplanFeed.objects.filter(graph=graph, person=actor, is_mine=is_mine).first()
    if row is not None:
        note_of(row, "revoked", actor=actor, engagement=graph.engagement)
        row.delete()

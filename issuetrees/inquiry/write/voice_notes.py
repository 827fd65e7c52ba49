"""Voice notes: what somebody says to a question or stage, kept with it as a file."""

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.core.files.base import File
from django.db import transaction
from django.db.models import F, Q

from issuetrees.accounts.models import User
from issuetrees.attachments import write as attachments
from issuetrees.attachments.models import Attachment
from issuetrees.attachments.places import Place
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.workspaces.access import Action, require, within, workspaces_where
from issuetrees.workspaces.models import Engagement

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


@transaction.atomic
def record_voice_note(
    *,
    actor: User,
    graph_id: uuid.UUID,
    node_id: uuid.UUID,
    file: File,  # type: ignore[type-arg]
    title: str = "",
) -> Attachment:
    """Keep a recording of up to 90 seconds with a node; whoever may comment may.

    Raises NotFound, Denied, or Invalid naming the field.
    """
    graph = graphs.graph(actor, graph_id)
    require(actor, Action.COMMENT, graph.engagement.workspace_id)
    node = graphs.node(graph, node_id)
    if node.refers_to is not None:
        raise Invalid(
            "is_a_reference",
            gettext_noop("This only shows another branch. Choose the branch itself."),
            field="node_id",
        )
    Engagement.objects.select_for_update().get(pk=graph.engagement_id)
    return attachments.record(actor, graph.engagement, file, title=title, graph=graph, node=node)


def copy_voice_notes(source_id: uuid.UUID, target: "Graph", ids: Mapping[str, str]) -> None:
    """Copy the voice notes of a graph to a copy of it, whose nodes have these ids by the old.

    Call it inside the transaction of the copy.
    """
    found = Attachment.objects.filter(graph=source_id, node__is_deleted=False)
    rows = found.annotate(of=F("node__id"))
    attachments.copy_files(
        [row for row in rows if str(row.of) in ids],
        target.engagement,
        lambda row: {"graph_id": target.pk, "node_id": ids[str(row.of)]},  # type: ignore[attr-defined] # annotated above
    )


def _removing(actor: User, row: Attachment) -> None:
    """Require that it is the actor's own, or that they manage the workspace."""
    is_own = row.added_by_id == actor.pk
    require(actor, Action.COMMENT if is_own else Action.MANAGE, row.engagement.workspace_id)
    Engagement.objects.select_for_update().get(pk=row.engagement_id)


PLACE: Final = Place(
    field="node",
    seen=lambda reader: within(reader, "graph__engagement") & Q(node__is_deleted=False),
    returning=lambda person: (
        Q(added_by=person.pk) | Q(engagement__workspace__in=workspaces_where(person, Action.MANAGE))
    ),
    removing=_removing,
)

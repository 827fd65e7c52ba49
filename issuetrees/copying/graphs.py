"""A tree or stage map copied, with what belongs to it beside the drawing."""

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from issuetrees.accounts.models import User
from issuetrees.careers.write.competencies import copy_competencies
from issuetrees.core.text import cut
from issuetrees.graphs import copying, read
from issuetrees.graphs.copying import Copied
from issuetrees.inquiry.write.assumptions import copy_assumptions
from issuetrees.inquiry.write.driver_scenarios import copy_scenarios
from issuetrees.inquiry.write.evidence import copy_evidence
from issuetrees.inquiry.write.voice_notes import copy_voice_notes
from issuetrees.inquiry.write.waivers import copy_waivers
from issuetrees.kit.sentences import fill
from issuetrees.workspaces.models import Engagement

TITLE = 300  # characters


@transaction.atomic
def copy_graph(
    *,
    actor: User,
    graph_id: uuid.UUID,
    title: str = "",
    into: Engagement | None = None,
    sources: Mapping[uuid.UUID, uuid.UUID] | None = None,
) -> Copied:
    """Copy a graph with its competencies, waivers, evidence and voice notes; comments stay.

    ``sources`` has the new id of each source of evidence, where it is copied into another
    engagement.
    """
    source = read.graph(actor, graph_id)
    made = copying.copy_graph(
        actor=actor, graph_id=graph_id, title=title or copy_of(source.title, TITLE), into=into
    )
    competencies = copy_competencies(source.pk, made.graph.pk)
    copy_scenarios(source.pk, made.graph.pk, made.ids)
    copy_waivers(source.pk, made.graph.pk, {**made.ids, **competencies})
    copy_evidence(source.pk, made.graph.pk, made.ids, sources)
    copy_assumptions(source.pk, made.graph.pk, made.ids, sources)
    copy_voice_notes(source.pk, made.graph, made.ids)
    return made


def copy_of(title: str, limit: int) -> str:
    """Return the usual name of a copy, in the reader's language."""
    words = _("{title} (copy)")
    return fill(words, title=cut(title, limit - len(words)))

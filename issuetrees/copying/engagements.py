"""A whole engagement copied: its parts in all apps, with one transaction and one limit."""

import uuid
from typing import Any, Final

from django.db import transaction
from django.db.models import Sum

from issuetrees.accounts.models import User
from issuetrees.copying.graphs import copy_graph, copy_of
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.graphs.copying import require_room
from issuetrees.inquiry.write.briefs import copy_brief
from issuetrees.inquiry.write.source_files import copy_source_files
from issuetrees.inquiry.write.sources import copy_sources
from issuetrees.portfolio.write.copies import copy_scenarios
from issuetrees.portfolio.write.frames import copy_frame
from issuetrees.portfolio.write.test_drives import copy_test_drives
from issuetrees.practice.write.recuts import copy_recuts
from issuetrees.reports.write import copy_reports
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import scores as scores_read
from issuetrees.scoring.write.copies import copy_scoring
from issuetrees.tracking.write.copies import copy_activities, copy_plans
from issuetrees.workspaces import access, read, write
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.audit import note
from issuetrees.workspaces.models import Engagement

NAME: Final = 160  # characters


@transaction.atomic
def copy_engagement(
    *, actor: User, engagement_id: uuid.UUID, name: str = "", has_scores: bool = False
) -> Engagement:
    """Copy an engagement beside itself: brief, trees with evidence, maps, goals, initiatives …

    ``has_scores`` takes scores and gate decisions along; comments, files and history stay.
    """
    source = read.engagement(actor, engagement_id)
    access.require(actor, Action.EDIT, source.workspace_id)
    _require_room(actor, source, has_scores=has_scores)
    target = write.create_engagement(
        actor=actor,
        workspace_id=source.workspace_id,
        name=name or copy_of(source.name, NAME),
        client=source.client,
        question=source.question,
        language=source.language,
        currency=source.currency,
        time_zone=source.time_zone,
    )
    nodes: dict[str, str] = {}
    trees: dict[uuid.UUID, Any] = {}
    sources = copy_sources(source, target)
    copy_source_files(source, target, sources)
    for graph in graphs.graphs_of(actor, source.pk, is_archived=None):
        made = copy_graph(
            actor=actor, graph_id=graph.pk, title=graph.title, into=target, sources=sources
        )
        nodes.update(made.ids)
        trees[graph.pk] = made.graph
    copy_brief(source, target)
    copy_recuts(trees, nodes)
    scored = copy_scoring(source, target, nodes, has_scores=has_scores)
    copy_scenarios(source, target, scored)
    copy_plans(source, scored, has_scores=has_scores)
    copy_frame(source, target, scored)
    copy_activities(source, target, scored, trees, nodes)
    copy_test_drives(source, scored)
    copy_reports(source, target)
    _note(actor, source, target)
    return target


def _require_room(actor: User, source: Engagement, *, has_scores: bool) -> None:
    """Refuse to copy more than one request can carry."""
    trees = graphs.graphs_of(actor, source.pk, is_archived=None)
    require_room(trees.aggregate(total=Sum("node_count"))["total"] or 0)
    count = initiatives_read.initiatives(actor, source.pk).count()
    if has_scores:
        count += scores_read.scores(actor, source.pk).count()
    if count > limits.SCORES_COPIED:
        raise Invalid(
            "too_much_to_copy",
            gettext_noop("This is too large to copy: {count} rows of scoring, at most {limit}."),
            count=count,
            limit=limits.SCORES_COPIED,
        )


def _note(actor: User, source: Engagement, target: Engagement) -> None:
    note(
        actor=actor,
        workspace=source.workspace,
        engagement=target,
        action="engagement_copied",
        target=target,
        name=target.name,
        source=source.name,
    )

"""Whom a token of a workplan's calendar lets read what, and the days that it reads."""

import datetime as dt
import uuid
from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from issuetrees.accounts.models import User
from issuetrees.core.errors import NotFound
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.core.plan.leaves import Leaf
from issuetrees.core.plan.schedule import span
from issuetrees.graphs import read
from issuetrees.inquiry.models import WorkplanFeed
from issuetrees.inquiry.read.workplan import Workplan, workplan
from issuetrees.kit import feeds
from issuetrees.kit.sentences import fill


def feeds_of(person: User, graph_id: uuid.UUID) -> set[bool]:
    """Return which addresses a person has for a plan: of all of it (False), of theirs (True)."""
    found = WorkplanFeed.objects.filter(person=person, graph_id=graph_id)
    return set(found.values_list("is_mine", flat=True))


def of_token(token: str) -> bytes:
    """Return the calendar that a token opens, in the language of the person who made it.

    Raises NotFound for a token that is not, or no longer, in use, and where that person does not
    see the tree any more.
    """
    found = WorkplanFeed.objects.filter(digest=feeds.digest_of(token)).select_related("person")
    feed = found.first()
    if feed is None or not feed.person.is_active:
        raise NotFound
    graph = read.graph(feed.person, feed.graph_id)
    if graph.kind != ISSUE_TREE:
        raise NotFound
    plan = workplan(graph)
    owner = str(feed.person.pk) if feed.is_mine else None
    with translation.override(feed.person.language):
        name = _("My workplan: {title}") if feed.is_mine else _("Workplan: {title}")
        return feeds.calendar_of(fill(name, title=graph.title), _days(plan, owner))


def _days(plan: Workplan, owner: str | None) -> Iterator[feeds.Day]:
    """Yield by when something is ordered, the starts and the due days of leaves as in the plan."""
    for leaf in plan.leaves:
        if owner is None or leaf.node.owner_id == owner:
            yield from _days_of(plan, leaf)


def _days_of(plan: Workplan, leaf: Leaf) -> Iterator[feeds.Day]:
    lies = span(leaf)
    title = f"{leaf.number} {leaf.node.title}".strip()
    is_ordered = leaf.is_settled or leaf.node.status == "in_progress"
    if lies and lies.orders_on < lies.starts_on and not is_ordered:
        words = fill(_("To be ordered: {title}"), title=title)
        yield _day(plan, leaf, "order", lies.orders_on, words)
    if leaf.starts_on and not leaf.is_settled:
        yield _day(plan, leaf, "start", leaf.starts_on, fill(_("Start: {title}"), title=title))
    if leaf.due_on:
        words = _("Answered: {title}") if leaf.is_settled else _("Due: {title}")
        yield _day(plan, leaf, "due", leaf.due_on, fill(words, title=title))


def _day(plan: Workplan, leaf: Leaf, kind: str, on: dt.date, summary: str) -> feeds.Day:
    node = leaf.node
    said = (
        (_("Owner: {text}"), plan.people.get(node.owner_id or "", "")),
        (_("Analysis: {text}"), node.analysis),
        (_("Data source: {text}"), node.data_source),
        (_("End product: {text}"), node.end_product),
    )
    return feeds.Day(
        key=f"{plan.graph.pk}-{node.id}-{kind}",
        on=on,
        summary=summary,
        changed_at=plan.graph.updated_at,
        sequence=plan.graph.revision,
        description="\n".join(fill(words, text=text) for words, text in said if text),
    )

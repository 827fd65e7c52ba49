"""Banks of questions: nobody but their person sees them."""

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from issuetrees.accounts.models import User
from issuetrees.core.cards import next_of
from issuetrees.graphs import read as graphs
from issuetrees.kit.rows import one
from issuetrees.practice.models import Bank, Card, Mark
from issuetrees.workspaces.access import workspaces_of

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


def banks(person: User) -> QuerySet[Bank]:
    """Return the person's banks, the latest first."""
    return Bank.objects.filter(person=person, workspace__in=workspaces_of(person))


def counted(person: User, now: dt.datetime) -> QuerySet[Bank]:
    """Return the banks with ``card_count``, and ``due_count`` and ``known_count`` as of now."""
    due = Q(due_at=None) | Q(due_at__lte=now)
    return banks(person).annotate(
        card_count=_count(Q()), due_count=_count(due), known_count=_count(Q(mark=Mark.KNEW))
    )


def bank(person: User, bank_id: uuid.UUID) -> Bank:
    """Return a bank of the person's, or raise NotFound."""
    return one(banks(person).filter(pk=bank_id))


def tree_of(person: User, found: Bank) -> "Graph | None":
    """Return the tree that a bank was made of; None where there is none that the person sees."""
    if found.graph_id is None:
        return None
    return graphs.graphs(person).filter(pk=found.graph_id).first()


def cards(person: User, bank_id: uuid.UUID) -> QuerySet[Card]:
    """Return the questions of a bank in their order; NotFound for a bank of others."""
    return Card.objects.filter(bank=bank(person, bank_id)).select_related("bank__workspace")


def card(person: User, card_id: uuid.UUID) -> Card:
    """Return a question of a bank of the person's, or raise NotFound."""
    found = Card.objects.filter(bank__in=banks(person).values("pk"), pk=card_id)
    return one(found.select_related("bank__workspace"))


def next_card(person: User, bank_id: uuid.UUID, now: dt.datetime) -> Card | None:
    """Return the question to ask next, or None where none is due."""
    return next_of(cards(person, bank_id), now)


def next_due(person: User, bank_id: uuid.UUID) -> dt.datetime | None:
    """Return when the next question is due; None for a bank without any."""
    return cards(person, bank_id).order_by("due_at").values_list("due_at", flat=True).first()


def _count(which: Q) -> Coalesce:
    living = Card.objects.filter(which, bank=OuterRef("pk")).order_by().values("bank")
    return Coalesce(Subquery(living.annotate(count=Count("pk")).values("count")), 0)

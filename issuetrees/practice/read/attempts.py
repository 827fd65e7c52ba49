"""Attempts at cases: nobody but their person sees them."""

import uuid

from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.kit.rows import one
from issuetrees.practice.models import Attempt
from issuetrees.workspaces.access import workspaces_of


def attempts(person: User, case: str = "") -> QuerySet[Attempt]:
    """Return the person's attempts, the latest first; at one case, where it is named."""
    found = Attempt.objects.filter(person=person, workspace__in=workspaces_of(person))
    return found.filter(case=case) if case else found


def attempt(person: User, attempt_id: uuid.UUID) -> Attempt:
    """Return an attempt of the person's, or raise NotFound."""
    return one(attempts(person).filter(pk=attempt_id))

"""What every change of one's own practice begins with, and who brings back what was deleted."""

import uuid

from django.db.models import Q
from django.utils.translation import gettext

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.practice.models import Attempt, Bank, Card
from issuetrees.workspaces import deletions, read
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.models import Workspace
from issuetrees.workspaces.write import locked


def place_of(actor: User, workspace_id: uuid.UUID | None) -> Workspace:
    """Return the workspace in which something is kept, locked: the given, else the person's first.

    Raises NotFound, or Invalid for a person who is in no workspace.
    """
    found = workspace_id or read.workspaces(actor).values_list("pk", flat=True).first()
    if found is None:
        raise Invalid(
            "no_workspace",
            gettext_noop("Make a workspace first: what you practise is kept there."),
        )
    return locked(actor, Action.VIEW, found)


def register() -> None:
    """Let each person alone bring back what is their own (at start); the log names none of it."""
    deletions.of_people(Attempt, lambda user: Q(person=user), _practice)
    deletions.of_people(Bank, lambda user: Q(person=user), _practice)
    deletions.of_people(Card, lambda user: Q(bank__person=user), _practice)


def _practice(_row: object) -> str:
    return gettext("Practice")

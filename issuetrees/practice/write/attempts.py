"""Attempts at cases: kept, taken back."""

import uuid
from typing import Any, Final

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import lines
from issuetrees.practice.cases import case
from issuetrees.practice.comparing import with_case
from issuetrees.practice.models import Attempt
from issuetrees.practice.read import attempts as read
from issuetrees.practice.write.own import place_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry

_text: Final = lines(limits.SKETCH_CHARACTERS, is_required=True)
MOST_SECONDS: Final = 86_400


@transaction.atomic
def create_attempt(
    *,
    actor: User,
    case_name: str,
    text: Any,
    language: str,
    workspace_id: uuid.UUID | None = None,
    seconds: int | None = None,
) -> Attempt:
    """Keep what the actor made of a case, with its points of now.

    Without ``workspace_id`` it is kept in the actor's first workspace. Raises NotFound for a case
    that there is not, Invalid (field "text") for a text that is no outline.
    """
    workspace = place_of(actor, workspace_id)
    found = case(case_name, language)
    checked = _text("text", text)
    kept = Attempt.objects.filter(person=actor, workspace=workspace).count()
    if kept >= limits.ATTEMPTS_PER_PERSON:
        message = gettext_noop("You keep {most} attempts here already. Delete some first.")
        raise Invalid("too_many_attempts", message, most=limits.ATTEMPTS_PER_PERSON)
    said = with_case(found, checked, workspace.pk).score
    row = Attempt(
        workspace=workspace,
        person=actor,
        case=found.name,
        language=found.language,
        text=checked,
        points=said.points,
        parts={part.name: part.points for part in said.parts},
        seconds=None if seconds is None else max(0, min(seconds, MOST_SECONDS)),
    )
    row.save()
    return row


@transaction.atomic
def delete_attempt(*, actor: User, attempt_id: uuid.UUID) -> AuditEntry:
    """Delete an attempt of the actor's own; the entry's id undoes it."""
    row = read.attempt(actor, attempt_id)
    place_of(actor, row.workspace_id)
    return delete(actor, None, row, None)

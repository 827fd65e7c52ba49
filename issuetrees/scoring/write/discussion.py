"""What people may do with comments on cells: say, answer, change, resolve, delete, bring back.

Each function is one transaction under the engagement's lock. ``version`` refuses to overwrite a
change that the caller has not seen.
"""

import uuid
from typing import Final

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Conflict
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import lines
from issuetrees.kit import threads
from issuetrees.kit.rows import check_version, save
from issuetrees.scoring.models.discussion import CellComment
from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.read import discussion as read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.scoring.write.entries import not_asked
from issuetrees.workspaces import access, audit
from issuetrees.workspaces.access import Action

MAX_TEXT: Final = limits.COMMENT_CHARACTERS
_check_text: Final = lines(MAX_TEXT, is_required=True)


@transaction.atomic
def add_comment(
    *,
    actor: User,
    round_id: uuid.UUID,
    initiative_id: uuid.UUID,
    criterion_id: uuid.UUID,
    text: str,
    thread_id: uuid.UUID | None = None,
) -> CellComment:
    """Say something of a cell, or answer in one of its threads, which opens it if resolved."""
    row = rounds_read.get(actor, round_id)
    locked(actor, row.engagement_id, Action.COMMENT)
    row = _discussed(actor, rounds_read.get(actor, round_id))
    asked = rounds_read.asked(actor, row)
    _require_asked("initiative_id", asked.initiatives.filter(pk=initiative_id).exists())
    _require_asked("criterion_id", asked.criteria.filter(pk=criterion_id).exists())
    made = CellComment(
        round=row,
        initiative_id=initiative_id,
        criterion_id=criterion_id,
        author=actor,
        text=_check_text("text", text),
    )
    if thread_id is not None:
        made.thread = _thread(actor, made, thread_id)
    made.save(force_insert=True)
    return made


@transaction.atomic
def edit_comment(
    *, actor: User, comment_id: uuid.UUID, version: int | None = None, text: str | None = None
) -> CellComment:
    """Change one's own comment."""
    found = _locked(actor, read.comment(actor, comment_id), version)
    threads.require_author(found, actor)
    if text is not None and threads.reword(found, _check_text("text", text)):
        save(found)
    return found


@transaction.atomic
def resolve_thread(*, actor: User, comment_id: uuid.UUID) -> CellComment:
    """Mark a thread, given by its first comment, as settled."""
    thread = _locked(actor, read.comment(actor, comment_id))
    threads.resolve(thread, actor)
    return thread


@transaction.atomic
def reopen_thread(*, actor: User, comment_id: uuid.UUID) -> CellComment:
    """Take back that a thread is settled."""
    thread = _locked(actor, read.comment(actor, comment_id))
    threads.reopen(thread)
    return thread


@transaction.atomic
def delete_comment(
    *, actor: User, comment_id: uuid.UUID, version: int | None = None
) -> CellComment:
    """Delete one's own comment; who manages the workspace may delete any. Answers stay."""
    found = _locked(actor, read.comment(actor, comment_id), version)
    _require_own_or_manage(actor, found, found.author_id)
    if threads.delete(found, actor):
        _note(actor, found, "comment_deleted")
    return found


@transaction.atomic
def restore_comment(*, actor: User, comment_id: uuid.UUID) -> CellComment:
    """Undo a deletion: for who deleted it, and for who manages the workspace."""
    found = _locked(actor, read.comment_even_deleted(actor, comment_id))
    _require_own_or_manage(actor, found, threads.who_may_restore(found))
    threads.restore(found)
    _note(actor, found, "comment_restored")
    return found


def _locked(actor: User, seen: CellComment, version: int | None = None) -> CellComment:
    """Require the permission, lock the engagement, and check what the caller saw."""
    locked(actor, seen.round.engagement_id, Action.COMMENT)
    found = read.comment_even_deleted(actor, seen.pk)
    _discussed(actor, found.round)
    check_version(found, version)
    return found


def _discussed(actor: User, row: Round) -> Round:
    """Refuse where a blind round runs: what is said would sway those who score."""
    read.require_shown(actor, row)
    dark = read.blind_since(row)
    if dark is not None:
        raise Conflict(
            "round_is_blind_yet",
            gettext_noop(
                "“{round}” is blind: nothing is said about scores before it is revealed, so that "
                "nobody is swayed."
            ),
            round=dark.name,
        )
    return row


def _require_asked(field: str, is_asked: bool) -> None:
    if not is_asked:
        raise not_asked(field)


def _thread(actor: User, answer: CellComment, thread_id: uuid.UUID) -> CellComment:
    """Return the thread to answer in, opened where it was resolved."""
    of_cell = read.comments(actor, answer.round_id).filter(
        initiative=answer.initiative_id, criterion=answer.criterion_id
    )
    thread = threads.head_to_answer(of_cell, thread_id)
    threads.reopen(thread)
    return thread


def _require_own_or_manage(actor: User, found: CellComment, owner_id: uuid.UUID | None) -> None:
    if owner_id != actor.pk:
        access.require(actor, Action.MANAGE, found.round.engagement.workspace_id)


def _note(actor: User, found: CellComment, action: str) -> None:
    """Write into the log what was done to somebody else's comment."""
    if found.author_id != actor.pk:
        engagement = found.round.engagement
        audit.note(
            actor=actor,
            workspace=engagement.workspace,
            engagement=engagement,
            action=action,
            target=found,
            author=str(found.author or ""),
        )

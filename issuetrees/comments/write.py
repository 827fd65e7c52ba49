"""What people may do with comments: say, answer, change, resolve, delete and bring back.

Each function is one transaction. ``version`` refuses to overwrite a change that the caller has
not seen. ``site`` is the address at which people find the product: mentioned members are told
by mail with a link there, and not at all without it: at once, or in the mail of the day.
"""

import uuid
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, Literal

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.comments import inbox, mail, read
from issuetrees.comments.models import Comment, Mention
from issuetrees.comments.place import Place, checked
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import lines
from issuetrees.graphs import read as graphs
from issuetrees.kit import threads
from issuetrees.kit.rows import check_version, save
from issuetrees.kit.written import written
from issuetrees.workspaces import access, audit
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.read import members

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph, Node

MAX_TEXT: Final = limits.COMMENT_CHARACTERS
MAX_MENTIONS: Final = 20
_check_text: Final = lines(MAX_TEXT, is_required=True)
_listeners: list[Callable[[uuid.UUID], None]] = []


def on_comment(listener: Callable[[uuid.UUID], None]) -> None:
    """Have ``listener(graph_id)`` called after each change of comments (by ``live`` at start)."""
    _listeners.append(listener)


@transaction.atomic
def add_comment(
    *,
    actor: User,
    graph_id: uuid.UUID,
    node_id: uuid.UUID,
    text: str,
    thread_id: uuid.UUID | None = None,
    place: Place | None = None,
    mention_ids: Iterable[uuid.UUID] = (),
    site: str | None = None,
) -> Comment:
    """Say something of a node, or answer in one of its threads, which opens it if resolved.

    What opens a thread may point at a ``place`` of the drawing.
    """
    graph = graphs.graph(actor, graph_id)
    access.require(actor, Action.COMMENT, graph.engagement.workspace_id)
    node = _node(graph, node_id)
    comment = Comment(graph=graph, node=node, author=actor, text=_check_text("text", text))
    if thread_id is not None:
        comment.thread = _thread(actor, comment, thread_id)
    _point(comment, place)
    comment.save(force_insert=True)
    told = _set_mentions(actor, comment, mention_ids)
    inbox.tell(comment, told, site)
    return _done(actor, comment, told, site)


@transaction.atomic
def edit_comment(
    *,
    actor: User,
    comment_id: uuid.UUID,
    version: int | None = None,
    text: str | None = None,
    place: Place | Literal["as it is"] | None = "as it is",
    mention_ids: Iterable[uuid.UUID] | None = None,
    site: str | None = None,
) -> Comment:
    """Change one's own comment; who is mentioned for the first time is told."""
    comment = _locked(actor, read.comment(actor, comment_id), version)
    threads.require_author(comment, actor)
    told = [] if mention_ids is None else _set_mentions(actor, comment, mention_ids)
    inbox.retell(comment, told, site)
    is_other = text is not None and threads.reword(comment, _check_text("text", text))
    if place != "as it is":
        is_other |= place != comment.place
        _point(comment, place)
    if is_other or mention_ids is not None:
        save(comment)
    return _done(actor, comment, told, site)


@transaction.atomic
def resolve_thread(*, actor: User, comment_id: uuid.UUID) -> Comment:
    """Mark a thread, given by its first comment, as settled."""
    thread = _locked(actor, read.comment(actor, comment_id))
    threads.resolve(thread, actor)
    return _done(actor, thread)


@transaction.atomic
def reopen_thread(*, actor: User, comment_id: uuid.UUID) -> Comment:
    """Take back that a thread is settled."""
    thread = _locked(actor, read.comment(actor, comment_id))
    threads.reopen(thread)
    return _done(actor, thread)


@transaction.atomic
def delete_comment(*, actor: User, comment_id: uuid.UUID, version: int | None = None) -> Comment:
    """Delete one's own comment; who manages the workspace may delete any. Answers stay."""
    comment = _locked(actor, read.comment(actor, comment_id), version)
    _require_own_or_manage(actor, comment, comment.author_id)
    if threads.delete(comment, actor):
        _note(actor, comment, "comment_deleted")
    return _done(actor, comment)


@transaction.atomic
def restore_comment(*, actor: User, comment_id: uuid.UUID) -> Comment:
    """Undo a deletion: for who deleted it, and for who manages the workspace."""
    comment = _locked(actor, read.comment_even_deleted(actor, comment_id))
    _require_own_or_manage(actor, comment, threads.who_may_restore(comment))
    threads.restore(comment)
    _note(actor, comment, "comment_restored")
    return _done(actor, comment)


def _locked(actor: User, seen: Comment, version: int | None = None) -> Comment:
    """Require the permission to comment, lock the row, and check what the caller saw of it."""
    access.require(actor, Action.COMMENT, seen.graph.engagement.workspace_id)
    comment = Comment.objects.select_for_update().get(pk=seen.pk)
    comment.graph = seen.graph
    check_version(comment, version)
    return comment


def _node(graph: "Graph", node_id: uuid.UUID) -> "Node":
    found = graphs.nodes(graph).filter(id=node_id).first()
    if found is None:
        raise Invalid(
            "no_such_node",
            gettext_noop("What you comment on has been deleted, or is not in this drawing."),
            field="node_id",
        )
    return found


def _thread(actor: User, answer: Comment, thread_id: uuid.UUID) -> Comment:
    """Return the thread to answer in, opened where it was resolved."""
    mine = read.comments(actor, answer.graph_id).filter(node_id=answer.node_id)
    thread = _locked(actor, threads.head_to_answer(mine, thread_id))
    threads.reopen(thread)
    return thread


def _point(comment: Comment, place: Place | None) -> None:
    """Set the place that the comment points at; an answer stands where its thread stands."""
    if place is not None and comment.thread_id is not None:
        raise Invalid(
            "place_of_answer",
            gettext_noop("An answer stands where its thread stands. Leave the place away."),
            field="place",
        )
    found = checked(place)
    comment.dx, comment.dy = (found.dx, found.dy) if found else (None, None)


def _require_own_or_manage(actor: User, comment: Comment, owner_id: uuid.UUID | None) -> None:
    if owner_id != actor.pk:
        access.require(actor, Action.MANAGE, comment.graph.engagement.workspace_id)


def _set_mentions(actor: User, comment: Comment, user_ids: Iterable[uuid.UUID]) -> list[User]:
    """Make these the people whom the comment mentions; return those who are new."""
    wanted = set(user_ids)
    known = set(comment.mentions.values_list("user_id", flat=True))
    if wanted == known:
        return []
    if len(wanted) > MAX_MENTIONS:
        raise Invalid(
            "too_many_mentions",
            gettext_noop("A comment mentions at most {limit} people."),
            field="mention_ids",
            limit=MAX_MENTIONS,
        )
    found = members(actor, comment.graph.engagement.workspace_id).filter(user_id__in=wanted)
    people = {membership.user_id: membership.user for membership in found}
    if wanted - people.keys():
        raise Invalid(
            "not_a_member",
            gettext_noop("This person is not a member of the workspace."),
            field="mention_ids",
        )
    comment.mentions.exclude(user_id__in=wanted).delete()
    new = [person for user_id, person in people.items() if user_id not in known]
    Mention.objects.bulk_create(Mention(comment=comment, user=person) for person in new)
    return new


def _note(actor: User, comment: Comment, action: str) -> None:
    """Write into the log what was done to somebody else's comment."""
    if comment.author_id != actor.pk:
        audit.note(
            actor=actor,
            workspace=comment.graph.engagement.workspace,
            engagement=comment.graph.engagement,
            action=action,
            target=comment,
            author=str(comment.author or ""),
        )


def _done(
    actor: User, comment: Comment, told: Iterable[User] = (), site: str | None = None
) -> Comment:
    """Announce the change once it is written; return the comment as it is shown."""
    graph_id = comment.graph_id
    written(comment)

    def announce() -> None:
        for listener in _listeners:
            listener(graph_id)

    transaction.on_commit(announce, robust=True)
    shown = read.comment_even_deleted(actor, comment.pk)
    if site is not None:
        mail.tell_mentioned(shown, [person for person in told if person.pk != actor.pk], site)
    return shown

"""Who may do what: the role × action table, and the only permission code.

A person without a membership learns nothing: ``require`` raises NotFound for them.
A member whose role lacks the action is Denied. Who reads need not be a person: the holder of a
pass may see what the pass names, and change nothing. What is deleted exists for nobody, but for
those who bring it back (``even_deleted``).
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, overload

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from issuetrees.accounts.models import User
from issuetrees.core.errors import Denied, NotFound
from issuetrees.kit import statements
from issuetrees.workspaces.models import Role, Workspace


class Action(StrEnum):
    """What can be asked for in a workspace."""

    VIEW = "view"
    COMMENT = "comment"
    SCORE = "score"
    SCORE_FOR = "score_for"
    EDIT = "edit"
    EXPORT = "export"
    MANAGE = "manage"


ALLOWED: Mapping[Role, frozenset[Action]] = {
    Role.OWNER: frozenset(Action),
    Role.EDITOR: frozenset(Action) - {Action.MANAGE, Action.SCORE_FOR},
    Role.COMMENTER: frozenset({Action.VIEW, Action.COMMENT, Action.SCORE, Action.EXPORT}),
    Role.VIEWER: frozenset({Action.VIEW, Action.EXPORT}),
}


#: What it takes to delete these kinds of thing, and to bring them back; others take EDIT.
DELETING: Mapping[str, Action] = {
    "workspace": Action.MANAGE,
    "engagement": Action.MANAGE,
    "wordlist": Action.MANAGE,
}

Person = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class Pass:
    """Lets somebody who is no person see one workspace, or only one engagement of it."""

    workspace_id: uuid.UUID
    engagement_id: uuid.UUID | None = None


class Worker(Pass):
    """A background job, reading for whoever may see its result."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Link(Pass):
    """Whoever holds a link that was shared: they see finished files of one report, or only one
    of them, and nothing else of the engagement.
    """

    report_id: uuid.UUID | None = None
    export_id: uuid.UUID | None = None
    format: str = ""


Reader = Person | Pass


def within(reader: Reader, engagement: str = "engagement") -> Q:
    """Return the condition on rows that the reader may see the engagement they belong to.

    ``engagement`` is the path of fields from a row to it; empty for engagements themselves.
    """

    def at(name: str) -> str:
        return f"{engagement}__{name}" if engagement else name

    living = Q(**{at("deleted_at"): None})
    if isinstance(reader, Link):
        return Q(pk__in=())
    if not isinstance(reader, Pass):
        return living & Q(**{at("workspace__in"): workspaces_of(reader)})
    seen = living & Q(**{at("workspace"): reader.workspace_id, at("workspace__deleted_at"): None})
    return seen & Q(**{at("pk"): reader.engagement_id}) if reader.engagement_id else seen


def exported(reader: Reader) -> Q:
    """Return the condition on exports of reports that the reader may see them."""
    if not isinstance(reader, Link):
        return within(reader, "report__engagement")
    whose = Pass(reader.workspace_id, reader.engagement_id)
    found = within(whose, "report__engagement") & Q(report=reader.report_id, job__state="done")
    return found & (Q(pk=reader.export_id) if reader.export_id else Q(format=reader.format))


def workspaces_of(reader: Reader) -> QuerySet[Workspace]:
    """Return the workspaces that the reader may see as a whole."""
    if isinstance(reader, Pass):
        whole = [] if reader.engagement_id else [reader.workspace_id]
        return Workspace.objects.filter(pk__in=whole)
    if not reader.is_authenticated:
        return Workspace.objects.none()
    return Workspace.objects.filter(memberships__user_id=reader.pk)


def workspaces_where(person: Person, action: Action) -> QuerySet[Workspace]:
    """Return the workspaces in which the person may do the action."""
    if not person.is_authenticated:
        return Workspace.objects.none()
    roles = [role for role, allowed in ALLOWED.items() if action in allowed]
    return Workspace.objects.filter(memberships__user_id=person.pk, memberships__role__in=roles)


def even_deleted(person: User, action: Action) -> QuerySet[Workspace]:
    """Return the workspaces, deleted or not, in which the person may do the action."""
    roles = [role for role, allowed in ALLOWED.items() if action in allowed]
    return Workspace._base_manager.filter(  # noqa: SLF001 - it has the deleted too
        memberships__user_id=person.pk, memberships__role__in=roles
    )


def role_of(user: Person, workspace: Workspace | uuid.UUID) -> Role | None:
    """Return the person's role in a workspace (given itself or by id), or None."""
    if not user.is_authenticated:
        return None
    role = statements.scalar(_ROLE, user.pk, _id(workspace))
    return Role(role) if role else None


@overload
def require(reader: Person, action: Action, workspace: Workspace | uuid.UUID) -> Role: ...
@overload
def require(reader: Reader, action: Action, workspace: Workspace | uuid.UUID) -> Role | None: ...
def require(reader: Reader, action: Action, workspace: Workspace | uuid.UUID) -> Role | None:
    """Return the person's role, or raise NotFound (no member) or Denied (role lacks it).

    A pass has no role: it is Denied all but seeing, and finds no other workspace.
    """
    if not isinstance(reader, Pass):
        return _allowed(role_of(reader, workspace), action)
    if reader.workspace_id != _id(workspace):
        raise NotFound
    if action != Action.VIEW:
        raise Denied(action=str(action))
    if reader.engagement_id is not None:
        raise NotFound
    return None


def require_even_deleted(person: User, action: Action, workspace_id: uuid.UUID) -> Role:
    """Do as ``require``, also where the workspace is deleted: for bringing back."""
    role = statements.scalar(_ROLE_EVEN_DELETED, person.pk, workspace_id)
    return _allowed(Role(role) if role else None, action)


def require_in(reader: Reader, action: Action, engagement_id: uuid.UUID) -> uuid.UUID:
    """Return the id of an engagement's workspace if the person may do the action there.

    Asks once for both, since every commit does; raises NotFound or Denied. Passes do not commit.
    """
    person_id = None if isinstance(reader, Pass) else reader.pk
    workspace_id, role = statements.first(_ROLE_IN, person_id, engagement_id) or (None, None)
    _allowed(Role(role) if role else None, action)
    return uuid.UUID(str(workspace_id))


def _allowed(role: Role | None, action: Action) -> Role:
    if role is None:
        raise NotFound
    if action not in ALLOWED[role]:
        raise Denied(action=str(action), role=str(role))
    return role


def _id(workspace: Workspace | uuid.UUID) -> uuid.UUID:
    return workspace.pk if isinstance(workspace, Workspace) else workspace


_ROLE_EVEN_DELETED: Final = (
    "SELECT role FROM workspaces_membership WHERE user_id = %s AND workspace_id = %s"
)
_ROLE: Final = """
    SELECT membership.role FROM workspaces_membership membership
    JOIN workspaces_workspace workspace ON workspace.id = membership.workspace_id
    WHERE membership.user_id = %s AND membership.workspace_id = %s AND workspace.deleted_at IS NULL
"""
_ROLE_IN: Final = """
    SELECT engagement.workspace_id, membership.role FROM workspaces_engagement engagement
    JOIN workspaces_workspace workspace ON workspace.id = engagement.workspace_id
    LEFT JOIN workspaces_membership membership
        ON membership.workspace_id = engagement.workspace_id AND membership.user_id = %s
    WHERE engagement.id = %s AND engagement.deleted_at IS NULL AND workspace.deleted_at IS NULL
"""

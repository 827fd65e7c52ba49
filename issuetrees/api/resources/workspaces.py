"""Workspaces, who belongs to them, how to join, and what happened there."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import ADDED, KEPT, LOGGED
from issuetrees.api.people import Person
from issuetrees.api.preconditions import tag_of
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Answer, Kept, Strict, Title, Whole, Word
from issuetrees.core import limits
from issuetrees.workspaces import deletions, mailed, read, write
from issuetrees.workspaces.models import Role
from issuetrees.workspaces.undo import take_back, ticket_of


class Workspace(Kept):
    """A firm or team, and your role in it."""

    name = serializers.CharField()
    role = serializers.ChoiceField(Role.choices)


class WorkspaceName(Strict):
    """The name of a workspace."""

    name = Title(max_length=120)


class Member(Kept):
    """A person in a workspace."""

    user = Person()
    role = serializers.ChoiceField(Role.choices)


class ChangedMember(Member):
    """A person in a workspace; for an hour the ticket takes the change back."""

    undo = serializers.CharField(help_text=_("Empty where nothing changed."))


class RemovedMember(Answer):
    """Somebody who is no longer a member; for an hour the ticket brings them back."""

    undo = serializers.CharField()


class UndoTicket(Strict):
    """The ticket that came with a change of a member."""

    ticket = Title(max_length=400)


class MemberRole(Strict):
    """The role of a member."""

    role = Word(Role.choices)


class Invitation(Answer):
    """A link that makes whoever opens it a member."""

    id = serializers.UUIDField()
    role = serializers.ChoiceField(Role.choices)
    email = serializers.CharField(help_text=_("Where it was sent; empty for a link."))
    sent_at = serializers.DateTimeField(
        allow_null=True, help_text=_("When the mail was sent last; null for a link.")
    )
    created_by = Person()
    expires_at = serializers.DateTimeField()
    people = serializers.IntegerField(help_text=_("How many may join."))
    joined = serializers.IntegerField(help_text=_("How many have."))
    created_at = serializers.DateTimeField()


class MadeInvitation(Invitation):
    """A new invitation; its token cannot be shown again."""

    token = serializers.CharField()


class NewInvitation(Strict):
    """Whom to let in, how many of them, and for how many days."""

    role = Word(Role.choices)
    days = Whole(min_value=1, max_value=90, default=14)
    people = Whole(min_value=1, max_value=100, default=1)


class MailedInvitations(Strict):
    """Whom to invite by mail, and with which role."""

    emails = serializers.ListField(
        child=Title(max_length=254),
        min_length=1,
        max_length=limits.INVITED_AT_ONCE,
        help_text=_("Addresses, each of which gets a link of its own."),
    )
    role = Word(Role.choices)
    days = Whole(min_value=1, max_value=90, default=mailed.DAYS)


class Invited(Answer):
    """What became of the addresses."""

    sent = Invitation(many=True, help_text=_("The invitations that were sent."))
    members = Person(many=True, help_text=_("Whose addresses are those of members already."))


class InvitationToken(Strict):
    """The token of an invitation."""

    token = Title(max_length=200)


class AuditEntry(Answer):
    """Who did what."""

    id = serializers.UUIDField()
    actor = Person(allow_null=True)
    action = serializers.CharField()
    target_kind = serializers.CharField()
    target_id = serializers.UUIDField(allow_null=True)
    engagement_id = serializers.UUIDField(allow_null=True)
    details = serializers.DictField(
        source="told", help_text=_("“changed” has old and new by field; “cells” those of scores.")
    )
    created_at = serializers.DateTimeField()


class Workspaces(Endpoint):
    """Your workspaces."""

    tag = "Workspaces"

    @operation("list_workspaces", _("List your workspaces"), gives=Workspace, pages=KEPT)
    def get(self) -> Any:
        return read.workspaces(self.actor)

    @operation(
        "create_workspace",
        _("Make a workspace that you own"),
        takes=WorkspaceName,
        gives=Workspace,
        status=201,
        scope=Scope.MANAGE,
        has_tag=True,
        is_replayable=True,
        location="workspace",
    )
    def post(self, given: dict[str, Any]) -> Any:
        made = write.create_workspace(actor=self.actor, **given)
        return read.workspace(self.actor, made.pk)


class OneWorkspace(Endpoint):
    """A workspace."""

    tag = "Workspaces"

    @operation("get_workspace", _("Read a workspace"), gives=Workspace, has_tag=True)
    def get(self, workspace_id: uuid.UUID) -> Any:
        return read.workspace(self.actor, workspace_id)

    @operation(
        "rename_workspace",
        _("Rename a workspace"),
        takes=WorkspaceName,
        is_partial=True,
        gives=Workspace,
        scope=Scope.MANAGE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, workspace_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        name = given.get("name") or read.workspace(self.actor, workspace_id).name
        write.rename_workspace(
            actor=self.actor, workspace_id=workspace_id, name=name, version=version
        )
        return read.workspace(self.actor, workspace_id)

    @operation(
        "delete_workspace",
        _("Delete a workspace with all that is in it"),
        gives=Deletion,
        scope=Scope.MANAGE,
        is_versioned=True,
    )
    def delete(self, workspace_id: uuid.UUID, version: int | None) -> Any:
        return deletions.delete_workspace(
            actor=self.actor, workspace_id=workspace_id, version=version
        )


class Members(Endpoint):
    """Who belongs to a workspace."""

    tag = "Members"

    @operation("list_members", _("List the members"), gives=Member, pages=KEPT)
    def get(self, workspace_id: uuid.UUID) -> Any:
        return read.members(self.actor, workspace_id)


class OneMember(Endpoint):
    """A membership."""

    tag = "Members"

    @operation("get_member", _("Read a membership"), gives=Member, has_tag=True)
    def get(self, member_id: uuid.UUID) -> Any:
        return read.membership(self.actor, member_id)

    @operation(
        "set_role",
        _("Change a member’s role"),
        notes=_("The last owner stays one."),
        takes=MemberRole,
        is_partial=True,
        gives=ChangedMember,
        scope=Scope.MANAGE,
        has_tag=True,
        is_versioned=True,
        problems=(409,),
    )
    def patch(self, member_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        former = read.membership(self.actor, member_id)
        role = given.get("role") or former.role
        member = write.set_role(
            actor=self.actor, membership_id=member_id, version=version, role=role
        )
        undo = ticket_of(former) if member.role != former.role else ""
        tag = {"ETag": tag_of(member) or ""}
        return Response({**Member(member).data, "undo": undo}, headers=tag)

    @operation(
        "remove_member",
        _("Remove a member, or leave"),
        notes=_("Owners may remove anybody, everybody may leave; the last owner stays."),
        gives=RemovedMember,
        scope=Scope.MANAGE,
        problems=(409,),
    )
    def delete(self, member_id: uuid.UUID) -> Any:
        former = write.remove_member(actor=self.actor, membership_id=member_id)
        return Response({"undo": ticket_of(former)})


class UndoMember(Endpoint):
    """Taking a change of a member back."""

    tag = "Members"

    @operation(
        "undo_member",
        _("Take a change of a role or a removal back"),
        notes=_("The ticket says what the member was; it is good for an hour."),
        takes=UndoTicket,
        gives=Member,
        scope=Scope.MANAGE,
        has_tag=True,
        problems=(404, 409),
    )
    def post(self, given: dict[str, Any]) -> Any:
        return take_back(actor=self.actor, ticket=given["ticket"])


class Invitations(Endpoint):
    """Links to join."""

    tag = "Members"

    @operation(
        "list_invitations",
        _("List the invitations that still work"),
        gives=Invitation,
        scope=Scope.MANAGE,
        pages=ADDED,
    )
    def get(self, workspace_id: uuid.UUID) -> Any:
        return read.invitations(self.actor, workspace_id)

    @operation(
        "invite",
        _("Make an invitation"),
        notes=_("The token is shown this once; people open `/join/TOKEN` or send it to accept."),
        takes=NewInvitation,
        gives=MadeInvitation,
        status=201,
        scope=Scope.MANAGE,
    )
    def post(self, workspace_id: uuid.UUID, given: dict[str, Any]) -> Any:
        made, token = write.invite(actor=self.actor, workspace_id=workspace_id, **given)
        return Response({**Invitation(made).data, "token": token}, 201)


class MailInvitations(Endpoint):
    """Invitations by mail."""

    tag = "Members"

    @operation(
        "invite_by_mail",
        _("Invite people by mail"),
        notes=_("Nothing is sent when an address is none. Who was invited gets a new link."),
        takes=MailedInvitations,
        gives=Invited,
        status=201,
        scope=Scope.MANAGE,
        is_replayable=True,
        problems=(409,),
    )
    def post(self, workspace_id: uuid.UUID, given: dict[str, Any]) -> Any:
        site = self.request.build_absolute_uri("/")
        return mailed.invite(actor=self.actor, workspace_id=workspace_id, site=site, **given)


class ResendInvitation(Endpoint):
    """Sending again."""

    tag = "Members"

    @operation(
        "resend_invitation",
        _("Send an invitation by mail again"),
        notes=_("With a new link; the former one no longer works."),
        gives=Invitation,
        scope=Scope.MANAGE,
        problems=(409,),
    )
    def post(self, invitation_id: uuid.UUID) -> Any:
        site = self.request.build_absolute_uri("/")
        return mailed.resend(actor=self.actor, invitation_id=invitation_id, site=site)


class OneInvitation(Endpoint):
    """An invitation."""

    tag = "Members"

    @operation("revoke_invitation", _("Make an invitation useless"), scope=Scope.MANAGE)
    def delete(self, invitation_id: uuid.UUID) -> Any:
        write.revoke_invitation(actor=self.actor, invitation_id=invitation_id)


class AcceptInvitation(Endpoint):
    """Joining."""

    tag = "Members"

    @operation(
        "accept_invitation",
        _("Join a workspace with the token of an invitation"),
        takes=InvitationToken,
        gives=Member,
        scope=Scope.MANAGE,
        has_tag=True,
        problems=(404,),
    )
    def post(self, given: dict[str, Any]) -> Any:
        joined = write.accept_invitation(actor=self.actor, token=given["token"])
        return read.membership(self.actor, joined.pk)


class AuditFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which entries to list."""

    engagement_id = filters.UUIDFilter(label=_("Of this engagement only."))
    target_id = filters.UUIDFilter(label=_("About this thing only."))
    actor_id = filters.UUIDFilter(label=_("By this person only."))
    action = filters.CharFilter(label=_("Of this action only, such as goal_edited."))


class Audit(Endpoint):
    """What happened in a workspace."""

    tag = "Workspaces"

    @operation(
        "list_audit_entries",
        _("List who did what, newest first"),
        gives=AuditEntry,
        scope=Scope.MANAGE,
        pages=LOGGED,
        filters=AuditFilter,
    )
    def get(self, workspace_id: uuid.UUID) -> Any:
        return read.audit_entries(self.actor, workspace_id)

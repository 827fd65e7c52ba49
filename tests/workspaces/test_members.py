"""Members, roles and invitations."""

from datetime import timedelta

import pytest
from django.utils import timezone

from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.workspaces import read, write
from issuetrees.workspaces.access import role_of
from issuetrees.workspaces.models import AuditEntry, Invitation, Role, Workspace
from tests.cast import Cast, make_user


def actions(workspace: Workspace) -> list[str]:
    found = AuditEntry.objects.filter(workspace=workspace).order_by("created_at", "id")
    return list(found.values_list("action", flat=True))


def test_whoever_makes_a_workspace_owns_it(cast: Cast) -> None:
    made = write.create_workspace(actor=cast.viewer, name="  Two   words ")
    assert made.name == "Two words"
    assert role_of(cast.viewer, made) == Role.OWNER
    assert actions(made) == ["workspace_created"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, "a\x00b"])
def test_a_bad_name_is_refused_and_nothing_is_written(cast: Cast, name: str) -> None:
    before = Workspace.objects.count()
    with pytest.raises(Invalid) as refused:
        write.create_workspace(actor=cast.owner, name=name)
    assert refused.value.details["field"] == "name"
    assert Workspace.objects.count() == before


def test_renaming_counts_the_version_and_refuses_a_stale_one(cast: Cast) -> None:
    renamed = write.rename_workspace(
        actor=cast.owner, workspace_id=cast.workspace.pk, name="Quay", version=1
    )
    assert (renamed.name, renamed.version) == ("Quay", 2)
    with pytest.raises(Conflict) as refused:
        write.rename_workspace(
            actor=cast.owner, workspace_id=cast.workspace.pk, name="Pier", version=1
        )
    assert refused.value.details["version"] == 2
    entry = AuditEntry.objects.get(action="workspace_renamed")
    assert entry.details == {"name": ["Harbour Consulting", "Quay"]}


def test_only_owners_change_roles(cast: Cast) -> None:
    target = cast.membership("viewer")
    with pytest.raises(Denied):
        write.set_role(actor=cast.editor, membership_id=target.pk, role="editor")
    with pytest.raises(NotFound):
        write.set_role(actor=cast.outsider, membership_id=target.pk, role="editor")
    write.set_role(actor=cast.owner, membership_id=target.pk, role="editor")
    assert role_of(cast.viewer, cast.workspace) == Role.EDITOR


def test_an_unknown_role_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        write.set_role(actor=cast.owner, membership_id=cast.membership("viewer").pk, role="emperor")


def test_the_last_owner_stays_an_owner(cast: Cast) -> None:
    own = cast.membership("owner")
    with pytest.raises(Conflict):
        write.set_role(actor=cast.owner, membership_id=own.pk, role="viewer")
    with pytest.raises(Conflict):
        write.remove_member(actor=cast.owner, membership_id=own.pk)
    write.set_role(actor=cast.owner, membership_id=cast.membership("editor").pk, role="owner")
    write.remove_member(actor=cast.owner, membership_id=own.pk)
    assert role_of(cast.owner, cast.workspace) is None


def test_members_may_leave_but_not_send_others_away(cast: Cast) -> None:
    with pytest.raises(Denied):
        write.remove_member(actor=cast.viewer, membership_id=cast.membership("editor").pk)
    write.remove_member(actor=cast.viewer, membership_id=cast.membership("viewer").pk)
    assert role_of(cast.viewer, cast.workspace) is None
    assert actions(cast.workspace) == ["member_left"]


def test_a_removed_member_can_be_brought_back(cast: Cast) -> None:
    gone = write.remove_member(actor=cast.owner, membership_id=cast.membership("editor").pk)
    write.restore_member(
        actor=cast.owner, workspace_id=gone.workspace_id, user_id=gone.user_id, role=gone.role
    )
    assert role_of(cast.editor, cast.workspace) == Role.EDITOR
    assert actions(cast.workspace) == ["member_removed", "member_restored"]


def test_an_invitation_makes_a_member_and_keeps_no_token(cast: Cast) -> None:
    invitation, token = write.invite(
        actor=cast.owner, workspace_id=cast.workspace.pk, role="commenter", days=7
    )
    assert token not in str(Invitation.objects.values().get())
    membership = write.accept_invitation(actor=cast.outsider, token=token)
    assert membership.role == Role.COMMENTER
    assert Invitation.objects.get().joined == 1
    assert write.accept_invitation(actor=cast.outsider, token=token) == membership
    assert Invitation.objects.get() == invitation
    assert actions(cast.workspace) == ["invitation_created", "member_joined"]


def test_a_member_who_opens_an_invitation_keeps_the_role(cast: Cast) -> None:
    _, token = write.invite(actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=1)
    assert write.accept_invitation(actor=cast.editor, token=token).role == Role.EDITOR


def test_a_link_admits_as_many_as_it_says(cast: Cast) -> None:
    _, token = write.invite(
        actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=1, people=2
    )
    write.accept_invitation(actor=cast.editor, token=token)  # a member uses nothing
    for name in ("first", "second"):
        write.accept_invitation(actor=make_user(name), token=token)
    with pytest.raises(NotFound) as refused:
        write.accept_invitation(actor=make_user("third"), token=token)
    assert refused.value.code == "invitation_gone"
    assert not read.invitations(cast.owner, cast.workspace.pk).exists()


@pytest.mark.parametrize("by", ["owner", "outsider"])
def test_who_was_removed_or_left_comes_back_by_a_new_link_only(cast: Cast, by: str) -> None:
    def link() -> str:
        return write.invite(
            actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=1, people=9
        )[1]

    used, other = link(), link()
    joined = write.accept_invitation(actor=cast.outsider, token=used)
    write.remove_member(actor=getattr(cast, by), membership_id=joined.pk)
    for token in (used, other):
        with pytest.raises(NotFound):
            write.accept_invitation(actor=cast.outsider, token=token)
    write.accept_invitation(actor=make_user("somebody"), token=other)
    assert write.accept_invitation(actor=cast.outsider, token=link()).role == Role.VIEWER


@pytest.mark.parametrize("people", [0, 101])
def test_an_invitation_is_for_one_to_a_hundred(cast: Cast, people: int) -> None:
    with pytest.raises(Invalid) as refused:
        write.invite(
            actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=1, people=people
        )
    assert refused.value.code == "invitation_people"


def test_withdrawn_expired_and_invented_invitations_open_nothing(cast: Cast) -> None:
    withdrawn, first = write.invite(
        actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=1
    )
    write.revoke_invitation(actor=cast.owner, invitation_id=withdrawn.pk)
    expired, second = write.invite(
        actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=1
    )
    Invitation.objects.filter(pk=expired.pk).update(
        expires_at=timezone.now() - timedelta(seconds=1)
    )
    for token in (first, second, "invented"):
        with pytest.raises(NotFound) as refused:
            write.accept_invitation(actor=cast.outsider, token=token)
        assert refused.value.code == "invitation_gone"
    assert role_of(cast.outsider, cast.workspace) is None


@pytest.mark.parametrize(("role", "days"), [("owner", 0), ("owner", 91), ("nobody", 7)])
def test_an_odd_invitation_is_refused(cast: Cast, role: str, days: int) -> None:
    with pytest.raises(Invalid):
        write.invite(actor=cast.owner, workspace_id=cast.workspace.pk, role=role, days=days)
    assert not Invitation.objects.exists()


def test_only_owners_invite_and_see_invitations(cast: Cast) -> None:
    with pytest.raises(Denied):
        write.invite(actor=cast.editor, workspace_id=cast.workspace.pk, role="viewer", days=7)
    with pytest.raises(Denied):
        read.invitations(cast.editor, cast.workspace.pk)
    with pytest.raises(NotFound):
        read.invitations(cast.outsider, cast.workspace.pk)

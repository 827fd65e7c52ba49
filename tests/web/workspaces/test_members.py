"""Members, undo of what was done to them, invitations."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from issuetrees.workspaces import write
from issuetrees.workspaces.access import role_of
from issuetrees.workspaces.models import Membership, Role
from tests.cast import PASSWORD, Cast

ClientOf = Callable[[str], Client]


def test_a_removed_member_comes_back_by_undo(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("owner")
    gone = cast.membership("editor")
    page = client.post(reverse("web:member_remove", args=[gone.pk]), follow=True)
    assert role_of(cast.editor, cast.workspace) is None
    undo = next(str(m.extra_tags) for m in page.context["messages"])
    client.post(undo)
    assert role_of(cast.editor, cast.workspace) == Role.EDITOR


def test_a_changed_role_goes_back_by_undo(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("owner")
    address = reverse("web:member_role", args=[cast.membership("viewer").pk])
    page = client.post(address, {"role": "owner"}, follow=True)
    assert role_of(cast.viewer, cast.workspace) == Role.OWNER
    client.post(next(str(m.extra_tags) for m in page.context["messages"]))
    assert role_of(cast.viewer, cast.workspace) == Role.VIEWER


def test_a_forged_undo_does_nothing(cast: Cast, client_of: ClientOf) -> None:
    address = reverse("web:member_undo", args=["forged"])
    assert client_of("owner").post(address).status_code == 404


def test_an_invitation_is_shown_once_and_taken_by_somebody_new(
    cast: Cast, client_of: ClientOf
) -> None:
    owner = client_of("owner")
    address = reverse("web:invite", args=[cast.workspace.pk])
    link = owner.post(address, {"role": "commenter", "days": "7", "people": "1"}).context["link"]
    assert link.split("/join/")[1] not in owner.get(address).content.decode()
    path = link.removeprefix("http://testserver")

    client = Client()
    page = client.get(path)
    assert "Harbour Consulting" in page.content.decode()
    assert page["Referrer-Policy"] == "strict-origin"
    answer = client.post(
        f"/accounts/signup/?next={path}",
        {"name": "Nina", "email": "nina@example.org", "password1": PASSWORD},
    )
    assert answer["Location"] == path
    client.post(path)
    joined = Membership.objects.get(user__email="nina@example.org")
    assert (joined.workspace, joined.role) == (cast.workspace, Role.COMMENTER)
    assert client.get(path)["Location"] == reverse("web:workspace", args=[cast.workspace.pk])


def test_a_withdrawn_invitation_says_so(cast: Cast, client_of: ClientOf) -> None:
    invitation, token = write.invite(
        actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=1
    )
    client_of("owner").post(reverse("web:invitation_revoke", args=[invitation.pk]))
    answer = Client().get(reverse("web:invitation", args=[token]))
    assert answer.status_code == 404
    assert "expired or was withdrawn" in answer.content.decode()

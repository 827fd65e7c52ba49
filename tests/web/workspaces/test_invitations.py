"""Inviting by mail, from the workspace and from within an engagement."""

from collections.abc import Callable

from django.core import mail
from django.test import Client
from django.urls import reverse

from issuetrees.workspaces import read
from tests.cast import Cast
from tests.comments.discussion import start

ClientOf = Callable[[str], Client]


def test_people_are_invited_from_within_an_engagement(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("owner")
    team, address = (
        reverse(f"web:{name}", args=[cast.engagement.pk]) for name in ("team", "team_invite")
    )
    assert address in client.get(team).content.decode()
    form = {
        "way": "mail",
        "role": "editor",
        "emails": "Nina <nina@example.org>, editor@example.org",
    }
    answer = client.post(address, form, follow=True)
    assert answer.resolver_match.view_name == "web:team"
    (toast,) = answer.context["messages"]
    assert str(toast) == "1 invitation is sent. Already here: Editor."
    assert mail.outbox[0].to == ["nina@example.org"]
    page = answer.content.decode()
    assert "nina@example.org" in page
    [waiting] = read.invitations(cast.owner, cast.workspace.pk)
    for name in ("invitation_resend", "invitation_revoke"):
        button = reverse(f"web:{name}", args=[waiting.pk])
        assert button in page
        back = client.post(button, {"engagement": str(cast.engagement.pk)}, follow=True)
        assert back.resolver_match.view_name == "web:team", name
    assert not read.invitations(cast.owner, cast.workspace.pk).exists()


def test_a_wrong_address_is_named_and_what_was_pasted_stays(
    cast: Cast, client_of: ClientOf
) -> None:
    address = reverse("web:invite", args=[cast.workspace.pk])
    form = {"way": "mail", "role": "editor", "emails": "nina@example.org, ivan@nowhere"}
    page = client_of("owner").post(address, form).content.decode()
    assert "ivan@nowhere" in page
    assert "nina@example.org, ivan@nowhere" in page
    assert mail.outbox == []


def test_a_button_leads_back_to_no_engagement_of_others(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("owner")
    for other in (str(cast.foreign_engagement.pk), "nonsense"):
        address = reverse("web:member_role", args=[cast.membership("viewer").pk])
        answer = client.post(address, {"role": "viewer", "engagement": other})
        assert answer["Location"] == reverse("web:members", args=[cast.workspace.pk])


def test_the_team_says_how_much_waits_for_whom(cast: Cast, client_of: ClientOf) -> None:
    talk = start(cast)
    fields = {"owner_id": str(cast.viewer.pk)}
    talk.commit({"kind": "edit_node", "id": str(talk.node_id), "fields": fields})
    answer = client_of("viewer").get(reverse("web:team", args=[cast.engagement.pk]))
    assert {membership.user: owned for membership, owned in answer.context["lines"]} == {
        cast.owner: 0,
        cast.editor: 0,
        cast.commenter: 0,
        cast.viewer: 1,
    }
    assert reverse("web:team_invite", args=[cast.engagement.pk]) not in answer.content.decode()

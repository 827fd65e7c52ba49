"""What the forms of the pages do, as a browser sends them."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from issuetrees.accounts import read as accounts_read
from issuetrees.graphs import read as graphs_read
from issuetrees.graphs import write as graphs_write
from issuetrees.workspaces import read, write
from issuetrees.workspaces.access import role_of
from issuetrees.workspaces.models import Engagement, Membership, Role, Workspace
from tests.cast import PASSWORD, Cast

ClientOf = Callable[[str], Client]


def test_a_workspace_is_made_and_renamed(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("viewer")
    answer = client.post(reverse("web:workspace_new"), {"name": "Quay"})
    made = Workspace.objects.get(name="Quay")
    assert answer["Location"] == reverse("web:workspace", args=[made.pk])
    client.post(reverse("web:workspace_settings", args=[made.pk]), {"name": "Pier"})
    made.refresh_from_db()
    assert made.name == "Pier"


def test_an_empty_form_says_what_is_missing(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of("owner").post(reverse("web:workspace_new"), {"name": "  "})
    page = answer.content.decode()
    assert 'aria-invalid="true"' in page
    assert 'id="id_name-error"' in page
    assert 'aria-describedby="id_name-error"' in page


def test_a_refusal_of_the_write_stands_beside_its_field(cast: Cast, client_of: ClientOf) -> None:
    name = "a" + "\u2003" * 3
    address = reverse("web:engagement_edit", args=[cast.engagement.pk])
    answer = client_of("editor").post(
        address, {"name": name, "question": "x" * 2001, "language": "en"}
    )
    assert answer.status_code == 200
    assert "question" in answer.context["form"].errors


def test_an_engagement_is_made_edited_archived_and_restored(
    cast: Cast, client_of: ClientOf
) -> None:
    client = client_of("editor")
    address = reverse("web:engagement_new", args=[cast.workspace.pk])
    client.post(address, {"name": "Retail", "question": "Where?", "language": "ru"})
    made = Engagement.objects.get(name="Retail")
    edit = reverse("web:engagement_edit", args=[made.pk])
    client.post(edit, {"name": "Retail", "client": "North", "language": "en"})
    made.refresh_from_db()
    assert (made.client, made.question, made.language) == ("North", "", "en")

    page = client.post(reverse("web:engagement_archive", args=[made.pk]), follow=True)
    undo = reverse("web:engagement_restore", args=[made.pk])
    assert undo in page.content.decode()
    made.refresh_from_db()
    assert made.is_archived
    client.post(undo)
    made.refresh_from_db()
    assert not made.is_archived


def test_a_new_tree_has_its_question_at_the_root(cast: Cast, client_of: ClientOf) -> None:
    address = reverse("web:tree_new", args=[cast.engagement.pk])
    client = client_of("editor")
    assert client.get(address).context["form"].initial["title"] == cast.engagement.question
    client.post(address, {"title": "What do we want to say?"})
    graph = graphs_read.graphs_of(cast.editor, cast.engagement.pk).get()
    assert [node.title for node in graphs_read.node_records(graph)] == ["What do we want to say?"]
    tree = reverse("web:tree", args=[cast.engagement.pk])
    assert client.get(tree)["Location"] == reverse("web:graph", args=[graph.pk])
    client.post(reverse("web:map_new", args=[cast.engagement.pk]), {"title": "From PM to CPO"})
    maps = client.get(reverse("web:maps", args=[cast.engagement.pk])).context["rows"]
    assert [(found.title, found.node_count) for found in maps] == [("From PM to CPO", 0)]


def test_a_second_tree_is_reached_from_the_first_and_from_the_overview(
    cast: Cast, client_of: ClientOf
) -> None:
    client = client_of("editor")
    new = reverse("web:tree_new", args=[cast.engagement.pk])
    page = client.post(new, {"title": "First?"}, follow=True).content.decode()
    assert reverse("web:trees", args=[cast.engagement.pk]) in page
    overview = client.get(reverse("web:engagement", args=[cast.engagement.pk])).content.decode()
    for name in ("web:tree_new", "web:map_new"):
        assert reverse(name, args=[cast.engagement.pk]) in overview
    seen = client_of("viewer").get(reverse("web:engagement", args=[cast.engagement.pk]))
    assert reverse("web:tree_new", args=[cast.engagement.pk]) not in seen.content.decode()


def test_a_graph_is_archived_and_brought_back(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("editor")
    client.post(reverse("web:map_new", args=[cast.engagement.pk]), {"title": "Map"})
    graph = graphs_read.graphs_of(cast.editor, cast.engagement.pk).get()
    page = client.post(reverse("web:graph_archive", args=[graph.pk]), follow=True)
    assert [found.pk for found in page.context["archived"]] == [graph.pk]
    page = client.post(reverse("web:graph_restore", args=[graph.pk]), follow=True)
    assert [found.pk for found in page.context["rows"]] == [graph.pk]


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
    link = owner.post(address, {"role": "commenter", "days": "7"}).context["link"]
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


def test_a_token_needs_a_fresh_password_and_is_shown_once(cast: Cast, client_of: ClientOf) -> None:
    form = {"name": "Script", "scopes": ["read", "write"], "days": "30"}
    client = client_of("owner")
    stale = client.get(reverse("web:token_new"))
    assert stale["Location"].startswith("/accounts/reauthenticate/")
    client.post(stale["Location"], {"password": PASSWORD})
    answer = client.post(reverse("web:token_new"), form)
    key = answer.context["key"]
    assert key in answer.content.decode()
    page = client.get(reverse("web:tokens")).content.decode()
    assert key not in page
    assert key[:11] in page
    token = accounts_read.tokens(cast.owner).get()
    client.post(reverse("web:token_revoke", args=[token.pk]))
    assert not accounts_read.tokens(cast.owner).exists()


def test_language_and_theme_are_saved_on_the_person(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("viewer")
    answer = client.post(reverse("web:language"), {"language": "ru", "next": "/profile/"})
    assert answer["Location"] == "/profile/"
    client.post(reverse("web:theme"), {"theme": "dark"})
    cast.viewer.refresh_from_db()
    assert (cast.viewer.language, cast.viewer.theme) == ("ru", "dark")
    page = client.get("/profile/", headers={"accept-language": "en"}).content.decode()
    assert 'lang="ru" data-theme="dark"' in page


def test_before_sign_in_they_are_kept_in_cookies(db: None) -> None:
    client = Client()
    client.post(reverse("web:language"), {"language": "ru"})
    client.post(reverse("web:theme"), {"theme": "dark"})
    page = client.get("/accounts/login/").content.decode()
    assert 'lang="ru" data-theme="dark"' in page


def test_preferences_refuse_nonsense_and_foreign_addresses(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("viewer")
    assert client.post(reverse("web:language"), {"language": "xx"}).status_code == 400
    assert client.post(reverse("web:theme"), {"theme": "pink"}).status_code == 400
    answer = client.post(
        reverse("web:language"), {"language": "en", "next": "https://evil.example/"}
    )
    assert answer["Location"] == "/"


def test_search_finds_places_of_the_person_only(cast: Cast, client_of: ClientOf) -> None:
    address = reverse("web:find")
    found = client_of("viewer").get(address, {"q": "brand MARK"}).json()["places"]
    assert [place["label"] for place in found] == ["Brand marketing"]
    assert client_of("viewer").get(address, {"q": "secret"}).json() == {"places": []}
    labels = [p["label"] for p in client_of("outsider").get(address, {"q": "e"}).json()["places"]]
    assert "Secret" in labels
    assert "Brand marketing" not in labels
    assert list(read.engagements(cast.viewer)) == [cast.engagement]
    graph = graphs_write.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="What to say", actor=cast.owner
    )
    [place] = client_of("viewer").get(address, {"q": "what say"}).json()["places"]
    assert place == {
        "label": "What to say",
        "note": "Brand marketing",
        "url": reverse("web:graph", args=[graph.pk]),
    }
    assert client_of("outsider").get(address, {"q": "what say"}).json() == {"places": []}

"""Every page renders, in both languages and themes, within its queries and its policy."""

import re
import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from issuetrees.comments import read as comments_read
from issuetrees.comments import write as comments_write
from issuetrees.graphs import read as graphs_read
from issuetrees.graphs import write as graphs_write
from issuetrees.kit.models import new_id
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.scores import Score
from issuetrees.workspaces import write
from issuetrees.workspaces.models import Engagement, Membership, Role
from tests.cast import PASSWORD, Cast, make_user

QUERIES_AT_MOST = 15
SIGNED_OUT = ("account_login", "account_signup", "account_reset_password")
ACCOUNT = (
    "account_email",
    "account_change_password",
    "mfa_index",
    "usersessions_list",
    "web:profile",
    "web:tokens",
)
PLAIN = ("web:home", "web:workspace_new")
OF_WORKSPACE = (
    "web:workspace",
    "web:members",
    "web:invite",
    "web:audit_log",
    "web:workspace_settings",
    "web:engagement_new",
)
OF_ENGAGEMENT = (
    "web:engagement",
    "web:engagement_edit",
    "web:trees",
    "web:maps",
    "web:tree_new",
    "web:map_new",
    "web:team",
)
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\s(src|nonce)=)", re.IGNORECASE
)


def addresses(cast: Cast) -> dict[str, str]:
    """Return every page that an owner can open, by name."""
    found = {name: reverse(name) for name in (*ACCOUNT, *PLAIN)}
    found |= {name: reverse(name, args=[cast.workspace.pk]) for name in OF_WORKSPACE}
    return found | {name: reverse(name, args=[cast.engagement.pk]) for name in OF_ENGAGEMENT}


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """The cast after some work: a tree with a history, an invitation, an archive."""
    graph = graphs_write.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="How?", actor=cast.owner
    )
    root = str(new_id())
    commands: list[dict[str, object]] = [
        {"kind": "add_node", "id": root, "parent_id": None, "title": "How?"}
    ]
    commands += [
        {"kind": "add_node", "id": str(new_id()), "parent_id": root, "title": f"Part {n}"}
        for n in range(4)
    ]
    graphs_write.commit(graph_id=graph.pk, commands=commands, actor=cast.editor)
    write.invite(actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=7)
    comments_write.add_comment(
        actor=cast.editor,
        graph_id=graph.pk,
        node_id=uuid.UUID(root),
        text="@Owner, is <b>this</b> the question?",
        mention_ids=[cast.owner.pk],
    )
    return cast


@pytest.mark.parametrize("language", ["en", "ru"])
def test_signed_in_pages(busy: Cast, client_of: Callable[[str], Client], language: str) -> None:
    client = client_of("owner")
    client.post(reverse("web:language"), {"language": language})
    for name, address in addresses(busy).items():
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 200, name
        assert f'<html lang="{language}"' in page
        assert INLINE.search(page) is None, (name, INLINE.search(page))
        assert page.count("<h1") == 1, name
        assert len(queries) <= QUERIES_AT_MOST, (name, [q["sql"] for q in queries])


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", SIGNED_OUT)
def test_pages_before_sign_in(db: None, name: str, language: str) -> None:
    answer = Client(headers={"accept-language": language}).get(reverse(name))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in page
    assert INLINE.search(page) is None
    assert page.count("<h1") == 1


def test_queries_do_not_grow_with_what_is_listed(
    busy: Cast, client_of: Callable[[str], Client]
) -> None:
    client = client_of("owner")
    places = addresses(busy)

    def count(name: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(places[name])
        return len(queries)

    names = ("web:home", "web:workspace", "web:members", "web:audit_log", "web:engagement")
    before = {name: count(name) for name in names}
    for n in range(12):
        person = make_user(f"person{n}")
        Membership.objects.create(workspace=busy.workspace, user=person, role=Role.VIEWER)
        Engagement.objects.create(workspace=busy.workspace, name=f"Engagement {n}")
        write.create_workspace(actor=busy.owner, name=f"Workspace {n}")
        write.rename_workspace(
            actor=busy.owner, workspace_id=busy.workspace.pk, name=f"Harbour {n}"
        )
    assert {name: count(name) for name in names} == before


def test_a_new_person_is_told_the_first_step(client_of: Callable[[str], Client]) -> None:
    make_user("newcomer")
    client = Client()
    client.post("/accounts/login/", {"login": "newcomer@example.org", "password": PASSWORD})
    page = client.get("/").content.decode()
    assert "Start with a workspace" in page
    assert reverse("web:workspace_new") in page


def test_the_home_page_offers_new_engagements_only_to_those_who_may(
    cast: Cast, client_of: Callable[[str], Client]
) -> None:
    address = reverse("web:engagement_new", args=[cast.workspace.pk])
    assert address in client_of("editor").get("/").content.decode()
    assert address not in client_of("viewer").get("/").content.decode()


def test_the_overview_says_how_far_what_changed_and_what_next(
    busy: Cast, client_of: Callable[[str], Client]
) -> None:
    page = client_of("owner").get(reverse("web:engagement", args=[busy.engagement.pk]))
    overview = page.context["overview"]
    assert (overview.answered, overview.to_answer) == (0, 4)
    assert [(line.who, line.changes) for line in overview.activity] == [("Editor", 1)]
    assert [step.label for step in overview.steps] == [
        "Take up one of the 4 open questions",
        "Write the goals and how to measure them",
    ]
    assert "Which initiatives should we choose?" in page.content.decode()


def test_the_overview_lists_the_open_threads_that_mention_one(
    busy: Cast, client_of: Callable[[str], Client]
) -> None:
    address = reverse("web:engagement", args=[busy.engagement.pk])
    page = client_of("owner").get(address)
    (line,) = page.context["overview"].mentions
    assert (line.who, line.title) == ("Editor", "How?")
    assert "Mentions of you" in page.content.decode()
    assert "is &lt;b&gt;this&lt;/b&gt; the question?" in page.content.decode()
    assert client_of("owner").get(line.url).status_code == 200
    assert "Mentions of you" not in client_of("viewer").get(address).content.decode()
    thread = comments_read.comments(busy.owner, uuid.UUID(line.url.split("/")[2])).get()
    comments_write.resolve_thread(actor=busy.owner, comment_id=thread.pk)
    assert client_of("owner").get(address).context["overview"].mentions == []


def test_the_overview_of_an_empty_engagement_starts_with_the_tree(
    cast: Cast, client_of: Callable[[str], Client]
) -> None:
    address = reverse("web:engagement", args=[cast.engagement.pk])
    labels = [s.label for s in client_of("owner").get(address).context["overview"].steps]
    assert labels[0] == "Start the question tree"
    assert client_of("viewer").get(address).context["overview"].steps == []


def test_lists_come_in_pages(cast: Cast, client_of: Callable[[str], Client]) -> None:
    for n in range(60):
        Engagement.objects.create(workspace=cast.workspace, name=f"Engagement {n}")
    client = client_of("viewer")
    address = reverse("web:workspace", args=[cast.workspace.pk])
    first, second = client.get(address), client.get(address + "?page=2")
    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 11)
    assert "Page 1 of 2" in first.content.decode()
    assert client.get(address + "?page=nonsense").status_code == 200


def test_the_overview_shows_what_leads(cast: Cast, client_of: Callable[[str], Client]) -> None:
    goal = Goal.objects.create(engagement=cast.engagement, title="Reach", rank="5")
    criterion = Criterion.objects.create(goal=goal, title="Reach", rank="5")
    assessor = Assessor.objects.create(engagement=cast.engagement, name="AB")
    for title, value in (("Podcast", 1), ("Festival", 4), ("Unknown", None)):
        row = Initiative.objects.create(engagement=cast.engagement, title=title)
        if value is not None:
            Score.objects.create(
                initiative=row, criterion=criterion, assessor=assessor, value=value
            )
    address = reverse("web:leaders", args=[cast.engagement.pk])
    client = client_of("viewer")
    overview = client.get(reverse("web:engagement", args=[cast.engagement.pk]))
    assert address in overview.content.decode()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    leaders = answer.context["leaders"]
    assert [result.title for result in leaders.results] == ["Festival", "Podcast"]
    assert len(queries) <= QUERIES_AT_MOST
    assert INLINE.search(answer.content.decode()) is None


@pytest.mark.parametrize("titles", [[], ["Podcast"]])
def test_without_scores_nothing_leads(
    cast: Cast, client_of: Callable[[str], Client], titles: list[str]
) -> None:
    for title in titles:
        Initiative.objects.create(engagement=cast.engagement, title=title)
    answer = client_of("viewer").get(reverse("web:leaders", args=[cast.engagement.pk]))
    words = "Nobody has scored yet" if titles else "No initiatives yet"
    assert words in answer.content.decode()


def test_the_overview_counts_open_findings(busy: Cast, client_of: Callable[[str], Client]) -> None:
    client = client_of("viewer")
    address = reverse("web:findings", args=[busy.engagement.pk])
    assert client.get(address).context["count"] == 0
    graph = graphs_read.graphs_of(busy.owner, busy.engagement.pk).get()
    root, *parts = graphs_read.node_records(graph)
    twin = {"kind": "edit_node", "id": parts[1].id, "fields": {"title": parts[0].title}}
    graphs_write.commit(graph_id=graph.pk, commands=[twin], actor=busy.editor)
    assert client.get(address).context["count"] > 0
    assert root.title == "How?"

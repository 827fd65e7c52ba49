"""What the overview says."""

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
from issuetrees.graphs.models import Node
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.write.rounds import first_round
from issuetrees.workspaces.models import Engagement
from tests.cast import Cast
from tests.web.limits import INLINE, QUERIES_AT_MOST

ClientOf = Callable[[str], Client]


def test_the_overview_says_how_far_what_changed_and_what_next(
    busy: Cast, client_of: Callable[[str], Client]
) -> None:
    page = client_of("owner").get(reverse("web:engagement", args=[busy.engagement.pk]))
    overview = page.context["overview"]
    progress = overview.standing.progress
    assert (progress.answered, progress.to_answer) == (0, 4)
    assert [(line.who, line.changes) for line in overview.activity] == [("Editor", 1)]
    assert [step.label for step in overview.steps] == [
        "Take up one of the 4 open questions",
        "Write the goals and how to measure them",
    ]
    assert "Which initiatives should we choose?" in page.content.decode()


def test_the_root_of_the_tree_is_the_question_where_none_is_written(
    busy: Cast, client_of: Callable[[str], Client]
) -> None:
    Engagement.objects.filter(pk=busy.engagement.pk).update(question="")
    root = Node.objects.get(graph__engagement=busy.engagement, parent_id=None)
    page = client_of("owner").get(reverse("web:engagement", args=[busy.engagement.pk]))
    assert page.context["overview"].question == root.title
    assert "not written yet" not in page.content.decode()
    assert "Write down the question" not in [step.label for step in page.context["overview"].steps]


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


def test_the_overview_shows_what_leads(cast: Cast, client_of: Callable[[str], Client]) -> None:
    goal = Goal.objects.create(engagement=cast.engagement, title="Reach", rank="5")
    criterion = Criterion.objects.create(goal=goal, title="Reach", rank="5")
    assessor = Assessor.objects.create(engagement=cast.engagement, name="AB")
    asked = first_round(cast.engagement)
    assert asked is not None
    for title, value in (("Podcast", 1), ("Festival", 4), ("Unknown", None)):
        row = Initiative.objects.create(engagement=cast.engagement, title=title)
        if value is not None:
            Score.objects.create(
                round=asked, initiative=row, criterion=criterion, assessor=assessor, value=value
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

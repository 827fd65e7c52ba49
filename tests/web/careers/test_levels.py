"""The page of levels: its grid, its competencies, what it says where something is missing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from issuetrees.careers.read.competencies import competencies
from issuetrees.careers.write.competencies import create_competency
from issuetrees.exchange.templates import insert_template
from issuetrees.graphs import write as graphs
from issuetrees.graphs.models import Graph
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.web.limits import INLINE, QUERIES_AT_MOST

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def graph(cast: Cast) -> Graph:
    return graphs.create_graph(
        engagement_id=cast.engagement.pk, kind="stage_map", title="Ladder", actor=cast.editor
    )


def page(client: Client, graph: Graph) -> str:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(reverse("web:levels", args=[graph.pk]))
    assert len(queries) <= QUERIES_AT_MOST
    return str(answer.content.decode())


def test_an_empty_map_says_what_comes_first(
    cast: Cast, graph: Graph, client_of: Callable[[str], Client]
) -> None:
    assert "No stage yet" in page(client_of("editor"), graph)
    stage = {"kind": "add_node", "id": str(cast.editor.pk), "node_kind": "stage", "title": "Junior"}
    graphs.commit(graph_id=graph.pk, commands=[stage], actor=cast.editor)
    assert "No competency yet" in page(client_of("editor"), graph)
    assert "Add a competency" in page(client_of("editor"), graph)
    assert "Add a competency" not in page(client_of("viewer"), graph)


@pytest.mark.parametrize(("language", "said"), [("en", "Getting and"), ("ru", "Получение и")])
def test_a_whole_map_is_a_grid(
    cast: Cast, graph: Graph, client_of: Callable[[str], Client], language: str, said: str
) -> None:
    insert_template(actor=cast.editor, graph_id=graph.pk, name="analyst", language=language)
    client = client_of("viewer")
    client.post(reverse("web:language"), {"language": language})
    text = page(client, graph)
    assert said in text
    assert text.count('data-state="level"') == 8 * 7 + 3  # with the legend
    assert not INLINE.search(text.replace('<script id="facts" type="application/json">', ""))
    assert 'aria-readonly="true"' in text
    assert "data-open" not in text


def test_queries_do_not_grow_with_the_map(
    cast: Cast, graph: Graph, client_of: Callable[[str], Client]
) -> None:
    client = client_of("editor")

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("web:levels", args=[graph.pk]))
        return len(queries)

    insert_template(actor=cast.editor, graph_id=graph.pk, name="analyst")
    count()
    before = count()
    insert_template(actor=cast.editor, graph_id=graph.pk, name="designer")
    assert count() == before


def test_competencies_are_added_changed_put_in_order_and_deleted(
    cast: Cast, graph: Graph, client_of: Callable[[str], Client]
) -> None:
    client = client_of("editor")

    def titles() -> list[str]:
        return [row.title for row in competencies(cast.viewer, graph.pk)]

    given: dict[str, Any] = {"title": "Data", "levels.1": "Reads a chart"}
    client.post(reverse("web:competency_new", args=[graph.pk]), given)
    client.post(reverse("web:competency_new", args=[graph.pk]), {"title": "People"})
    data, people = competencies(cast.viewer, graph.pk)
    assert data.levels == ["", "Reads a chart", "", "", ""]
    edit = reverse("web:competency_edit", args=[data.pk])
    assert "Reads a chart" in client.get(edit).content.decode()
    client.post(edit, {"title": "Figures", "levels.1": "Asks", "version": data.version})
    stale = client.post(edit, {"title": "Numbers", "version": data.version}).content.decode()
    assert "Somebody changed this meanwhile" in stale
    assert titles() == ["Figures", "People"]
    client.post(reverse("web:competency_move", args=[people.pk]), {"before": str(data.pk)})
    assert titles() == ["People", "Figures"]
    client.post(reverse("web:competency_delete", args=[data.pk]))
    assert titles() == ["People"]
    entry = AuditEntry.objects.get(action="competency_deleted")
    client.post(reverse("web:deletion_undo", args=[entry.pk]))
    assert titles() == ["People", "Figures"]


def test_a_title_that_is_missing_is_asked_for(
    cast: Cast, graph: Graph, client_of: Callable[[str], Client]
) -> None:
    create_competency(actor=cast.editor, graph_id=graph.pk, title="Data")
    answer = client_of("editor").post(
        reverse("web:competency_new", args=[graph.pk]), {"title": " ", "levels.2": "Kept"}
    )
    text = answer.content.decode()
    assert 'aria-invalid="true"' in text
    assert 'value="Kept"' in text
    assert competencies(cast.viewer, graph.pk).count() == 1

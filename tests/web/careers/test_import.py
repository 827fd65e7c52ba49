"""The page on which a map comes in: looked at, then put in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from issuetrees.graphs import read
from issuetrees.graphs import write as graphs
from issuetrees.graphs.models import Graph
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = "From,To,Months\nJunior,Senior,9-15-24\n"


@pytest.fixture
def graph(cast: Cast) -> Graph:
    return graphs.create_graph(
        engagement_id=cast.engagement.pk, kind="stage_map", title="Map", actor=cast.editor
    )


def test_a_file_is_looked_at_and_then_put_in(cast: Cast, graph: Graph, client: Client) -> None:
    client.force_login(cast.editor)
    address = reverse("web:map_import", args=[graph.pk])
    upload = SimpleUploadedFile("ways.csv", TABLE.encode(), "text/csv")
    shown = client.post(address, {"file": upload, "text": ""})
    assert "Junior → Senior" in shown.content.decode()
    assert read.node_records(graph) == []
    done = client.post(address, {"confirm": "1", "kept": shown.context["kept"], "text": ""})
    assert done["Location"] == reverse("web:graph", args=[graph.pk])
    assert [node.title for node in read.node_records(graph)] == ["Junior", "Senior"]


def test_what_is_wrong_is_listed_and_the_text_stays(
    cast: Cast, graph: Graph, client: Client
) -> None:
    client.force_login(cast.editor)
    text = TABLE.replace("9-15-24", "soon")
    shown = client.post(reverse("web:map_import", args=[graph.pk]), {"text": text})
    page = shown.content.decode()
    assert "Row 2, column" in page
    assert "Junior,Senior,soon" in page
    assert 'name="confirm"' not in page
    empty = client.post(reverse("web:map_import", args=[graph.pk]), {"text": ""})
    assert "There is no text to read." in empty.content.decode()


def test_columns_are_said_by_hand_and_remembered(cast: Cast, graph: Graph, client: Client) -> None:
    client.force_login(cast.editor)
    address = reverse("web:map_import", args=[graph.pk])
    text = "Grade,Next\nJunior,x\nSenior,y\n"
    asked = client.post(address, {"text": text}).content.decode()
    assert asked.count('name="meaning"') == 2
    said = {"text": text, "heading": ["Grade", "Next"], "meaning": ["stage.title", "stage.scope"]}
    shown = client.post(address, said).content.decode()
    assert '<option value="stage.scope" selected>' in shown
    assert read.node_records(graph) == []
    client.post(address, {**said, "confirm": "1"})
    assert [(one.title, one.details) for one in read.node_records(graph)] == [
        ("Junior", {"scope": "x"}),
        ("Senior", {"scope": "y"}),
    ]

"""A map of a file becomes part of a stage map, whole or not at all."""

import json
import uuid
from typing import Any

import pytest

from issuetrees.careers.read.competencies import competencies
from issuetrees.careers.write.competencies import create_competency
from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.exchange.export import export_outline
from issuetrees.exchange.maps import import_map, preview_map
from issuetrees.exchange.templates import insert_template
from issuetrees.graphs import read
from issuetrees.graphs import write as graphs
from issuetrees.graphs.models import Graph
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
TABLES = """\
Stage,Track,Builds on,Data
Junior,Line,,1
Senior,Line,Junior,

From,To,Months
Junior,Senior,9-15-24
"""


def make(cast: Cast, kind: str = "stage_map") -> Graph:
    return graphs.create_graph(
        engagement_id=cast.engagement.pk, kind=kind, title="Ladder", actor=cast.editor
    )


def test_stages_arrows_and_competencies_are_one_revision(cast: Cast) -> None:
    graph = make(cast)
    revision, seen = import_map(actor=cast.editor, graph_id=graph.pk, text=TABLES)
    assert (revision.number, seen.form) == (1, "table")
    junior, senior = read.node_records(graph)
    assert (junior.title, junior.track, junior.details) == (
        "Junior",
        "Line",
        {"requires": {"data": 1}},
    )
    assert senior.details["builds_on"] == junior.id
    [arrow] = read.link_records(graph)
    assert arrow.details == {"months": {"min": 9, "mode": 15, "max": 24}}
    assert (junior.x, junior.y) != (senior.x, senior.y)
    assert [row.title for row in competencies(cast.viewer, graph.pk)] == ["Data"]


def test_the_same_letter_twice_is_one_revision(cast: Cast) -> None:
    graph = make(cast)
    who: dict[str, Any] = {"actor": cast.editor, "graph_id": graph.pk}
    letter = {**who, "text": TABLES, "key": "letter"}
    first, _seen = import_map(**letter)
    again, _seen = import_map(**letter)
    assert again == first
    assert len(read.node_records(graph)) == 2


def test_it_goes_to_the_right_and_takes_the_competency_of_the_same_name(cast: Cast) -> None:
    graph = make(cast)
    create_competency(actor=cast.editor, graph_id=graph.pk, key="figures", title="data")
    import_map(actor=cast.editor, graph_id=graph.pk, text=TABLES)
    import_map(actor=cast.editor, graph_id=graph.pk, text=TABLES)
    nodes = read.node_records(graph)
    assert len(nodes) == 4
    assert max(n.x for n in nodes[:2] if n.x is not None) < min(
        n.x for n in nodes[2:] if n.x is not None
    )
    assert {key for n in nodes for key in n.details.get("requires", {})} == {"figures"}
    assert [row.key for row in competencies(cast.viewer, graph.pk)] == ["figures"]


def test_one_wrong_cell_leaves_everything_as_it_is(cast: Cast) -> None:
    graph = make(cast)
    wrong = TABLES.replace("9-15-24", "soon")
    seen = preview_map(actor=cast.editor, graph_id=graph.pk, text=wrong)
    assert seen.template is None
    assert seen.problems[0].startswith("Row 6, column ")
    assert "soon" in seen.problems[0]
    with pytest.raises(Invalid) as caught:
        import_map(actor=cast.editor, graph_id=graph.pk, text=wrong)
    assert caught.value.code == "map_invalid"
    assert caught.value.details["problems"] == list(seen.problems)
    assert read.node_records(graph) == []
    assert list(competencies(cast.viewer, graph.pk)) == []


def ways(graph: Graph) -> list[tuple[str, str, str]]:
    titles = {node.id: node.title for node in read.node_records(graph)}
    return sorted(
        (titles[one.source_id], titles[one.target_id], json.dumps(one.details, sort_keys=True))
        for one in read.link_records(graph)
    )


def boxes(graph: Graph) -> list[Any]:
    """Stages and forks with what they say; a "no" says what silence does."""
    return [
        (n.title, n.kind, n.track, {k: v for k, v in n.details.items() if v is not False})
        for n in read.node_records(graph)
    ]


@pytest.mark.parametrize("form", ["json", "graphml", "table", "workbook"])
def test_a_whole_map_goes_out_and_comes_back(cast: Cast, form: str) -> None:
    graph = make(cast)
    insert_template(actor=cast.editor, graph_id=graph.pk, name="designer", language="en")
    file = export_outline(actor=cast.viewer, graph_id=graph.pk, form=form)
    other = make(cast)
    import_map(actor=cast.editor, graph_id=other.pk, file=file.content)
    assert boxes(other) == boxes(graph)
    assert ways(other) == ways(graph)
    assert [(row.key, row.levels) for row in competencies(cast.viewer, other.pk)] == [
        (row.key, row.levels) for row in competencies(cast.viewer, graph.pk)
    ]


def test_the_worked_map_comes_in_whole(cast: Cast) -> None:
    """The sample in the shape with both languages side by side."""
    from issuetrees.samples.load import FOLDER

    sample = json.loads((FOLDER / "pm-to-cpo.json").read_text("utf-8"))
    text = json.dumps({**sample, "title": sample["name"]})
    graph = make(cast)
    import_map(actor=cast.editor, graph_id=graph.pk, text=text, language="ru")
    nodes = read.node_records(graph)
    assert sum(n.kind == "stage" for n in nodes) == 11
    assert sum(n.kind == "fork" for n in nodes) == 3
    assert len(read.link_records(graph)) == 17
    assert "Старший PM" in [n.title for n in nodes]


def test_who_may_not_edit_is_refused(cast: Cast) -> None:
    graph = make(cast)
    for person, refused in ((cast.viewer, Denied), (cast.outsider, NotFound)):
        with pytest.raises(refused):
            preview_map(actor=person, graph_id=graph.pk, text=TABLES)
    with pytest.raises(Conflict):
        preview_map(actor=cast.editor, graph_id=make(cast, "issue_tree").pk, text=TABLES)
    with pytest.raises(NotFound):
        preview_map(actor=cast.editor, graph_id=uuid.uuid4(), text=TABLES)


def test_nothing_is_refused_in_words(cast: Cast) -> None:
    graph = make(cast)
    with pytest.raises(Invalid) as caught:
        preview_map(actor=cast.editor, graph_id=graph.pk, text="  ")
    assert caught.value.code == "text_empty"


def test_more_than_a_commit_of_people_is_one_revision_and_is_taken_back(cast: Cast) -> None:
    graph = make(cast)
    ways = "\n".join(f"S{at // 4},S{at // 4 + at % 4 + 1}" for at in range(1_500))
    revision, _seen = import_map(actor=cast.editor, graph_id=graph.pk, text=f"From,To\n{ways}")
    assert (len(read.link_records(graph)), revision.number) == (1_500, 1)
    graphs.commit(actor=cast.editor, graph_id=graph.pk, commands=[{"kind": "undo", "revision": 1}])
    assert read.node_records(graph) == []

"""The competencies of a stage map."""

from typing import Any

import pytest

from issuetrees.careers.read import competencies as read
from issuetrees.careers.write import competencies as write
from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP
from issuetrees.graphs import write as graphs
from issuetrees.graphs.models import Graph
from issuetrees.workspaces import deletions
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def map_(cast: Cast) -> Graph:
    return make(cast, STAGE_MAP)


def make(cast: Cast, kind: str) -> Graph:
    return graphs.create_graph(
        engagement_id=cast.engagement.pk, kind=kind, title="Map", actor=cast.editor
    )


def add(cast: Cast, map_: Graph, **given: Any) -> Any:
    return write.create_competency(actor=cast.editor, graph_id=map_.pk, **given)


def titles(cast: Cast, map_: Graph) -> list[str]:
    return [row.title for row in read.competencies(cast.viewer, map_.pk)]


def test_they_are_added_in_an_order_and_put_elsewhere(cast, map_):
    data = add(cast, map_, title="Data")
    add(cast, map_, title="People", before_id=data.pk)
    craft = add(cast, map_, title="Craft")
    assert titles(cast, map_) == ["People", "Data", "Craft"]
    write.move_competency(actor=cast.editor, competency_id=craft.pk, before_id=data.pk)
    assert titles(cast, map_) == ["People", "Craft", "Data"]
    write.move_competency(actor=cast.editor, competency_id=craft.pk, before_id=None)
    assert titles(cast, map_) == ["People", "Data", "Craft"]


def test_levels_have_five_words_and_old_ones_are_noted(cast, map_):
    row = add(cast, map_, title="Data", levels=["", "Reads a  chart"])
    assert row.levels == ["", "Reads a chart", "", "", ""]
    edited = write.edit_competency(
        actor=cast.editor, competency_id=row.pk, version=1, levels=["", "Asks a question"]
    )
    assert (edited.version, edited.key) == (2, "data")
    entry = AuditEntry.objects.get(action="competency_edited")
    assert entry.details["changed"]["levels"][0][1] == "Reads a chart"
    with pytest.raises(Conflict):
        write.edit_competency(actor=cast.editor, competency_id=row.pk, version=1, title="Figures")


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"title": "  "}, "missing", "title"),
        ({"title": "Data", "levels": ["", "", 3]}, "not_text", "levels.2"),
        ({"title": "Data", "levels": ["x"] * 6}, "levels_wrong", "levels"),
        ({"title": "Data", "levels": "abc"}, "levels_wrong", "levels"),
        ({"title": "Data", "levels": ["x" * 301]}, "too_long", "levels.0"),
        ({"title": "Data", "key": "Two words"}, "key_wrong", "key"),
        ({"title": "Data", "key": "k" * 41}, "key_wrong", "key"),
    ],
)
def test_bad_ones_are_refused_with_their_field(cast, map_, given, code, field):
    with pytest.raises(Invalid) as caught:
        add(cast, map_, **given)
    assert (caught.value.code, caught.value.details["field"]) == (code, field)
    assert titles(cast, map_) == []


def test_a_key_is_made_of_the_title_and_never_used_again(cast, map_):
    first = add(cast, map_, title="Work with data")
    again = add(cast, map_, title="Work with data")
    russian = add(cast, map_, title="Данные")
    assert [first.key, again.key, russian.key] == [
        "work-with-data",
        "work-with-data-2",
        "competency",
    ]
    write.delete_competency(actor=cast.editor, competency_id=first.pk)
    assert add(cast, map_, title="Work with data").key == "work-with-data-3"
    with pytest.raises(Conflict) as caught:
        add(cast, map_, title="Data", key="work-with-data")
    assert caught.value.code == "key_taken"


def test_what_is_deleted_comes_back_as_it_was(cast, map_):
    row = add(cast, map_, title="Data", levels=["", "Reads a chart"])
    entry = write.delete_competency(actor=cast.editor, competency_id=row.pk, version=1)
    assert titles(cast, map_) == []
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert read.competency(cast.viewer, row.pk).levels[1] == "Reads a chart"


def test_it_goes_and_comes_with_its_map(cast, map_):
    row = add(cast, map_, title="Data")
    entry = graphs.delete_graph(actor=cast.editor, graph_id=map_.pk)
    with pytest.raises(NotFound):
        read.competency(cast.viewer, row.pk)
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert titles(cast, map_) == ["Data"]


def test_several_are_put_once(cast, map_):
    wanted = [{"key": "data", "title": "Data"}, {"key": "people", "title": "People"}]
    put = {"actor": cast.editor, "graph_id": map_.pk, "wanted": wanted}
    write.put_competencies(**put)
    data = read.competencies(cast.viewer, map_.pk)[0]
    write.edit_competency(actor=cast.editor, competency_id=data.pk, title="Figures")
    write.put_competencies(**put)
    assert titles(cast, map_) == ["Figures", "People"]
    write.delete_competency(actor=cast.editor, competency_id=data.pk)
    write.put_competencies(**put)
    assert titles(cast, map_) == ["Figures", "People"]


def test_only_who_may_edit_the_map_changes_them(cast, map_):
    row = add(cast, map_, title="Data")
    for person, refused in ((cast.viewer, Denied), (cast.outsider, NotFound)):
        with pytest.raises(refused):
            write.create_competency(actor=person, graph_id=map_.pk, title="x")
        with pytest.raises(refused):
            write.edit_competency(actor=person, competency_id=row.pk, title="x")
        with pytest.raises(refused):
            write.move_competency(actor=person, competency_id=row.pk, before_id=None)
        with pytest.raises(refused):
            write.delete_competency(actor=person, competency_id=row.pk)
        with pytest.raises(refused):
            write.put_competencies(actor=person, graph_id=map_.pk, wanted=[{"title": "x"}])


def test_a_question_tree_has_none(cast):
    with pytest.raises(Conflict) as caught:
        add(cast, make(cast, ISSUE_TREE), title="Data")
    assert caught.value.code == "not_a_map"


def test_there_are_not_too_many(cast, map_, monkeypatch):
    monkeypatch.setattr(limits, "COMPETENCIES", 2)
    add(cast, map_, title="Data")
    row = add(cast, map_, title="People")
    with pytest.raises(Invalid):
        add(cast, map_, title="Craft")
    write.delete_competency(actor=cast.editor, competency_id=row.pk)
    add(cast, map_, title="Craft")

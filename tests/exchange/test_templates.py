"""A template is inserted as one revision that one undo takes back."""

import uuid

import pytest

from issuetrees.careers.read.competencies import competencies
from issuetrees.core.errors import Denied, Invalid, NotFound
from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP
from issuetrees.exchange import templates
from issuetrees.exchange.start import start_graph
from issuetrees.exchange.templates import insert_template
from issuetrees.graphs import read, write
from issuetrees.graphs.models import Graph
from issuetrees.kit.models import new_id

pytestmark = pytest.mark.django_db


def make(cast, kind: str = ISSUE_TREE) -> Graph:
    return write.create_graph(
        engagement_id=cast.engagement.pk, kind=kind, title="Graph", actor=cast.editor
    )


@pytest.fixture
def tree(cast) -> Graph:
    return make(cast)


@pytest.fixture
def root(cast, tree) -> uuid.UUID:
    """The id of a root question that has nothing below it."""
    node_id = new_id()
    command = {"kind": "add_node", "id": str(node_id), "parent_id": None, "title": "Why?"}
    write.commit(graph_id=tree.pk, commands=[command], actor=cast.editor)
    return node_id


def shape(graph: Graph) -> list[tuple[int, str]]:
    depth: dict[str | None, int] = {None: -1}
    for node in read.node_records(graph):
        depth[node.id] = depth[node.parent_id] + 1
    return [(depth[node.id], node.title) for node in read.node_records(graph)]


def expected(name: str, language: str = "en", shift: int = 0) -> list[tuple[int, str]]:
    found = templates.template(name, language)
    return [(one.depth + shift, one.title) for one in found.questions]


def test_into_an_empty_tree_it_goes_whole_and_one_undo_takes_it_back(cast, tree):
    revision = insert_template(actor=cast.editor, graph_id=tree.pk, name="profit-tree")
    assert shape(tree) == expected("profit-tree")
    assert revision.number == 1
    write.commit(graph_id=tree.pk, commands=[{"kind": "undo", "revision": 1}], actor=cast.editor)
    assert shape(tree) == []


def test_into_an_empty_tree_it_takes_the_question_that_is_given(cast, tree):
    insert_template(
        actor=cast.editor, graph_id=tree.pk, name="swot", root="Where do we stand?", is_whole=False
    )
    assert shape(tree) == [(0, "Where do we stand?"), *expected("swot")[1:]]


def test_below_the_root_with_its_top_line(cast, tree, root):
    insert_template(actor=cast.editor, graph_id=tree.pk, name="three-c")
    assert shape(tree) == [(0, "Why?"), *expected("three-c", shift=1)]


def test_parts_alone_hand_their_kind_of_split_to_a_bare_node(cast, tree, root):
    insert_template(
        actor=cast.editor, graph_id=tree.pk, name="funnel", parent_id=root, is_whole=False
    )
    assert shape(tree) == [(0, "Why?"), *expected("funnel")[1:]]
    assert read.node(tree, root).split_kind == "process"
    write.commit(graph_id=tree.pk, commands=[{"kind": "undo", "revision": 2}], actor=cast.editor)
    assert shape(tree) == [(0, "Why?")]
    assert read.node(tree, root).split_kind is None


def test_parts_alone_leave_a_node_that_is_split_as_it_is(cast, tree, root):
    for _ in range(2):
        insert_template(
            actor=cast.editor, graph_id=tree.pk, name="three-c", parent_id=root, is_whole=False
        )
    write.commit(
        graph_id=tree.pk,
        commands=[{"kind": "set_split", "id": str(root), "split_kind": "segments"}],
        actor=cast.editor,
    )
    insert_template(
        actor=cast.editor, graph_id=tree.pk, name="funnel", parent_id=root, is_whole=False
    )
    assert read.node(tree, root).split_kind == "segments"


def test_the_language_is_the_engagements_unless_another_is_chosen(cast, tree):
    cast.engagement.language = "ru"
    cast.engagement.save()
    insert_template(actor=cast.editor, graph_id=tree.pk, name="swot")
    assert shape(tree) == expected("swot", "ru")
    top = uuid.UUID(read.node_records(tree)[1].id)
    insert_template(
        actor=cast.editor, graph_id=tree.pk, name="four-p", parent_id=top, language="en"
    )
    assert (2, expected("four-p")[0][1]) in shape(tree)


def test_a_map_is_drawn_with_its_arrows_and_a_second_one_beside_it(cast):
    graph = make(cast, STAGE_MAP)
    insert_template(actor=cast.editor, graph_id=graph.pk, name="engineer")
    found = templates.template("engineer", "en")
    first = read.node_records(graph)
    assert [(node.title, node.x, node.y) for node in first] == [
        (stage.title, stage.x, stage.y) for stage in found.stages
    ]
    titles = {node.id: node.title for node in first}
    stages = {stage.key: stage.title for stage in found.stages}
    assert sorted(
        (titles[link.source_id], titles[link.target_id]) for link in read.link_records(graph)
    ) == sorted((stages[arrow.source], stages[arrow.target]) for arrow in found.arrows)
    insert_template(actor=cast.editor, graph_id=graph.pk, name="engineer")
    second = read.node_records(graph)[len(first) :]
    right = max(node.x + 232 for node in first if node.x is not None)
    assert min(node.x for node in second if node.x is not None) == right + 160
    assert graph.kind == STAGE_MAP
    rows = competencies(cast.viewer, graph.pk)
    assert [(row.key, tuple(row.levels)) for row in rows] == [
        (one.key, one.levels) for one in found.competencies
    ]


def test_what_does_not_fit_is_refused(cast, tree, root):
    with pytest.raises(Invalid) as refused:
        insert_template(actor=cast.editor, graph_id=tree.pk, name="engineer")
    assert refused.value.code == "wrong_template"
    with pytest.raises(Invalid) as refused:
        insert_template(actor=cast.editor, graph_id=tree.pk, name="nothing")
    assert refused.value.code == "no_such_template"
    with pytest.raises(Invalid) as refused:
        insert_template(
            actor=cast.editor, graph_id=make(cast, STAGE_MAP).pk, name="engineer", parent_id=root
        )
    assert refused.value.code == "stages_have_no_parent"


def test_only_editors_insert(cast, tree):
    with pytest.raises(Denied):
        insert_template(actor=cast.viewer, graph_id=tree.pk, name="swot")
    with pytest.raises(NotFound):
        insert_template(actor=cast.outsider, graph_id=tree.pk, name="swot")


def test_a_key_that_comes_twice_inserts_once(cast, tree, root):
    made = [
        insert_template(actor=cast.editor, graph_id=tree.pk, name="swot", key="k").number
        for _ in range(2)
    ]
    assert made == [2, 2]


def test_a_graph_starts_with_its_question_a_template_or_nothing_on_a_map(cast):
    given = {"actor": cast.editor, "engagement_id": cast.engagement.pk, "title": "Why?"}
    asked = start_graph(kind=ISSUE_TREE, **given)
    assert [node.title for node in read.node_records(asked)] == ["Why?"]
    grown = start_graph(kind=ISSUE_TREE, template="growth", **given)
    assert shape(grown)[0] == (0, "Why?")
    assert len(shape(grown)) > 3
    assert read.node_records(start_graph(kind=STAGE_MAP, **given)) == []

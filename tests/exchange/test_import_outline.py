"""Pasted text becomes a tree, or a branch, in one revision that one undo takes back."""

from pathlib import Path
from uuid import UUID

import pytest

from issuetrees.core.errors import Denied, Invalid, NotFound
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.exchange.write import import_outline
from issuetrees.graphs import read, write
from issuetrees.graphs.models import Graph

pytestmark = pytest.mark.django_db
BRAND = Path(__file__).parents[2] / "fixtures" / "cases" / "imports" / "brand-marketing-ru.txt"
ROOT = "Как выбирать проекты в бренд-маркетинге?"


@pytest.fixture
def tree(cast) -> Graph:
    return write.create_graph(
        engagement_id=cast.engagement.pk, kind=ISSUE_TREE, title="Tree", actor=cast.editor
    )


def shape(graph: Graph) -> list[tuple[int, str]]:
    """Return depth and title of each node in reading order."""
    depth: dict[str | None, int] = {None: -1}
    for node in read.node_records(graph):
        depth[node.id] = depth[node.parent_id] + 1
    return [(depth[node.id], node.title) for node in read.node_records(graph)]


def test_five_parts_and_their_questions_come_under_the_root_that_is_given(cast, tree):
    text = BRAND.read_text("utf-8")
    revision, outline = import_outline(actor=cast.editor, graph_id=tree.pk, text=text, root=ROOT)
    found = shape(tree)
    assert [depth for depth, _ in found].count(1) == 5
    assert [depth for depth, _ in found].count(2) == 15
    assert found[0] == (0, ROOT)
    assert outline.title is None
    assert revision.number == 1
    write.commit(graph_id=tree.pk, commands=[{"kind": "undo", "revision": 1}], actor=cast.editor)
    assert shape(tree) == []


def test_several_top_lines_ask_for_a_root(cast, tree):
    with pytest.raises(Invalid) as refused:
        import_outline(actor=cast.editor, graph_id=tree.pk, text="- one\n- two\n")
    assert refused.value.details["field"] == "root"
    assert shape(tree) == []


def test_one_top_line_is_the_root(cast, tree):
    import_outline(actor=cast.editor, graph_id=tree.pk, text="Root?\n  A\n    AA\n  B\n")
    assert shape(tree) == [(0, "Root?"), (1, "A"), (2, "AA"), (1, "B")]


def test_into_a_tree_it_goes_below_the_root_or_a_node(cast, tree):
    import_outline(actor=cast.editor, graph_id=tree.pk, text="Root?\n  A\n  B\n")
    import_outline(actor=cast.editor, graph_id=tree.pk, text="- C\n- D\n")
    target = next(node for node in read.node_records(tree) if node.title == "A")
    import_outline(actor=cast.editor, graph_id=tree.pk, text="X\n  Y\n", parent_id=UUID(target.id))
    assert shape(tree) == [
        (0, "Root?"), (1, "A"), (2, "X"), (3, "Y"), (1, "B"), (1, "C"), (1, "D"),
    ]  # fmt: skip


def test_who_may_not_edit_cannot_import(cast, tree):
    with pytest.raises(Denied):
        import_outline(actor=cast.viewer, graph_id=tree.pk, text="A\n  B\n")
    with pytest.raises(NotFound):
        import_outline(actor=cast.outsider, graph_id=tree.pk, text="A\n  B\n")


def test_statuses_owners_and_days_become_fields_where_they_are_known(cast, tree):
    name = cast.editor.name
    text = f"Root?\n- [x] A (owner: {name}, due: 2031-05-12)\n- [ ] B (owner: Nobody Known)\n"
    import_outline(actor=cast.editor, graph_id=tree.pk, text=text)
    found = {node.title: node for node in read.node_records(tree)}
    assert found["A"].status == "answered"
    assert found["A"].owner_id == str(cast.editor.pk)
    assert found["A"].due_on == "2031-05-12"
    assert (found["B"].status, found["B"].owner_id) == ("open", None)
    assert found["B"].note == "Owner: Nobody Known"


def test_the_html_of_a_clipboard_counts_before_its_text(cast, tree):
    html = "<ul><li>A<ul><li>B</li></ul></li></ul>"
    _, outline = import_outline(actor=cast.editor, graph_id=tree.pk, text="A\nB\n", html=html)
    assert outline.format == "html"
    assert shape(tree) == [(0, "A"), (1, "B")]


def test_html_that_says_less_than_the_text_is_not_used(cast, tree):
    html = "<div>A</div><div>B</div>"
    _, outline = import_outline(actor=cast.editor, graph_id=tree.pk, text="A\n\tB\n", html=html)
    assert outline.format == "indented"
    assert shape(tree) == [(0, "A"), (1, "B")]


def test_a_file_comes_in(cast, tree):
    _, outline = import_outline(
        actor=cast.editor, graph_id=tree.pk, file="Рост?\n\tЦена\n".encode("cp1251"), name="a.txt"
    )
    assert outline.title == "Рост?"

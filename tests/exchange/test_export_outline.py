"""A tree goes out in every form, and what comes back is what went out."""

import pytest

from issuetrees.core.errors import Invalid, NotFound
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.core.outline import WRITERS, read_file
from issuetrees.exchange.export import FORMS, export_outline
from issuetrees.exchange.write import import_outline
from issuetrees.graphs import read, write
from issuetrees.kit.models import new_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(cast):
    made = write.create_graph(
        engagement_id=cast.engagement.pk, kind=ISSUE_TREE, title="Рост: план/1", actor=cast.editor
    )
    text = f"Рост?\n- [x] Цена (owner: {cast.editor.name}, due: 2031-05-12)\n  - Скидки\n- Объём\n"
    import_outline(actor=cast.editor, graph_id=made.pk, text=text)
    return made


@pytest.mark.parametrize("form", FORMS)
def test_goes_out_in_every_form(cast, tree, form):
    file = export_outline(actor=cast.viewer, graph_id=tree.pk, form=form)
    assert file.name == f"Рост план 1.{FORMS[form].ending}"
    if form in WRITERS:
        found = read_file(file.content, file.name)
        assert found.format == form
        assert (found.title, [node.title for node in found.nodes]) == (
            "Рост?",
            ["Цена", "Скидки", "Объём"],
        )


def test_owner_day_and_status_come_back_into_another_tree(cast, tree):
    file = export_outline(actor=cast.viewer, graph_id=tree.pk, form="opml")
    other = write.create_graph(
        engagement_id=cast.engagement.pk, kind=ISSUE_TREE, title="Other", actor=cast.editor
    )
    import_outline(actor=cast.editor, graph_id=other.pk, file=file.content)
    first, second = (
        [(node.title, node.status, node.owner_id, node.due_on) for node in read.node_records(one)]
        for one in (tree, other)
    )
    assert first == second


def test_an_unknown_form_and_an_outsider_are_refused(cast, tree):
    with pytest.raises(Invalid):
        export_outline(actor=cast.viewer, graph_id=tree.pk, form="pdf")
    with pytest.raises(NotFound):
        export_outline(actor=cast.outsider, graph_id=tree.pk, form="opml")


def test_a_branch_shown_in_a_second_place_comes_back_as_json_and_is_told_elsewhere(cast, tree):
    sale, volume = (node for node in read.node_records(tree) if node.title in {"Скидки", "Объём"})
    shown = {"kind": "add_node", "id": str(new_id()), "parent_id": volume.id, "refers_to": sale.id}
    write.commit(graph_id=tree.pk, commands=[shown], actor=cast.editor)
    outline = export_outline(actor=cast.viewer, graph_id=tree.pk, form="markdown")
    assert "→ 1.1 Скидки" in outline.content.decode()
    file = export_outline(actor=cast.viewer, graph_id=tree.pk, form="json")
    other = write.create_graph(
        engagement_id=cast.engagement.pk, kind=ISSUE_TREE, title="Ещё", actor=cast.editor
    )
    import_outline(actor=cast.editor, graph_id=other.pk, file=file.content, name="tree.json")
    titles = {node.id: node.title for node in read.node_records(other)}
    (again,) = (node for node in read.every_record(other) if node.refers_to)
    assert (titles[str(again.parent_id)], titles[str(again.refers_to)]) == ("Объём", "Скидки")

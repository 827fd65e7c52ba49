"""The problem brief: written, found stale, taken back, copied; leaves beside its criteria."""

import json
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.copying.engagements import copy_engagement
from issuetrees.core.brief.lines import keep_ids, stakeholder_lines, stakeholders_of
from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.graphs import read as graphs
from issuetrees.inquiry.read import briefs as read
from issuetrees.inquiry.write import briefs as write
from issuetrees.workspaces import edits
from issuetrees.workspaces import write as workspaces
from issuetrees.workspaces.models import AuditEntry
from tests.inquiry.trees import commit, make_tree, node_of, retitle

CRITERIA = [{"text": "Margin of 20%"}, {"text": "Nobody leaves"}]
LINES = st.lists(st.text("abc", min_size=1, max_size=2), max_size=6)


@pytest.fixture
def tree(cast):
    return make_tree(cast)


def edit(cast, **given):
    row, entry = write.edit_brief(actor=cast.editor, engagement_id=cast.engagement.pk, **given)
    return row, entry


def serve(cast, tree, title, *criteria):
    return write.serve(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        graph_id=tree.pk,
        node_id=uuid.UUID(node_of(cast, tree, title)),
        criteria=criteria,
    )


@pytest.mark.django_db
def test_a_brief_is_written_noted_with_old_and_new_and_taken_back(cast):
    edit(cast, situation="Rents rise", criteria=CRITERIA)
    row, entry = edit(cast, version=1, situation="Rents fall", decision_maker="  The  board ")
    assert (row.version, row.decision_maker) == (2, "The board")
    assert entry.details["changed"]["situation"] == ["Rents rise", "Rents fall"]
    assert edit(cast, situation="Rents fall")[1] is None
    with pytest.raises(Conflict):
        edit(cast, version=1, situation="Lost")
    edits.undo(actor=cast.editor, entry_id=entry.pk)
    back = read.brief(cast.viewer, cast.engagement.pk)
    assert (back.situation, back.decision_maker, len(back.criteria)) == ("Rents rise", "", 2)
    with pytest.raises(Conflict):
        edits.undo(actor=cast.editor, entry_id=entry.pk)


@pytest.mark.django_db
def test_the_question_lives_in_the_engagement_and_else_in_the_tree(cast, tree):
    workspaces.edit_engagement(actor=cast.editor, engagement_id=cast.engagement.pk, question="")
    row, entry = edit(cast, question="Whom do we speak to?")  # as the tree asks
    assert (entry, row.engagement.question) == (None, "")
    assert read.question(cast.viewer, row) == "Whom do we speak to?"
    row, _entry = edit(cast, question="Whom do we sell to by 2027?")
    assert read.question(cast.viewer, row) == "Whom do we sell to by 2027?"
    retitle(cast, tree, "Whom do we speak to?", "Something else")
    cast.engagement.refresh_from_db()
    assert cast.engagement.question == "Whom do we sell to by 2027?"
    assert AuditEntry.objects.filter(action="engagement_edited").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"criteria": [{"text": " "}]}, "missing_in_line", "criteria"),
        ({"criteria": [{"text": "x" * 301}]}, "too_long_in_line", "criteria"),
        (
            {"criteria": [{"id": "a", "text": "x"}, {"id": "a", "text": "y"}]},
            "id_twice",
            "criteria",
        ),
        ({"criteria": "x"}, "not_a_list", "criteria"),
        ({"stakeholders": [{"name": "x"}] * 51}, "too_many_lines", "stakeholders"),
        ({"situation": "x" * 4001}, "too_long", "situation"),
        ({"motto": "x"}, "unknown_field", "motto"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_field(cast, given, code, field):
    with pytest.raises(Invalid) as refused:
        edit(cast, **given)
    assert (refused.value.code, refused.value.details["field"]) == (code, field)
    assert read.brief(cast.viewer, cast.engagement.pk).version == 0


@pytest.mark.django_db
def test_only_editors_write_and_strangers_find_nothing(cast):
    with pytest.raises(Denied):
        write.edit_brief(actor=cast.viewer, engagement_id=cast.engagement.pk, situation="x")
    with pytest.raises(NotFound):
        read.brief(cast.outsider, cast.engagement.pk)


@pytest.mark.django_db
def test_leaves_serve_criteria_through_undo_pruning_and_a_copy(cast, tree):
    row, _entry = edit(cast, criteria=CRITERIA)
    margin, _people = (one["id"] for one in row.criteria)
    assert [leaf.number for leaf in read.coverage(cast.viewer, row).leaves] == ["1.1", "1.2", "2.1"]
    assert serve(cast, tree, "18–25", margin).serves == (margin,)
    serve(cast, tree, "In town", margin)
    found = read.coverage(cast.viewer, row)
    assert found.counts == {margin: 2}
    assert [leaf.title for leaf in found.without] == ["25–35"]
    with pytest.raises(Invalid):
        serve(cast, tree, "In town", "none of these")
    graph = graphs.graph(cast.viewer, tree.pk)
    commit(cast, tree, {"kind": "undo", "revision": graph.revision})
    assert read.coverage(cast.viewer, row).counts == {margin: 1}
    copy = copy_engagement(actor=cast.editor, engagement_id=cast.engagement.pk)
    copied = read.brief(cast.viewer, copy.pk)
    assert copied.criteria == row.criteria
    assert read.coverage(cast.viewer, copied).counts == {margin: 1}
    pruned = {"kind": "edit_node", "id": node_of(cast, tree, "18–25")}
    commit(cast, tree, pruned | {"fields": {"status": "pruned"}})
    assert read.coverage(cast.viewer, row).counts == {}


@pytest.mark.django_db
def test_pages_show_the_sheet_the_advice_and_the_leaves(cast, tree, client_of):
    row, _entry = edit(cast, criteria=CRITERIA, stakeholders=[{"name": "CEO", "interest": "Peace"}])
    client = client_of("editor")
    place = f"/engagements/{cast.engagement.pk}/brief/"
    sheet = client.get(place).content.decode()
    assert "No leaf serves it" in sheet
    assert "3 leaves serve no criterion" in sheet
    said = client.post(f"{place}advice/", {"question": "How? And when?"}).content.decode()
    assert "More than one ask: “And when?”" in said
    form = {
        "version": 1,
        "question": "",
        "criteria": "New one\nMargin of 20%",
        "stakeholders": "A: b",
    }
    answer = client.post(f"{place}edit/", form, follow=True)
    after = read.brief(cast.viewer, cast.engagement.pk)
    assert [one["text"] for one in after.criteria] == ["New one", "Margin of 20%"]
    assert after.criteria[1]["id"] == row.criteria[0]["id"]
    assert "/edits/" in answer.content.decode()
    stale = client.post(f"{place}edit/", form).content.decode()
    assert "Somebody changed this meanwhile" in stale
    leaf = node_of(cast, tree, "In town")
    counts = client.post(f"{place}serve/{tree.pk}/{leaf}/", {"criterion": after.criteria[1]["id"]})
    assert 'id="without" hx-swap-oob="true">2<' in counts.content.decode()
    assert "25–35" in client.get(f"{place}leaves/?none").content.decode()


@given(LINES, LINES, st.randoms())
def test_lines_keep_their_ids_wherever_they_go_and_no_id_comes_twice(before, after, random):
    old = [{"id": str(place), "text": text} for place, text in enumerate(before)]
    found = keep_ids(old, "\n".join(after))
    ids = [one["id"] for one in found if one["id"]]
    assert [one["text"] for one in found] == after
    assert len(set(ids)) == len(ids)
    moved = random.sample(old, len(old))
    kept = keep_ids(old, "\n".join(one["text"] for one in moved))
    assert sorted(map(json.dumps, kept)) == sorted(map(json.dumps, old))


@given(
    st.lists(st.tuples(st.text("abc ", min_size=1).map(str.strip), st.text("abc ").map(str.strip)))
)
def test_stakeholders_are_read_as_they_are_written(pairs):
    people = [{"name": name, "interest": interest} for name, interest in pairs if name]
    assert stakeholders_of(stakeholder_lines(people)) == people

"""Reports put two trees, or two versions of one, side by side."""

from dataclasses import replace

import pytest

from issuetrees.reports import write as reports
from issuetrees.reports.gather import build_document
from issuetrees.reports.sections.built import build_sections
from tests.cast import Cast
from tests.inquiry.trees import commit, make_tree, node_of
from tests.reports.documents import document
from tests.reports.scenes import plain, table, words
from tests.reports.test_claims import sections


def test_lines_stand_side_by_side_with_what_became_of_them() -> None:
    (section,) = sections(document(), "comparison")
    assert plain(section.pages[0].title) == (
        "“Final” has 1 of 2 lines of “Draft”; missing 1, extra 1"
    )
    assert [[words(cell) for cell in row.cells] for row in table(section).rows] == [
        ["Why do sales fall?", "", "Why do sales fall?"],
        ["1 Fewer buyers", "In both, perhaps", "2 Fewer buyers"],
        ["–", "Only at the right", "1 Rivals"],
        ["2 Smaller baskets", "Only at the left", "–"],
    ]


def test_another_choice_than_what_was_gathered_shows_nothing() -> None:
    shown = document()
    (choice,) = (one for one in shown.sections if one.kind == "comparison")
    gone = replace(choice, options={"tree": "gone"})
    assert build_sections(replace(shown, sections=(gone,))) == []


@pytest.mark.django_db
def test_a_report_compares_a_tree_with_another_and_with_what_it_was(cast: Cast) -> None:
    first = make_tree(cast)
    make_tree(cast)
    new = {"kind": "edit_node", "id": node_of(cast, first, "In town"), "fields": {"title": "Rent"}}
    commit(cast, first, new)
    first.refresh_from_db()
    report = reports.create_report(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        title="Compared",
        sections=[
            {"kind": "comparison", "options": {"tree": str(first.pk)}},
            {"kind": "comparison", "options": {"revision": first.revision - 1}},
            {"kind": "comparison", "options": {"revision": 9_000}},
        ],
    )
    shown = build_document(report.pk)
    other, earlier = shown.comparisons
    assert [one.outcome for one in other.pairs].count("extra") == 1
    changed = [pair for pair in earlier.pairs if pair.outcome != "matched" and pair.own]
    assert any(pair.own and pair.own.title == "Rent" for pair in changed)
    assert len(build_sections(shown)) == 2  # a version that is not reached shows nothing

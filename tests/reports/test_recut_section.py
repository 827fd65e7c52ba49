"""Reports print both cuts of a tree, and one crossed with the other."""

from dataclasses import replace

import pytest

from issuetrees.reports import write as reports
from issuetrees.reports.gather import build_document
from tests.cast import Cast
from tests.practice.test_recuts import commit, recut
from tests.reports.documents import document
from tests.reports.recuts import recuts
from tests.reports.scenes import plain, table, words
from tests.reports.test_claims import sections


def test_titles_say_what_the_second_cut_spreads() -> None:
    (section,) = sections(document(), "recut")
    assert [plain(page.title) for page in section.pages] == [
        "3 questions in two cuts: “By region” and “By product”",
        "The second cut spreads “North” over 2 of its 2 branches",
    ]
    [both, other] = table(section).rows
    assert words(both.cells[1]) == (
        "Bread\n1.1 Bread of the north\n2.1 Bread of the south\nthere: “Southern bread”"
    )
    assert words(other.cells[1]) == "Cakes\n1.2 Cakes of the north"


def test_where_both_group_alike_the_title_says_so() -> None:
    (cuts,) = recuts("en")
    alike = replace(cuts, crossed=cuts.crossed[1:])
    (section,) = sections(replace(document(), recuts=(alike,)), "recut")
    assert plain(section.pages[1].title) == "The second cut splits no branch of the first"


@pytest.mark.django_db
def test_a_report_holds_the_recuts_of_its_engagement(cast: Cast) -> None:
    made, ids = recut(cast)
    commit(cast, made.source_id, kind="edit_node", id=ids["Rent"], fields={"title": "Rents"})
    report = reports.create_report(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        title="Cuts",
        sections=[{"kind": "recut"}],
    )
    shown = build_document(report.pk)
    [cuts] = shown.recuts
    assert [tree.title for tree in shown.questions] == [cuts.title]  # what is asked is asked once
    assert [[leaf.number for leaf in branch.leaves] for branch in cuts.first] == [
        ["1.1", "1.2"],
        ["2.1"],
    ]
    leaves = [leaf for branch in cuts.second for leaf in branch.leaves]
    assert any(leaf.number == "2.1" and "Rent" in leaf.notes for leaf in leaves)

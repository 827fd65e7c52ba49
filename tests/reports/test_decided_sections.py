"""Reports say what was decided and why, what will not be done, and what is done when."""

import pytest

from issuetrees.reports import write as reports
from issuetrees.reports.gather import build_document
from issuetrees.tracking.write.decisions import decide
from tests.cast import Cast
from tests.reports.documents import document
from tests.reports.scenes import plain, table, words
from tests.reports.test_claims import sections
from tests.scoring.cases import make_case


def test_the_decision_log_has_a_page_for_each_that_stands_where_wanted() -> None:
    (section,) = sections(document(), "decision_log", has_pages=True)
    first, *each = [plain(page.title) for page in section.pages]
    assert first == "Decided on 3 initiatives: 1 approved, 1 deferred, 1 turned down"
    assert each == [
        "Deferred: Podcast with a museum",
        "Rejected: Bus shelters",
        "Approved: City festival partnership",
    ]
    rows = table(section).rows
    assert words(rows[0].cells[1]) == "Deferred\ndecided anew since"
    assert "Conditions: A permit by March" in words(rows[1].cells[3])


def test_wont_do_leaves_out_what_is_approved_or_decided_anew() -> None:
    (section,) = sections(document(), "wont_do")
    assert plain(section.title) == "We will not do 1 initiative and put 1 off"
    shown = [words(row.cells[2]) for row in table(section).rows]
    assert shown == ["Podcast with a museum", "Bus shelters"]


def test_the_roadmap_says_from_when_to_when_and_for_how_much() -> None:
    (section,) = sections(document(), "roadmap")
    said = "2 approved initiatives run from Q1 2027 to Q2 2027 for 12 M ₽"
    assert plain(section.title) == said
    assert len(section.pages) == 1  # the table stands below a short drawing


@pytest.mark.django_db
def test_a_report_holds_the_log_of_its_engagement(cast: Cast) -> None:
    case = make_case(cast)
    decide(
        actor=cast.owner, initiative_id=case.initiatives[0].pk, verdict="stopped",
        decided_by="The board", reason="The venue is closed",
    )  # fmt: skip
    made = reports.create_report(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        title="R",
        sections=[{"kind": "wont_do"}, {"kind": "roadmap"}],
    )
    shown = build_document(made.pk)
    assert [(one.verdict, one.reason) for one in shown.decided] == [
        ("stopped", "The venue is closed")
    ]
    assert shown.roadmap is not None


def test_raci_says_what_is_to_be_mended() -> None:
    (section,) = sections(document(), "raci")
    assert plain(section.title) == "2 activities of 1 initiative: 1 thing to mend"
    rows = table(section).rows
    assert [words(cell) for cell in rows[1].cells[2:]] == ["A/R", "C"]


def test_roles_say_who_bears_the_most_and_what_costs_least() -> None:
    (section,) = sections(document(), "roles")
    assert plain(section.title) == "16 person-days; “Agency” bears the most, 75%"
    assert words(table(section).rows[0].cells[4]) == (
        "Hire: 600 ₽ (chosen)\nGive to an agency: 500 ₽ (least)"
    )

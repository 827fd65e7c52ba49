"""Sections about people on stage maps: somebody's plan, a team; gaps stay gaps."""

from dataclasses import replace

from issuetrees.core.drawing.shapes import Box, Disc, Polygon
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.scene.blocks import Exhibit, Paragraph
from issuetrees.reports.scene.tables import Day, Number
from issuetrees.reports.sections.base import Built
from issuetrees.reports.sections.built import build_sections
from tests.reports.documents import document
from tests.reports.people import people
from tests.reports.scenes import blocks, plain, table, words


def shown(kind: str = "personal_plan", **options: object) -> Built:
    (section,) = build_sections(document("en", (SectionChoice(kind, options=options),)))
    return section


def titles(section: Built) -> list[str]:
    return [plain(page.title) for page in section.pages]


def test_a_personal_plan_is_route_gaps_time_and_ninety_days() -> None:
    section = shown(person="p1")
    assert titles(section) == [
        "Ann Brown: from “Senior PM” to “Chief Product Officer”",
        (
            "1 competency falls short of “Head of Product (startup)”;"
            " most of all “Money and unit economics”"
        ),
        "What shows these levels now, and what would show the missing ones",
        "Half of the draws reach the goal within 81 months, four of five within 93",
        "The next 90 days: 2 steps, 1 done",
    ]
    assert [page.goes_on for page in section.pages] == [False, True, True, True, True]
    map_, levels, time = (one.drawing for one in blocks(section, Exhibit))
    on = [box.id for box in map_.of(Box) if box.state.endswith("route")]
    assert on == ["senior", "head", "cpo"]
    assert not levels.of(Polygon)  # two competencies have no area
    assert len(levels.of(Disc)) == 2  # one level that another saw, and its sign in the key
    assert time.role == "timeline"
    assert [plain(one.text) for one in blocks(section, Paragraph)] == [
        "What this rests on: Five hours a week go into learning."
    ]


def test_gaps_tell_what_shows_the_level_and_what_would() -> None:
    (row,) = table(shown(person="p1"), "s-personal-plan-missing").rows
    assert [words(cell) for cell in row.cells] == [
        "Money and unit economics", "2 → 3", "margin report", "a model that decisions rest on",
    ]  # fmt: skip


def test_the_alternative_has_its_price() -> None:
    (row,) = table(shown(person="p1"), "s-personal-plan-others").rows
    assert words(row.cells[0]).startswith("Senior PM → Lead / Group PM")
    assert [cell.value for cell in row.cells[1:3]] == [Number(138), Number(66)]


def test_steps_have_what_counts_as_done_and_columns_that_somebody_filled() -> None:
    steps = table(shown(person="p1"), "s-personal-plan-steps")
    assert [column.name for column in steps.columns] == [
        "step", "evidence", "owner", "mentor", "due", "done",
    ]  # fmt: skip
    assert (
        words(steps.rows[0].cells[0]) == "Reckon the unit economics anew\nMoney and unit economics"
    )
    assert isinstance(steps.rows[1].cells[-1].value, Day)


def test_proposals_are_told_as_proposals() -> None:
    first, _second = people("en")
    proposed = replace(first, is_proposed=True)
    source = replace(document("en", (SectionChoice("personal_plan"),)), people=(proposed,))
    (section,) = build_sections(source)
    assert titles(section)[-1] == "The map proposes 2 steps for the next 90 days"


def test_nobody_without_a_goal_has_a_route() -> None:
    section = shown(person="p2")
    assert titles(section) == [
        "Ben Lind: from “Lead / Group PM” to a stage nobody has named",
        "Nothing is missing for a stage nobody has named",
    ]


def test_everybody_has_pages_of_their_own_and_who_is_gone_none() -> None:
    section = shown()
    assert len(section.pages) == 7
    assert len({page.id for page in section.pages}) == 7
    assert (
        build_sections(document("en", (SectionChoice("personal_plan", options={"person": "x"}),)))
        == []
    )


def test_a_team_view_shows_levels_readiness_and_succession() -> None:
    section = shown("team_view")
    assert titles(section) == [
        "0 of 2 people are ready for a stage ahead",
        "Who is ready for which stage",
        "Who could come to “Chief Product Officer”",
    ]
    heat = table(section).rows
    assert words(heat[0].cells[0]) == "Ann Brown\nSenior PM"
    assert [cell.value for cell in heat[0].cells[1:]] == [Number(2, shade=2), Number(1, shade=1)]
    assert words(heat[1].cells[2]) == "–"  # nobody has rated it
    said = {words(row.cells[0]): row for row in table(section, "s-team-view-ready").rows}
    assert words(said["Lead / Group PM"].cells[1]) == "Ben Lind"
    assert "Money and unit economics: 2 of 3" in words(said["Head of Product (startup)"].cells[3])


def test_succession_never_lets_more_of_one_make_up_for_another() -> None:
    rows = table(shown("team_view"), "s-team-view-succession").rows
    assert [[words(cell) for cell in row.cells[:3]] for row in rows] == [
        [
            "Ann Brown",
            "Senior PM",
            "Money and unit economics: 2 of 4; Hiring and growing people: 1 of 4",
        ],
        ["Ben Lind", "Lead / Group PM", "Hiring and growing people: 0 of 4"],
    ]


def test_who_has_every_level_of_a_stage_ahead_is_ready() -> None:
    first, second = people("en")
    able = replace(first, levels=(replace(first.levels[0], own=3), first.levels[1]))
    source = replace(document("en", (SectionChoice("team_view"),)), people=(able, second))
    (section,) = build_sections(source)
    assert titles(section)[0] == "1 of 2 people are ready for a stage ahead"
    said = {words(row.cells[0]): row for row in table(section, "s-team-view-ready").rows}
    assert words(said["Head of Product (startup)"].cells[2]) == "Ann Brown"


def test_a_stage_that_is_gone_has_no_succession() -> None:
    assert len(shown("team_view", stage="gone").pages) == 2
    assert titles(shown("team_view", stage="head"))[-1].endswith("“Head of Product (startup)”")

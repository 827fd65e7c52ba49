"""Sections about stage maps: the route on the map, its alternative, what stages ask for."""

from dataclasses import replace

from issuetrees.core.drawing.shapes import Box, Connector, Drawing
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.scene.blocks import Exhibit, Points
from issuetrees.reports.scene.tables import Number, Table
from issuetrees.reports.sections.base import Built
from issuetrees.reports.sections.built import build_sections
from tests.reports.documents import document, stage_map
from tests.reports.scenes import blocks, plain, table, words


def shown(kind: str = "stage_map", **options: object) -> Built:
    (section,) = build_sections(document("en", (SectionChoice(kind, options=options),)))
    return section


def drawn(section: Built) -> Drawing:
    return next(one.drawing for one in blocks(section, Exhibit) if one.drawing.role == "map")


def titles(section: Built) -> list[str]:
    return [plain(page.title) for page in section.pages]


def test_the_best_route_is_in_the_accent_and_the_rest_is_away() -> None:
    section = shown(has_route=True, has_table=False)
    first, second = titles(section)
    assert first.startswith(
        "From “Associate PM” to “Chief Product Officer” it takes about 93 months"
    )
    assert second == "The alternative takes 18 months longer"
    states = {box.id: box.state for box in drawn(section).of(Box)}
    assert [one for one, state in states.items() if state.endswith("route")] == [
        "apm", "pm_product", "head", "cpo",
    ]  # fmt: skip
    assert states["cpo"] == "final-route"
    assert states["vp"] == "stage-away"
    arrows = drawn(section).of(Connector)
    assert [one.state for one in arrows[-3:]] == ["route"] * 3
    assert {one.state for one in arrows[:-3]} == {"away", "backward-away"}


def test_routes_are_listed_with_what_they_cost_and_ask() -> None:
    rows = table(shown(has_route=True, routes=2), "s-stage-map-routes").rows
    assert [plain(words(row.cells[1])) for row in rows] == [
        "Associate PM → PM (whole product) → Head of Product (startup) → Chief Product Officer",
        (
            "Associate PM → PM (whole product) → Senior PM → Head of Product (startup)"
            " → Chief Product Officer"
        ),
    ]
    assert [words(row.cells[2]) for row in rows] == ["start-up", "start-up"]
    assert [row.cells[3].value for row in rows] == [Number(93), Number(111)]
    assert [row.cells[4].value for row in rows] == [None, Number(18)]
    times = [one.drawing for one in blocks(shown(has_route=True), Exhibit)][1]
    assert times.role == "timeline"


def test_answers_change_the_route_and_are_told() -> None:
    section = shown(has_route=True, answers=["firm:b", "work:b"], start="senior", goal="cpo")
    (best, *_others) = table(section, "s-stage-map-routes").rows
    assert "Lead / Group PM" in words(best.cells[1])
    told = table(section, "s-stage-map-answers").rows
    assert [words(row.cells[1]) for row in told] == ["corporation", "open", "team"]


def test_without_a_route_the_map_is_whole_and_the_way_out_is_told() -> None:
    section = shown(has_route=True, answers=["work:b"], start="senior", goal="distinguished")
    assert titles(section)[:2] == [
        "With these answers no route leads from “Senior PM” to “Distinguished PM”",
        "No route: what is in the way, and what would open one",
    ]
    assert {box.state for box in drawn(section).of(Box)} == {"stage", "final"}
    said = [plain(point.text) for list_ in blocks(section, Points) for point in list_.points]
    assert said == ["Own work or a team? team", "own work: 84 months"]


def test_an_end_that_is_gone_shows_no_route() -> None:
    for options in ({"start": "gone"}, {"start": "cpo", "goal": "cpo"}):
        section = shown(has_route=True, **options)
        assert titles(section)[0].startswith("10 stages lead to")


def test_an_answer_that_is_gone_is_as_if_nobody_gave_it() -> None:
    assert titles(shown(has_route=True, answers=["old:a"])) == titles(shown(has_route=True))


def test_stage_levels_are_figures_on_shades_with_their_words() -> None:
    section = shown("stage_levels")
    assert titles(section)[0] == (
        "“Chief Product Officer” asks for most: level 4 in 2 of 2 competencies"
    )
    rows = table(section).rows
    assert len(rows) == 10  # one asks for nothing
    last = rows[-1].cells
    assert [cell.value for cell in last[1:]] == [Number(4, shade=4), Number(4, shade=4)]
    (said,) = table(section, "s-stage-levels-words").rows
    assert [words(cell) for cell in said.cells[1:]] == ["reads", "reckons", "changes", "sets"]
    assert len(blocks(shown("stage_levels", has_words=False), Table)) == 1


def test_short_levels_and_their_words_share_a_sheet() -> None:
    levels, said = shown("stage_levels").pages
    assert said.follows
    many = replace(stage_map("en"), competencies=stage_map("en").competencies * 9)
    chosen = (SectionChoice("stage_levels", id="stage_levels"),)
    (section,) = build_sections(replace(document("en", chosen), stage_maps=(many,)))
    assert not section.pages[-1].follows
    assert levels.sheet == said.sheet


def test_a_map_that_asks_for_nothing_has_no_levels() -> None:
    bare = stage_map("en")
    stages = tuple(replace(one, required={}) for one in bare.stages)
    source = replace(
        document("en", (SectionChoice("stage_levels"),)),
        stage_maps=(replace(bare, stages=stages),),
    )
    assert build_sections(source) == []

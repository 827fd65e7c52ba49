"""What is chosen for a section changes what it shows; two of a kind do not meet."""

import re
from dataclasses import replace
from typing import Any

import pytest

from issuetrees.core.drawing.shapes import Box, Mark
from issuetrees.core.errors import Invalid
from issuetrees.reports.document import ReportDocument, SectionChoice, Tree, TreeNode
from issuetrees.reports.formats.pdf.html import compose
from issuetrees.reports.sections import SECTIONS, options
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.ids import free_id
from tests.reports.documents import document, large_outline, tree


def shown(kind: str, source: ReportDocument | None = None, **chosen: Any) -> Any:
    """Return the content of the one section of a document with these options."""
    source = source or document()
    choice = SectionChoice(kind, options=chosen)
    (section,) = build_sections(replace(source, sections=(choice,)))
    return section.content


def texts(content: Any) -> list[str]:
    boxes = [box for sheet in content.sheets for box in sheet.drawing.of(Box)]
    return [" ".join(box.texts[0].lines).replace("\u00a0", " ") for box in boxes]


def test_a_branch_is_shown_as_a_tree_of_its_own() -> None:
    branch = document().trees[0].parts[1]
    found = texts(shown("tree", branch=branch.id))
    assert found[0].replace("  ", " ").startswith(f"{branch.number} ")
    assert all(text.startswith(branch.number) for text in found)
    rows = shown("appendix_outline", branch=branch.id).rows
    assert (rows[0].number, rows[0].depth) == (branch.number, 0)
    assert len(rows) == len(found)


def test_levels_cut_a_tree_and_an_outline() -> None:
    source = replace(document(), trees=(tree(large_outline(4, fan=3)),))
    for levels, count in ((1, 5), (2, 17)):
        assert len(texts(shown("tree", source, levels=levels))) == count
        assert len(shown("appendix_outline", source, levels=levels).rows) == count


def test_a_branch_that_is_gone_shows_nothing() -> None:
    choice = SectionChoice("tree", options={"branch": "gone"})
    assert build_sections(replace(document(), sections=(choice,))) == []


def test_a_tree_without_marks_and_statuses() -> None:
    plain = shown("tree", has_marks=False, has_statuses=False)
    assert plain.marks == plain.legend == ()
    (sheet,) = plain.sheets
    assert sheet.drawing.of(Mark) == ()
    assert {box.state for box in sheet.drawing.of(Box)} == {""}


def test_a_tree_with_its_answers() -> None:
    nodes = (TreeNode("r", None, "", 0, "Why?", {"answer": "Because."}),)
    source = replace(document(), trees=(Tree("T", 1, nodes),))
    assert texts(shown("tree", source, has_answers=True)) == ["Why? → Because."]
    assert texts(shown("tree", source)) == ["Why?"]


def test_the_best_are_shown_and_who_shares_the_last_place() -> None:
    rows = document().ranking.rows  # type: ignore[union-attr]
    places = [row.place for row in rows]
    tied = next(index for index, place in enumerate(places) if places.count(place) > 1)
    assert len(shown("ranking", top=2).rows) == 2
    assert len(shown("ranking", top=tied + 1).rows) == tied + places.count(places[tied])
    assert len(shown("appendix_scores", top=2).matrices[0].rows) == 2
    assert len(shown("ranking", top=100).rows) == len(rows)


def test_a_ranking_says_how_many_it_shows() -> None:
    choice = SectionChoice("ranking", options={"top": 2})
    (section,) = build_sections(replace(document(), sections=(choice,)))
    assert "2 of 12 initiatives are shown." in section.source.replace("\u00a0", " ")


def test_costs_gates_criteria_figures_and_tables_can_be_left_out() -> None:
    assert {row.cost for row in shown("ranking", has_cost=False).rows} == {None}
    assert shown("ranking", has_gates=False).gate_count == 0
    goals = shown("goals", has_criteria=False, has_gates=False)
    assert (goals.gates, {goal.criteria for goal in goals.goals}) == ((), {()})
    assert shown("summary", has_figures=False).facts == ()
    assert shown("appendix_scores", has_verdicts=False).verdicts == ()
    assert shown("stage_map", has_table=False).maps[0].rows == ()


def test_verdicts_and_columns_are_chosen() -> None:
    found = shown("appendix_findings", verdicts=["disproved"]).rows
    assert {row.verdict for row in found} == {"disproved"}
    outline = shown("appendix_outline", columns=["status", "answer"])
    assert [column.name for column in outline.columns] == ["status"]
    assert {text.name for row in outline.rows for text in row.texts} <= {"answer"}


def test_one_map_of_several() -> None:
    (first,) = document().stage_maps
    maps = (replace(first, id="a"), replace(first, id="b", title="Other"))
    source = replace(document(), stage_maps=maps)
    assert len(shown("stage_map", source).maps) == 2
    (one,) = shown("stage_map", source, map="b").maps
    assert "Other" in one.tracker


def test_two_of_each_kind_have_places_of_their_own() -> None:
    twice = tuple(SectionChoice(kind) for kind in SECTIONS) * 2
    html = compose(replace(document(), sections=twice)).whole.html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert "s-tree" in ids
    assert "s-tree-b" in ids
    gone = set(re.findall(r'href="#([^"]+)"', html)) - set(ids)
    assert {place.rpartition("/")[2] for place in gone} <= set(ids)


def test_long_texts_are_looked_up_only_where_all_stand() -> None:
    nodes = (TreeNode("r", None, "", 0, "x " * 5000),)
    source = replace(document(), trees=(Tree("T", 1, nodes),))
    part = SectionChoice("appendix_outline", options={"levels": 1})
    whole = SectionChoice("appendix_outline")
    for outlines, prefix in (((part,), "o-appendix_outline-r"), ((part, whole), "o-r")):
        drawn, *_, last = build_sections(
            replace(source, sections=(SectionChoice("tree"), *outlines))
        )
        assert last.content.rows[0].anchor == prefix  # type: ignore[attr-defined]
        assert drawn.content.sheets[0].drawing.title  # type: ignore[attr-defined]


def test_ids_have_no_number_so_that_pages_can() -> None:
    taken: set[str] = set()
    for _one in range(28):
        taken.add(free_id("tree", taken))
    assert {"tree", "tree_b", "tree_z", "tree_ba"} <= taken
    assert not any(character.isdigit() for one in taken for character in one)


def test_stored_options_hold_what_differs_from_the_defaults() -> None:
    declared = SECTIONS["ranking"].options
    assert options.checked(declared, {"top": None, "has_cost": False}) == {"has_cost": False}
    verdicts = SECTIONS["appendix_findings"].options
    found = options.checked(verdicts, {"verdicts": ["proved", "disproved", "proved"]})
    assert found == {"verdicts": ["disproved", "proved"]}


@pytest.mark.parametrize("kind", SECTIONS)
def test_every_default_is_a_value_that_may_be_chosen(kind: str) -> None:
    for option in SECTIONS[kind].options:
        assert option.checked(option.default) == option.default
        assert str(option.label)
        with pytest.raises(Invalid):
            option.checked(object())

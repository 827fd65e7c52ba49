"""What is chosen for a section changes what it shows; two of a kind do not meet."""

import re
from dataclasses import replace
from typing import Any

import pytest

from issuetrees.core.drawing.shapes import Box, Mark
from issuetrees.core.errors import Invalid
from issuetrees.reports.document import ReportDocument, SectionChoice, Tree, TreeNode
from issuetrees.reports.scene.blocks import Exhibit, Facts, Legend, Source
from issuetrees.reports.scene.tables import Sign, Table
from issuetrees.reports.sections import SECTIONS, options
from issuetrees.reports.sections.base import Built
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.ids import free_id
from tests.reports.documents import ALL_SECTIONS, document, large_outline, markup_of, tree
from tests.reports.scenes import blocks, plain, table, words


def shown(kind: str, source: ReportDocument | None = None, **chosen: Any) -> Built:
    """Return the one section of a document with these options."""
    source = source or document()
    choice = SectionChoice(kind, options=chosen)
    (section,) = build_sections(replace(source, sections=(choice,)))
    return section


def texts(section: Built) -> list[str]:
    boxes = [box for one in blocks(section, Exhibit) for box in one.drawing.of(Box)]
    return [plain(" ".join(box.texts[0].lines)) for box in boxes]


def test_a_branch_is_shown_as_a_tree_of_its_own() -> None:
    branch = document().trees[0].parts[1]
    found = texts(shown("tree", branch=branch.id))
    assert found[0].replace("  ", " ").startswith(f"{branch.number} ")
    assert all(text.startswith(branch.number) for text in found)
    rows = table(shown("appendix_outline", branch=branch.id)).rows
    assert (words(rows[0].cells[0]), rows[0].level) == (branch.number, 0)
    assert len(rows) == len(found)


def test_levels_cut_a_tree_and_an_outline() -> None:
    source = replace(document(), trees=(tree(large_outline(4, fan=3)),))
    for levels, count in ((1, 5), (2, 17)):
        assert len(texts(shown("tree", source, levels=levels))) == count
        assert len(table(shown("appendix_outline", source, levels=levels)).rows) == count


def test_a_branch_that_is_gone_shows_nothing() -> None:
    choice = SectionChoice("tree", options={"branch": "gone"})
    assert build_sections(replace(document(), sections=(choice,))) == []


def test_a_tree_without_marks_and_statuses() -> None:
    section = shown("tree", has_marks=False, has_statuses=False)
    assert [legend.keys for legend in blocks(section, Legend)] == [()]
    (exhibit,) = blocks(section, Exhibit)
    assert exhibit.drawing.of(Mark) == ()
    assert {box.state for box in exhibit.drawing.of(Box)} == {""}


def test_a_tree_with_its_answers() -> None:
    nodes = (TreeNode("r", None, "", 0, "Why?", {"answer": "Because."}),)
    source = replace(document(), trees=(Tree("T", 1, nodes),))
    assert texts(shown("tree", source, has_answers=True)) == ["Why? → Because."]
    assert texts(shown("tree", source)) == ["Why?"]


def test_the_best_are_shown_and_who_shares_the_last_place() -> None:
    rows = document().ranking.rows  # type: ignore[union-attr]
    places = [row.place for row in rows]
    tied = next(index for index, place in enumerate(places) if places.count(place) > 1)
    assert len(table(shown("ranking", top=2)).rows) == 2
    assert len(table(shown("ranking", top=tied + 1)).rows) == tied + places.count(places[tied])
    assert len(table(shown("appendix_scores", top=2)).rows) == 2
    assert len(table(shown("ranking", top=100)).rows) == len(rows)


def test_a_ranking_says_how_many_it_shows() -> None:
    choice = SectionChoice("ranking", options={"top": 2})
    (section,) = build_sections(replace(document(), sections=(choice,)))
    assert "2 of 12 initiatives are shown." in plain(blocks(section, Source)[0].text)


def test_costs_gates_criteria_figures_and_tables_can_be_left_out() -> None:
    names = [words(row.cells[1]) for row in table(shown("ranking", has_cost=False)).rows]
    assert not any("₽" in name for name in names)
    assert len(table(shown("ranking", has_gates=False)).columns) == 4
    goals = shown("goals", has_criteria=False, has_gates=False)
    (only,) = blocks(goals, Table)
    assert {row.role for row in only.rows} == {"goal"}
    assert blocks(shown("summary", has_figures=False), Facts) == []
    assert len(blocks(shown("appendix_scores", has_verdicts=False), Table)) == 1
    assert blocks(shown("stage_map", has_table=False), Table) == []


def test_verdicts_and_columns_are_chosen() -> None:
    found = table(shown("appendix_findings", verdicts=["disproved"])).rows
    assert {row.cells[1].value for row in found} == {Sign("disproved", "Disproved")}
    outline = table(shown("appendix_outline", columns=["status", "answer"]))
    assert [column.name for column in outline.columns] == ["number", "question", "status"]
    roles = {line.role for row in outline.rows for line in row.cells[1].lines}
    assert roles <= {"", "title", "answer"}


def test_one_map_of_several() -> None:
    (first,) = document().stage_maps
    maps = (replace(first, id="a"), replace(first, id="b", title="Other"))
    source = replace(document(), stage_maps=maps)
    assert len(blocks(shown("stage_map", source), Exhibit)) == 2
    one = shown("stage_map", source, map="b")
    assert len(blocks(one, Exhibit)) == 1
    assert "Other" in one.pages[0].tracker


def test_two_of_each_kind_have_places_of_their_own() -> None:
    twice = ALL_SECTIONS * 2
    html = markup_of(replace(document(), sections=twice))
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
        assert table(last).rows[0].id == prefix
        assert blocks(drawn, Exhibit)[0].drawing.title


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

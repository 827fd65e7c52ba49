"""Storyline and ghost deck: what they say before and after there are answers."""

from dataclasses import replace

from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.document import ReportDocument, SectionChoice, Summary, Tree
from issuetrees.reports.scene.blocks import Exhibit, Points, Source, Terms
from issuetrees.reports.sections.base import Built
from issuetrees.reports.sections.built import build_sections
from tests.reports.documents import document


def case() -> Tree:
    """The root and its first two parts are answered; the second part is pruned."""
    [tree] = document("en").trees
    answers = {"": "We choose by four goals.", "1": "We save people time.", "2": "Nobody."}
    nodes = tuple(
        replace(node, fields={**node.fields, "answer": answers[node.number]})
        if node.number in answers
        else node
        for node in tree.nodes
    )
    pruned = {"status": "pruned", "answer": "Nobody."}
    return replace(
        tree,
        nodes=tuple(replace(one, fields=pruned) if one.number == "2" else one for one in nodes),
    )


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def built(tree: Tree, kind: str) -> list[Built]:
    made: ReportDocument = replace(document("en", sections=(SectionChoice(kind),)), trees=(tree,))
    return [section for section in build_sections(made) if section.kind == kind]


def test_the_storyline_is_the_answer_and_the_so_whats_of_its_parts() -> None:
    [section] = built(case(), "storyline")
    [page] = section.pages
    assert plain(page.title) == "We choose by four goals"
    terms = next(block for block in page.blocks if isinstance(block, Terms))
    assert [one.label for one in terms.terms][-2:] == ["Question", "Answer"]
    points = next(block for block in page.blocks if isinstance(block, Points)).points
    assert plain(points[0].text) == "We save people time."
    assert all("Nobody" not in point.text for point in points)
    assert plain(points[1].text).endswith("not answered yet")


def test_storyline_and_tree_do_not_say_the_same() -> None:
    choices = (SectionChoice("storyline"), SectionChoice("tree"))
    both = replace(document("en", sections=choices), trees=(case(),))
    titles = [plain(section.title) for section in build_sections(both)]
    assert titles == [
        "We choose by four goals",
        "The answer rests on 4 parts, 1 with a conclusion so far",
    ]
    (alone,) = built(case(), "tree")
    assert plain(alone.title) == "We choose by four goals"


def test_a_tree_that_says_nothing_has_no_storyline() -> None:
    made = document("en", sections=(SectionChoice("storyline"),))
    assert not build_sections(replace(made, summary=Summary()))


def test_the_ghost_deck_has_a_page_for_each_end_product_with_its_source() -> None:
    [section] = built(case(), "ghost_deck")
    exhibits = [
        block for page in section.pages for block in page.blocks if isinstance(block, Exhibit)
    ]
    *drawn, left = section.pages
    assert len(drawn) == len(exhibits) == 2
    assert {plain(page.title) for page in drawn} == {"Trust outweighs reach"}
    assert all("Draft – no data yet" in plain(page.tracker) for page in drawn)
    assert plain(left.title) == "1 branch is not drawn: it is pruned"
    sources = [
        block for page in section.pages for block in page.blocks if isinstance(block, Source)
    ]
    assert {plain(one.text) for one in sources} == {"Source: Survey of buyers"}

"""Every template: the same in both languages, well set, and with nothing that our checks regret."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from issuetrees.core.graph.details import check_link, check_node
from issuetrees.core.graph.records import SPLIT_KINDS, Link, Node
from issuetrees.core.mece import check_tree
from issuetrees.core.stages.checks import check_map
from issuetrees.core.stages.reading import read_map
from issuetrees.core.stages.records import StageMap
from issuetrees.core.stages.routes import find_routes
from issuetrees.core.templates import LANGUAGES, Template, read
from issuetrees.exchange import templates

FILES = sorted(templates.FOLDER.glob("*.json"))
NAMES = [path.stem for path in FILES]
#: Words that are at home in such texts and often lose their ё.
WITHOUT_YO = re.compile(
    r"\b(?:еще|ее|нее|свое|мое|объем\w*|расчет\w*|отчет\w*|учет\w*|счет\w*|партнер\w*|дает|берет"
    r"|остается|идет|пойдет|придет|ведет|прием\w*|подъем\w*|надежн\w*|четк\w*|путем|наем|трех"
    r"|четырех|тяжел\w*|жестк\w*)\b",
    re.IGNORECASE,
)
TREES = [one.name for one in templates.templates("en", "issue_tree")]
MAPS = [one.name for one in templates.templates("en", "stage_map")]


def texts(value: Any) -> Iterator[dict[str, str]]:
    """Yield every pair of texts of a file."""
    if isinstance(value, dict) and set(value) == set(LANGUAGES):
        yield value
        return
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        for one in inner:
            yield from texts(one)


def content(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def nodes(template: Template) -> list[Node]:
    found: list[Node] = []
    above: dict[int, str] = {}
    for at, question in enumerate(template.questions):
        above[question.depth] = f"{at:03}"
        parent = above.get(question.depth - 1)
        node = Node(f"{at:03}", parent, f"{at:03}", title=question.title)
        found.append(replace(node, split_kind=question.split_kind, split=question.split))
    return found


def shape(template: Template) -> list[Any]:
    return [
        [(one.depth, one.split_kind, bool(one.note)) for one in template.questions],
        [(one.key, one.kind, one.x, one.y, sorted(one.details)) for one in template.stages],
        [(one.source, one.target, sorted(one.details)) for one in template.arrows],
    ]


def test_there_are_enough() -> None:
    assert len(TREES) >= 16
    assert len(MAPS) >= 5


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_shape(name: str) -> None:
    english, russian = (templates.template(name, language) for language in LANGUAGES)
    assert shape(english) == shape(russian)
    assert english.language == "en"
    assert russian.language == "ru"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_texts_are_set_well(path: Path) -> None:
    for pair in texts(content(path)):
        for text in pair.values():
            assert text == text.strip() != "", pair
            assert "  " not in text
            assert not re.search(r"[\"']|\.\.\.| - ", text), text
            assert text.count("“") == text.count("”")
        assert re.search("[а-яё]", pair["ru"], re.IGNORECASE), pair
        assert not re.search("[а-яё«»]", pair["en"], re.IGNORECASE), pair
        assert not re.search("[“”„’]", pair["ru"]), pair
        assert not re.search("(?<!\u00a0)[—–](?= )", pair["ru"]), pair
        assert not WITHOUT_YO.search(pair["ru"]), pair


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TREES)
def test_questions_are_apart(name: str, language: str) -> None:
    questions = templates.template(name, language).questions
    titles = Counter(question.title.casefold() for question in questions)
    assert [title for title, count in titles.items() if count > 1] == []
    assert [one.depth for one in questions].count(0) == 1
    assert questions[0].depth == 0
    for before, after in pairwise(questions):
        assert 1 <= after.depth <= before.depth + 1
    assert {one.split_kind for one in questions} <= {None, *SPLIT_KINDS}


#: What whoever uses a template is to say: all stages, all members, the framework meant.
LEFT_TO_THE_USER = {
    "framework_is_a_lens",
    "framework_unnamed",
    "members_unknown",
    "process_unknown",
    "universe_unknown",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TREES)
def test_our_own_checks_have_nothing_to_say(name: str, language: str) -> None:
    """Nothing disproved, no advice, nothing left open that the template claims to prove."""
    checked = check_tree(nodes(templates.template(name, language)))
    found = [finding for finding in checked if finding.code not in LEFT_TO_THE_USER]
    assert [finding.message for finding in found if finding.verdict != "proved"] == []


def test_bands_and_opposites_are_proved() -> None:
    for name in ("churn", "market-sizing"):
        found = check_tree(nodes(templates.template(name, "ru")))
        assert {finding.side for finding in found} == {"exclusive", "exhaustive"}


@pytest.mark.parametrize("name", MAPS)
def test_maps_can_be_walked_from_their_start_to_an_end(name: str) -> None:
    template = templates.template(name, "en")
    stages = {one.key: one for one in template.stages if one.kind == "stage"}
    forward = [one for one in template.arrows if not one.details.get("is_backward")]
    entered = {one.target for one in forward}
    assert len(set(stages) - entered) == 1  # one start
    ends = {key for key, one in stages.items() if one.details.get("is_final")}
    assert ends == set(stages) - {one.source for one in forward}
    for arrow in template.arrows:
        months = arrow.details["months"]
        assert 0 < months["min"] <= months["mode"] <= months["max"]


@pytest.mark.parametrize("name", MAPS)
def test_conditions_name_answers_of_the_forks(name: str) -> None:
    template = templates.template(name, "en")
    answers = {
        one.key: {option["id"] for option in one.details["options"]}
        for one in template.stages
        if one.kind == "fork"
    }
    for arrow in template.arrows:
        for fork, chosen in arrow.details.get("when", {}).items():
            assert set(chosen) <= answers[fork]
    for stage in template.stages:
        assert set(stage.details.get("company", ())) <= answers.get("company", set())


@pytest.mark.parametrize("name", MAPS)
def test_boxes_of_maps_do_not_overlap_and_start_at_the_corner(name: str) -> None:
    stages = templates.template(name, "en").stages
    assert min(one.x for one in stages) == 0
    assert min(one.y for one in stages) == 0
    for at, one in enumerate(stages):
        for other in stages[at + 1 :]:
            assert abs(one.x - other.x) >= 232 or abs(one.y - other.y) >= 64, (one, other)


def test_brand_marketing_has_five_parts_with_fifteen_questions() -> None:
    for language in LANGUAGES:
        depths = [one.depth for one in templates.template("brand-marketing", language).questions]
        assert (depths.count(1), depths.count(2)) == (5, 15)


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "essay"},
        {"kind": "issue_tree", "title": {"en": "A", "ru": "А"}},
        {
            "kind": "issue_tree",
            "title": {"en": "A"},
            "summary": {"en": "A", "ru": "А"},
            "root": {"title": {"en": "A", "ru": "А"}},
        },
        {
            "kind": "issue_tree",
            "title": {"en": "A", "ru": "А"},
            "summary": {"en": "A", "ru": "А"},
            "root": {"title": {"en": "A", "ru": "А"}, "childern": []},
        },
    ],
)
def test_a_broken_file_is_told_at_once(broken: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="broken"):
        read("broken", broken, "en")


def as_map(template: Template) -> StageMap:
    """Return the map that the template is drawn as."""
    nodes = [
        Node(one.key, kind=one.kind, title=one.title, track=one.track, details=one.details)
        for one in template.stages
    ]
    links = [
        Link(f"{at}", one.source, one.target, details=one.details)
        for at, one in enumerate(template.arrows)
    ]
    for node in nodes:
        check_node("details", node.details)
    for link in links:
        check_link("details", link.details)
    return read_map(nodes, links, {one.key: one.title for one in template.competencies})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MAPS)
def test_our_checks_of_maps_have_nothing_to_say(name: str, language: str) -> None:
    found = as_map(templates.template(name, language))
    assert [(one.code, one.details) for one in check_map(found)] == []


@pytest.mark.parametrize("name", MAPS)
def test_a_route_leads_from_the_first_stage_to_each_goal(name: str) -> None:
    found = as_map(templates.template(name, "en"))
    first = next(iter(found.stages))
    goals = [stage.id for stage in found.stages.values() if stage.is_final]
    assert len(goals) >= 2
    for goal in goals:
        assert find_routes(found, {}, first, goal, most=1).count >= 1, goal


@pytest.mark.parametrize("name", MAPS)
def test_maps_are_whole(name: str) -> None:
    """Words for each level, a level of each competency and an example for each stage."""
    template = templates.template(name, "en")
    assert 7 <= len(template.competencies) <= 10
    for competency in template.competencies:
        assert len(competency.levels) == 5
        assert all(competency.levels)
    for stage in template.stages:
        if stage.kind == "stage":
            assert set(stage.details["requires"]) == {one.key for one in template.competencies}
            assert all(one["example"] for one in stage.details["expectations"])
    for arrow in template.arrows:
        assert arrow.details["signals"]
        assert arrow.details["steps"]
    assert "synthesis" in template.summary

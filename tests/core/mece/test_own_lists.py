"""Words of a workspace: synonyms, frameworks and processes beside those that are shipped."""

from typing import Any

import pytest

from issuetrees.core.graph.records import Node
from issuetrees.core.mece import Suggestion, Vocabulary, check_split, fix_of, suggest

OWN = Vocabulary(
    [["guest", "holidaymaker", "отдыхающий"]],
    {
        "framework": {"Наши 3К": ["Клиент|покупатель", "Канал", "Цена"]},
        "process": {"Onboarding path": ["Invite", "First login|first visit", "Payment"]},
    },
)


def split(titles: list[str]) -> list[Node]:
    return [Node(id=str(at), parent_id="p", title=title) for at, title in enumerate(titles)]


def codes(parent: Node, titles: list[str], vocabulary: Vocabulary = OWN) -> set[str]:
    return {one.code for one in check_split(parent, split(titles), vocabulary)}


def test_own_synonyms_are_taken_for_one_and_can_be_merged() -> None:
    parent, children = Node(id="p", title="Who pays?"), split(["Guests", "Holidaymakers", "Banks"])
    assert check_split(parent, children) == ()
    findings = check_split(parent, children, OWN)
    (found,) = [one for one in findings if one.related_ids == ("0", "1")]
    fix = fix_of(found, parent, children, findings, OWN)
    assert fix is not None
    assert fix.message == "Merge"


@pytest.mark.parametrize("data", [{"framework": "наши 3к"}, {}])
def test_an_own_framework_is_complete_or_says_what_is_missing(data: dict[str, Any]) -> None:
    parent = Node(id="p", title="Разбор: наши 3К", split_kind="framework", split=data)
    assert "framework_complete" in codes(parent, ["Покупатели", "Каналы", "Цены"])
    findings = check_split(parent, split(["Покупатели", "Цены"]), OWN)
    assert [one.witness for one in findings if one.code == "framework_incomplete"] == ["Канал"]


def test_elements_that_a_split_has_itself_come_first() -> None:
    data = {"framework": "Наши 3К", "elements": ["Люди", "Цена"]}
    parent = Node(id="p", title="?", split_kind="framework", split=data)
    assert "framework_complete" in codes(parent, ["Люди", "Цена"])


def test_an_own_process_has_its_order() -> None:
    data = {"process": "Onboarding path"}
    parent = Node(id="p", title="Where do they leave?", split_kind="process", split=data)
    ordered = ["Invite", "First visit", "Payment"]
    assert {"stages_ordered", "stages_complete"} <= codes(parent, ordered)
    assert "stages_order" in codes(parent, ordered[::-1])


def test_a_list_whose_elements_the_children_are_is_suggested() -> None:
    parent = Node(id="p", title="Where do they leave?")
    children = split(["Invite", "First visit", "Payment"])
    assert suggest(parent, children, OWN) == Suggestion("process", {"process": "Onboarding path"})
    assert suggest(parent, children[::-1], OWN) is None

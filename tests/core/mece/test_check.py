"""A whole tree: every split in reading order, fast, and with nothing but messages to show."""

import random
import re

import pytest

from issuetrees.core.graph.records import Node
from issuetrees.core.mece import Finding, Verdicts, check_split, check_tree, verdict
from issuetrees.core.mece.proofs.intervals.proof import prove
from issuetrees.core.mece.words.labels import key, look_alike_key, lowered
from issuetrees.core.mece.words.ranges import _read_range
from issuetrees.core.mece.words.reading import SHIPPED
from tests.effort import assert_effort


def nodes(text: str) -> list[Node]:
    """A tree written as indented text, two spaces a level; the id is the title."""
    found: list[Node] = []
    path: list[str] = []
    for place, line in enumerate(text.strip("\n").splitlines()):
        depth = (len(line) - len(line.lstrip())) // 2
        title = line.strip()
        del path[depth:]
        parent_id = path[-1] if path else None
        found.append(Node(id=title, parent_id=parent_id, rank=f"{place:04}5", title=title))
        path.append(title)
    return found


TREE = """
Who are they?
  How old?
    18–25
    25–35
  Where?
    Moscow
  Which size?
    Other
    Small
"""


def test_splits_are_checked_from_the_root_in_reading_order() -> None:
    tree = nodes(TREE)
    random.Random(7).shuffle(tree)
    found = [(one.node_id, one.code) for one in check_tree(tree) if one.verdict != "unknown"]
    assert found == [
        ("How old?", "ranges_overlap"),
        ("Where?", "single_child"),
        ("Which size?", "catch_all_not_last"),
    ]


def test_children_are_taken_by_rank() -> None:
    tree = [
        Node(id="r", title="Root"),
        Node(id="b", parent_id="r", rank="7", title="Other"),
        Node(id="a", parent_id="r", rank="35", title="Retail"),
    ]
    assert check_tree(tree) == ()


def test_nodes_without_a_root_are_left_alone() -> None:
    assert check_tree([Node(id="a", parent_id="gone"), Node(id="b", parent_id="a")]) == ()


@pytest.mark.parametrize("width", [3, 9_999])
def test_ten_thousand_nodes_take_two_seconds_at_most(width: int) -> None:
    labels = ["{n}–{m} человек", "Question {n}", "Вопрос {n} о рынке", "more than {n}"]
    tree = [Node(id="0", title="Root")]
    for at in range(1, 10_000):
        label = labels[(at - 1) // width % 4] if width < 9_999 else labels[0]
        parent_id = str((at - 1) // width)
        title = label.format(n=at * 10, m=at * 10 + 10)
        tree.append(Node(id=str(at), parent_id=parent_id, rank=f"{at:06}5", title=title))

    found: list[Finding] = []

    def check_afresh() -> None:
        for known in (key, look_alike_key, lowered, _read_range, SHIPPED.read):
            known.cache_clear()
        found[:] = check_tree(tree)

    assert_effort(check_afresh, 200)  # two seconds
    assert any(one.code == "ranges_overlap" for one in found)


def test_a_crowd_of_like_findings_is_counted() -> None:
    parent = Node(id="p", title="How many?")
    children = [Node(id=str(at), title=f"{at}–{at + 1}") for at in range(31)]
    found = [one for one in check_split(parent, children) if one.verdict == "disproved"]
    assert len(found) == 21
    assert (found[-1].code, found[-1].details) == ("more_ranges_overlap", {"count": 10})


def finding(side: str, result: str) -> Finding:
    return Finding("code", result, side, "node", (), "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([], "unknown"),
        (["proved"], "proved"),
        (["proved", "unknown"], "unknown"),
        (["proved", "unknown", "disproved"], "disproved"),
        (["advice"], "unknown"),
    ],
)
def test_the_verdict_is_never_better_than_the_worst_finding(results, expected) -> None:
    for side in ("exclusive", "exhaustive"):
        summary = verdict([finding(side, result) for result in results])
        assert getattr(summary, side) == expected


def test_a_message_has_a_place_for_each_name_it_uses() -> None:
    tree = nodes(TREE)
    for one in check_tree(tree):
        assert set(re.findall(r"\{(\w+)\}", one.message)) <= set(one.details)


def test_a_universe_that_no_child_reaches_is_a_gap() -> None:
    parent = Node(id="p", split_kind="intervals", split={"low": 100, "high": 200})
    children = [Node(id="a", title="1–2"), Node(id="b", title="3–4")]
    [gap] = [one for one in check_split(parent, children) if one.side == "exhaustive"]
    assert gap.message.format(**gap.details) == "Nobody covers 100 to 200."


def test_a_proof_needs_children() -> None:
    assert list(prove(Node(id="p", split_kind="intervals"), [])) == []
    assert check_split(Node(id="p", split_kind="opposites"), []) == ()


@pytest.mark.parametrize(
    ("exclusive", "exhaustive", "expected"),
    [
        ("proved", "proved", "proved"),
        ("proved", "unknown", "unknown"),
        ("unknown", "unknown", "unknown"),
        ("proved", "disproved", "disproved"),
        ("disproved", "unknown", "disproved"),
    ],
)
def test_one_side_disproves_a_split_and_both_prove_it(exclusive, exhaustive, expected) -> None:
    assert Verdicts(exclusive, exhaustive).overall == expected

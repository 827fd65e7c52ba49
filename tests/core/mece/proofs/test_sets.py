"""Segments, matrices, sums and formulas against brute force; half of the data proves nothing."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.graph.records import Node
from issuetrees.core.mece import KINDS, Verdicts, check_split, suggest, unread, verdict

MEMBERS = ["Ada", "Bea", "Cyd", "Dov", "Eli"]
ROWS, COLUMNS = ["new", "old"], ["small", "mid", "large"]


def judge(kind: str, split: dict[str, Any], children: list[Node], **parent: Any) -> Verdicts:
    node = Node(id="p", title="What?", split_kind=kind, split=split, **parent)
    return verdict(check_split(node, children))


def named(count: int) -> list[Node]:
    words = ["Alpha", "Beta", "Gamma", "Delta", "Omega", "Sigma"]
    return [Node(id=str(at), title=words[at]) for at in range(count)]


@given(st.lists(st.sets(st.sampled_from(MEMBERS), min_size=1), min_size=2, max_size=4))
def test_segments(sets: list[set[str]]) -> None:
    members = {str(at): sorted(one) for at, one in enumerate(sets)}
    found = judge("segments", {"members": members, "universe": MEMBERS}, named(len(sets)))
    counts = [sum(one in each for each in sets) for one in MEMBERS]
    assert found.exclusive == ("disproved" if max(counts) > 1 else "proved")
    assert found.exhaustive == ("disproved" if min(counts) == 0 else "proved")
    without = judge("segments", {"members": members}, named(len(sets)))
    assert without.exhaustive == "unknown"


@given(
    st.lists(
        st.tuples(st.sampled_from(ROWS), st.sampled_from(COLUMNS)), min_size=2, max_size=6
    )
)  # fmt: skip
def test_matrix(cells: list[tuple[str, str]]) -> None:
    split = {
        "rows": ROWS,
        "columns": COLUMNS,
        "cells": {str(at): list(cell) for at, cell in enumerate(cells)},
    }
    found = judge("matrix", split, named(len(cells)))
    assert found.exclusive == ("disproved" if len(set(cells)) < len(cells) else "proved")
    assert found.exhaustive == ("disproved" if len(set(cells)) < 6 else "proved")
    del split["cells"]
    assert judge("matrix", split, named(len(cells))).exclusive == "unknown"


@given(st.integers(1, 200), st.lists(st.integers(0, 100), min_size=2, max_size=5))
def test_sum(whole: int, parts: list[int]) -> None:
    children = [
        Node(id=str(at), title=f"Part {chr(65 + at)}", value=float(part))
        for at, part in enumerate(parts)
    ]
    found = judge("sum", {}, children, value=float(whole))
    total = sum(parts)
    is_among = len(parts) > 2 and any(part == whole == total - part for part in parts)
    if total == whole:
        assert (found.exclusive, found.exhaustive) == ("proved", "proved")
    elif is_among or total > whole:
        assert (found.exclusive, found.exhaustive) == ("disproved", "unknown")
    else:
        assert (found.exclusive, found.exhaustive) == ("unknown", "disproved")
    lacking = [*children[:-1], Node(id="x", title="Part without")]
    assert judge("sum", {}, lacking, value=float(whole)).overall == "unknown"


@given(st.integers(1, 60), st.integers(1, 60), st.integers(-5, 5))
def test_product(price: int, volume: int, off: int) -> None:
    children = [
        Node(id="0", title="Price", value=float(price)),
        Node(id="1", title="Volume", value=float(volume)),
    ]
    split = {"formula": "Price × Volume", "tolerance": 1}
    whole = price * volume + off
    found = judge("product", split, children, value=float(whole))
    is_near = abs(Fraction(off)) <= abs(Fraction(whole)) / 100
    assert found.exclusive == "proved"
    assert found.exhaustive == ("proved" if is_near else "disproved")
    assert judge("product", split, children).exhaustive == "unknown"


@given(
    st.sampled_from(["sum", "difference", "product", "ratio", "segments", "matrix", "process",
                     "framework", "deduction", "freeform", "opposites", "intervals"]),
    st.dictionaries(
        st.sampled_from(["formula", "members", "universe", "rows", "columns", "cells", "stages",
                         "process", "inside", "start", "end", "framework", "elements", "links",
                         "conclusion", "tolerance", "low", "high", "is_whole", "ends"]),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(max_size=8),
            lambda inner: st.lists(inner, max_size=3)
            | st.dictionaries(st.text(max_size=4), inner, max_size=3),
            max_leaves=6,
        ),
    ),
    st.lists(st.text(max_size=20), min_size=2, max_size=4),
)  # fmt: skip
def test_any_data_are_judged(kind: str, split: dict[str, Any], titles: list[str]) -> None:
    parent = Node(id="p", title=titles[0], split_kind=kind, split=split)
    children = [Node(id=str(at), title=title) for at, title in enumerate(titles)]
    for finding in check_split(parent, children):
        assert finding.message.format(**finding.details)
    suggest(parent, children)
    tell = KINDS[kind].tell
    assert tell is None or set(tell(parent, children)) <= {item.name for item in KINDS[kind].items}
    assert all("{field}" in one.message for one in unread(parent))


@pytest.mark.parametrize(
    ("title", "children", "kind", "split"),
    [
        ("Revenue = price × volume", ["Price", "Volume"], "product",
         {"formula": "Revenue = price × volume"}),
        ("Маржа = прибыль / выручка", ["Прибыль", "Выручка"], "ratio",
         {"formula": "Маржа = прибыль / выручка"}),
        ("Выручка 120 млн ₽", ["Розница: 70 млн ₽", "Опт: 50 млн ₽"], "sum", {}),
        ("Who?", ["<25", "25–49", "50+"], "intervals", {"is_whole": True}),
        ("Какие?", ["до 1 млн ₽", "от 1 млн ₽"], "intervals", {}),
        ("Share of wallet?", ["0–30%", "30–100%"], "intervals", {"low": 0, "high": 100}),
        ("When?", ["Jan–Jun", "Jul–Dec"], "intervals", {}),
        ("Кто?", ["С договором", "Без договора"], "opposites",
         {"predicate": "С договором"}),
        ("Who?", ["New × small", "New × large", "Old × small"], "matrix",
         {"rows": ["New", "Old"], "columns": ["small", "large"]}),
        ("What?", ["Product", "Price", "Place", "Promotion"], "framework", {"framework": "4p"}),
        ("Воронка продаж", ["Лиды", "Сделка"], "process", {"process": "sales_funnel"}),
        ("Where?", ["North (Norway, Sweden)", "South (Italy, Spain)"], "segments",
         {"members": {"0": ["Norway", "Sweden"], "1": ["Italy", "Spain"]}}),
    ],
)  # fmt: skip
def test_labels_suggest_a_kind_and_its_data(title, children, kind, split) -> None:
    nodes = [Node(id=str(at), title=one) for at, one in enumerate(children)]
    found = suggest(Node(id="p", title=title), nodes)
    assert found
    assert (found.kind, found.split) == (kind, split)


def test_labels_that_say_nothing_suggest_nothing() -> None:
    nodes = [Node(id="0", title="Increase revenue"), Node(id="1", title="Reduce costs")]
    assert suggest(Node(id="p", title="What to do?"), nodes) is None
    assert suggest(Node(id="p", title="SWOT"), []) is None

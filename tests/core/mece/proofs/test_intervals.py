"""The proof of ranges against brute force: every number in question is tried on every child."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from issuetrees.core.graph.records import Node
from issuetrees.core.mece import Finding, check_split, verdict

TOP = 12
HALF = Fraction(1, 2)

# For each pair of ends: labels in both languages that say it.
CLOSED = ["с {low} по {high}", "from {low} to {high} inclusive", "{low} through {high}"]
DASH = ["{low}–{high}", "{low} - {high}", "{low}..{high}"]
SOFT = [
    "{low} to {high}",
    "от {low} до {high}",
    "between {low} and {high}",
    "от {low} до {high} лет",
]
UP_TO = ["до {high}", "up to {high}"]
HALF_OPEN = ["{low}–<{high}", "от {low}, но менее {high}", "from {low} but under {high}"]
OVER = ["over {low}", "более {low}", ">{low}", "больше чем {low}"]
FROM = ["{low}+", "от {low}", "{low} и более", "at least {low}", "не менее {low}"]
UNDER = ["under {high}", "менее {high}", "<{high}", "меньше {high}"]
AT_MOST = ["не более {high}", "at most {high}", "≤{high}", "{high} or less"]


@dataclass(frozen=True)
class Sample:
    """A label and the predicate that it means."""

    label: str
    low: float
    is_low_in: bool
    high: float
    is_high_in: bool
    is_soft: bool = False  # the siblings decide whether the upper end belongs

    def holds(self, number: Fraction) -> bool:
        above = number >= self.low if self.is_low_in else number > self.low
        below = number <= self.high if self.is_high_in else number < self.high
        return above and below


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    low = draw(st.integers(0, TOP - 1))
    high = draw(st.integers(low + 1, TOP + 1))
    forms, is_low_in, is_high_in, ends = draw(
        st.sampled_from(
            [
                (CLOSED, True, True, "both"),
                (DASH, True, True, "both"),
                (SOFT, True, True, "both"),
                (UP_TO, False, True, "high"),
                (HALF_OPEN, True, False, "both"),
                (OVER, False, False, "low"),
                (FROM, True, False, "low"),
                (UNDER, False, False, "high"),
                (AT_MOST, False, True, "high"),
            ]
        )
    )
    label = draw(st.sampled_from(forms)).format(low=low, high=high)
    return Sample(
        label,
        low if ends != "high" else -math.inf,
        is_low_in,
        high if ends != "low" else math.inf,
        is_high_in,
        is_soft=forms in (SOFT, UP_TO),
    )


def ways(children: list[Sample], numbers: list[Fraction]) -> Iterator[list[int]]:
    """In each way of reading the soft ends, how many children hold each of the numbers."""
    for ends in product(*((True, False) if one.is_soft else (one.is_high_in,) for one in children)):
        read = [replace(one, is_high_in=end) for one, end in zip(children, ends, strict=True)]
        yield [sum(one.holds(number) for one in read) for number in numbers]


def judge(children: list[Sample], split: dict[str, object]) -> tuple[Finding, ...]:
    parent = Node(id="p", title="How many?", split_kind="intervals", split=split)
    nodes = [Node(id=str(at), parent_id="p", title=one.label) for at, one in enumerate(children)]
    return check_split(parent, nodes)


def as_dashes_are(children: list[Sample], *, is_whole: bool) -> list[Sample]:
    """A dash says of whole numbers that both belong; of any numbers it leaves that open."""
    return [
        replace(one, is_soft=True)
        if "с" not in one.label and is_dash(one) and not is_whole
        else one
        for one in children
    ]


def is_emptied(one: Sample, numbers: list[Fraction]) -> bool:
    """Whether a soft end is all that a child has of the numbers: nobody means it without."""
    inner = replace(one, is_high_in=False)
    held = any(one.holds(number) for number in numbers)
    return one.is_soft and held and not any(inner.holds(number) for number in numbers)


def is_dash(one: Sample) -> bool:
    return any(one.label == form.format(low=one.low, high=one.high) for form in DASH)


@given(
    st.lists(samples(), min_size=2, max_size=5, unique_by=lambda one: one.label),
    st.booleans(),
    st.integers(-1, 4),
    st.integers(8, TOP + 1),
)
def test_a_split_is_disproved_if_no_reading_makes_it_whole(
    children: list[Sample], is_whole: bool, low: int, high: int
) -> None:
    found = verdict(judge(children, {"is_whole": is_whole, "low": low, "high": high}))
    step = Fraction(1) if is_whole else Fraction(1, 4)
    numbers = [low + step * at for at in range(int((high - low) / step) + 1)]
    ends = as_dashes_are(children, is_whole=is_whole)
    assume(not any(is_emptied(one, numbers) for one in ends))
    read = list(ways(ends, numbers))
    assert (found.overall == "disproved") == (not any(set(counts) == {1} for counts in read))
    if len(read) == 1:
        assert found.exclusive == ("disproved" if max(read[0]) > 1 else "proved")
        assert found.exhaustive == ("disproved" if min(read[0]) == 0 else "proved")


@given(st.lists(samples(), min_size=2, max_size=5, unique_by=lambda one: one.label), st.booleans())
def test_without_a_universe_nothing_is_claimed_beyond_the_ends(
    children: list[Sample], is_whole: bool
) -> None:
    found = verdict(judge(children, {"is_whole": is_whole}))
    is_open = min(one.low for one in children) == -math.inf and (
        max(one.high for one in children) == math.inf
    )
    step = Fraction(1) if is_whole else Fraction(1, 4)
    numbers = [step * at for at in range(int(-5 / step), int((TOP + 6) / step) + 1)]
    read = list(ways(as_dashes_are(children, is_whole=is_whole), numbers))
    if found.overall == "proved":
        assert is_open
        assert any(set(counts) == {1} for counts in read)
    if any(set(counts) == {1} for counts in read):
        assert "disproved" not in {found.exclusive, found.exhaustive}


@given(st.lists(samples(), min_size=2, max_size=5, unique_by=lambda one: one.label), st.booleans())
def test_a_witness_is_where_it_is_said_to_be(children: list[Sample], is_whole: bool) -> None:
    for finding in judge(children, {"is_whole": is_whole, "low": 0, "high": TOP}):
        check_witness(finding, children)


def check_witness(finding: Finding, children: list[Sample]) -> None:
    """A witness of an overlap is in both children named, a witness of a gap in none."""
    if not finding.witness:
        return
    number = Fraction(finding.witness.replace(",", ".").replace("−", "-"))
    surely = [replace(one, is_high_in=one.is_high_in and not one.is_soft) for one in children]
    if finding.code == "ranges_overlap":
        assert all(children[int(id_)].holds(number) for id_ in finding.related_ids)
    else:
        assert not any(
            one.holds(number) for one in as_dashes_are(surely, is_whole=True) if not is_dash(one)
        )


@given(st.lists(st.text(max_size=30), max_size=6), st.text(max_size=30))
def test_any_labels_are_judged(titles: list[str], kind: str) -> None:
    for split_kind in (None, "intervals", "opposites", kind):
        parent = Node(
            id="p", title="Why?", split_kind=split_kind, split={"low": kind, "high": None}
        )
        nodes = [Node(id=str(at), parent_id="p", title=title) for at, title in enumerate(titles)]
        for finding in check_split(parent, nodes):
            assert finding.message.format(**finding.details)

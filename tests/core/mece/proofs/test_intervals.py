"""The proof of ranges against brute force: every number in question is tried on every child."""

import math
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.graph.records import Node
from issuetrees.core.mece import Finding, check_split, verdict

TOP = 12
HALF = Fraction(1, 2)

# For each pair of ends: labels in both languages that say it.
CLOSED = ["{low}–{high}", "{low} to {high}", "от {low} до {high}", "between {low} and {high}"]
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

    def holds(self, number: Fraction) -> bool:
        above = number >= self.low if self.is_low_in else number > self.low
        below = number <= self.high if self.is_high_in else number < self.high
        return above and below


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    low = draw(st.integers(0, TOP))
    high = draw(st.integers(low, TOP))
    forms, is_low_in, is_high_in, ends = draw(
        st.sampled_from(
            [
                (CLOSED, True, True, "both"),
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
    )


def judge(children: list[Sample], split: dict[str, object]) -> tuple[Finding, ...]:
    parent = Node(id="p", title="How many?", split_kind="intervals", split=split)
    nodes = [Node(id=str(at), parent_id="p", title=one.label) for at, one in enumerate(children)]
    return check_split(parent, nodes)


@given(
    st.lists(samples(), min_size=2, max_size=5, unique_by=lambda one: one.label),
    st.booleans(),
    st.integers(-1, 4),
    st.integers(8, TOP + 1),
)
def test_the_verdict_is_that_of_brute_force(
    children: list[Sample], is_whole: bool, low: int, high: int
) -> None:
    findings = judge(children, {"is_whole": is_whole, "low": low, "high": high})
    step = Fraction(1) if is_whole else Fraction(1, 4)
    numbers = [low + step * at for at in range(int((high - low) / step) + 1)]
    counts = [sum(one.holds(number) for one in children) for number in numbers]
    found = verdict(findings)
    assert found.exclusive == ("disproved" if max(counts) > 1 else "proved")
    assert found.exhaustive == ("disproved" if min(counts) == 0 else "proved")
    for finding in findings:
        check_witness(finding, children)


@given(st.lists(samples(), min_size=2, max_size=5, unique_by=lambda one: one.label), st.booleans())
def test_without_a_universe_nothing_is_claimed_beyond_the_ends(
    children: list[Sample], is_whole: bool
) -> None:
    found = verdict(judge(children, {"is_whole": is_whole}))
    step = Fraction(1) if is_whole else Fraction(1, 4)
    numbers = [step * at for at in range(int(-5 / step), int((TOP + 5) / step) + 1)]
    counts = [sum(one.holds(number) for one in children) for number in numbers]
    covered = [number for number, count in zip(numbers, counts, strict=True) if count]
    assert found.exclusive == ("disproved" if max(counts) > 1 else "proved")
    if not covered:
        assert found.exhaustive == "unknown"
        return
    inside = [
        count
        for number, count in zip(numbers, counts, strict=True)
        if covered[0] <= number <= covered[-1]
    ]
    is_open = min(one.low for one in children) == -math.inf and (
        max(one.high for one in children) == math.inf
    )
    expected = "disproved" if min(inside) == 0 else "proved" if is_open else "unknown"
    assert found.exhaustive == expected


def check_witness(finding: Finding, children: list[Sample]) -> None:
    """A witness of an overlap is in both children named, a witness of a gap in none."""
    if "witness" not in finding.details:
        return
    text = finding.details["witness"].replace(",", ".").replace("−", "-")
    number = Fraction(text)
    if finding.code == "ranges_overlap":
        assert all(children[int(id_)].holds(number) for id_ in finding.related_ids)
    else:
        assert not any(one.holds(number) for one in children)


@given(st.lists(st.text(max_size=30), max_size=6), st.text(max_size=30))
def test_any_labels_are_judged(titles: list[str], kind: str) -> None:
    for split_kind in (None, "intervals", "opposites", kind):
        parent = Node(
            id="p", title="Why?", split_kind=split_kind, split={"low": kind, "high": None}
        )
        nodes = [Node(id=str(at), parent_id="p", title=title) for at, title in enumerate(titles)]
        for finding in check_split(parent, nodes):
            assert finding.message.format(**finding.details)

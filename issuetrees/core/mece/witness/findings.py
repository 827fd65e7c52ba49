"""What cases disprove: one in no branch, one in two. They are told together, by where they fall."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent, not_pruned
from issuetrees.core.mece.witness.sorting import Sorted, sort_cases
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.mece.words.reading import Vocabulary
from issuetrees.core.text import gettext_noop

NOWHERE: Final = "case_nowhere"
TWICE: Final = "case_twice"
_MOST_TOLD: Final = 5


def findings_of(
    parent: SplitParent, children: Sequence[SplitChild], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Yield the disproofs by cases that are sorted for sure."""
    if not parent.cases or not children:
        return
    live = {child.id for child in not_pruned(children)}
    nowhere: list[Sorted] = []
    twice: dict[tuple[str, ...], list[Sorted]] = {}
    for one in sort_cases(parent, children, vocabulary):
        both = tuple(place for place in one.places if place in live)
        if one.is_decided and not one.places:
            nowhere.append(one)
        elif one.is_decided and len(both) > 1:
            twice.setdefault(both, []).append(one)
    if nowhere:
        yield _nowhere(parent, nowhere)
    for places, cases in twice.items():
        yield _twice(parent, children, places, cases)


def _nowhere(parent: SplitParent, cases: Sequence[Sorted]) -> Finding:
    message, details = gettext_noop("“{case}” falls into no child."), _case(cases)
    if len(cases) > 1:
        message, details = gettext_noop("These fall into no child: {cases}."), _cases(cases)
    return Finding(
        NOWHERE, "disproved", "exhaustive", parent.id, (), message, details, cases[0].text
    )


def _twice(
    parent: SplitParent,
    children: Sequence[SplitChild],
    places: tuple[str, ...],
    cases: Sequence[Sorted],
) -> Finding:
    titles = [quoted(child.title) for child in children if child.id in places]
    both = {"first": titles[0], "second": titles[1]}
    message = gettext_noop("“{case}” falls into “{first}” and into “{second}”.")
    details = _case(cases)
    if len(cases) > 1:
        message = gettext_noop("These fall into “{first}” and into “{second}”: {cases}.")
        details = _cases(cases)
    return Finding(
        TWICE, "disproved", "exclusive", parent.id, places, message, {**details, **both},
        cases[0].text,
    )  # fmt: skip


def _case(cases: Sequence[Sorted]) -> dict[str, Any]:
    return {"case": quoted(cases[0].text)}


def _cases(cases: Sequence[Sorted]) -> dict[str, Any]:
    told = [quoted(one.text) for one in cases[:_MOST_TOLD]]
    return {"cases": "; ".join(told) + ("; …" if len(cases) > _MOST_TOLD else "")}

"""What puts a finding right in one step, where there is such a step.

A fix is offered only if the checks, run on the split as it would be then, find less than before:
whatever a label's form suggests, nothing is offered that does not help.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, Protocol, TypeAlias

from issuetrees.core.mece.check import check_split
from issuetrees.core.mece.middles import middle_between
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.words.labels import quoted, takes_the_rest
from issuetrees.core.mece.words.reading import SHIPPED, Vocabulary
from issuetrees.core.text import gettext_noop

MOST_CHILDREN: Final = 60  # a check of more takes too long to try fixes out
StepKind: TypeAlias = Literal["retitle", "add", "move_last", "merge"]

_NUMBER: Final = re.compile(r"\d+(?:[ ,.\u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_RUSSIAN: Final = re.compile("[а-яё]", re.IGNORECASE)
_MERGED: Final = frozenset(
    {"duplicate", "look_alike", "paraphrase", "synonyms", "several_catch_alls"}
)
_WITH_A_MIDDLE: Final = frozenset({"missing_during", "opposites_middle"})

MERGE: Final = gettext_noop("Merge")
MOVE_LAST: Final = gettext_noop("Move to the end")
SPLIT_AT: Final = gettext_noop("Split at {at}")
ADD: Final = gettext_noop("Add “{title}”")
NAME_THE_MIDDLE: Final = gettext_noop("Name the middle: “{title}”")


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a split; children are named by their places, from 0.

    "retitle" gives the child at ``place`` a title; "add" puts a new one before ``place`` (None:
    last); "move_last" moves one; "merge" makes ``other`` a part of the one at ``place``.
    """

    kind: StepKind
    place: int | None
    title: str = ""
    other: int = -1


@dataclass(frozen=True, slots=True)
class Fix:
    """Words for a button (to be translated and filled like a finding's) and what it does."""

    message: str
    step: Step
    details: dict[str, str] = field(default_factory=dict)


class Branch(SplitChild, Protocol):
    """A child with what a merge has to carry over."""

    @property
    def note(self) -> str: ...
    @property
    def answer(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _Child:
    id: str
    title: str
    status: str = "open"
    value: float | None = None
    unit: str = ""


def fix_of(
    finding: Finding,
    parent: SplitParent,
    children: Sequence[SplitChild],
    findings: Sequence[Finding],
    vocabulary: Vocabulary = SHIPPED,
) -> Fix | None:
    """Return the step that puts a finding right, or None.

    ``children`` come in their order; ``findings`` are all that the checks say of them.
    """
    if finding.verdict not in {"disproved", "advice", "unknown"} or len(children) > MOST_CHILDREN:
        return None
    before = _tally(findings)
    for fix in _candidates(finding, children):
        after = _tally(check_split(parent, _changed(children, fix.step), vocabulary))
        if _is_better(finding, before, after):
            return fix
    return None


def commands_of(
    fix: Fix,
    parent_id: str,
    children: Sequence[Branch],
    below: Mapping[str, Sequence[str]],
    mint: Callable[[], str],
) -> list[dict[str, Any]]:
    """Return a fix as commands of the editor; ``below`` has the ids under each child."""
    step = fix.step
    if step.kind == "add":
        before_id = None if step.place is None else children[step.place].id
        place = {"parent_id": parent_id, "before_id": before_id}
        return [{"kind": "add_node", "id": mint(), **place, "title": step.title}]
    assert step.place is not None  # noqa: S101 - only what is added can be last
    child = children[step.place]
    if step.kind == "retitle":
        return [{"kind": "edit_node", "id": child.id, "fields": {"title": step.title}}]
    if step.kind == "move_last":
        last = {"parent_id": parent_id, "before_id": None}
        return [{"kind": "move_node", "id": child.id, **last}]
    return list(_merge(child, children[step.other], below))


def _merge(kept: Branch, gone: Branch, below: Mapping[str, Sequence[str]]) -> Iterator[Any]:
    """Carry over what is under a child, its note and its answer, then delete it."""
    texts = {
        name: "\n".join(filter(None, (getattr(kept, name), getattr(gone, name))))
        for name in ("note", "answer")
        if getattr(gone, name)
    }
    if texts:
        yield {"kind": "edit_node", "id": kept.id, "fields": texts}
    for key in below.get(gone.id, ()):
        yield {"kind": "move_node", "id": key, "parent_id": kept.id, "before_id": None}
    yield {"kind": "delete_node", "id": gone.id}


def _candidates(finding: Finding, children: Sequence[SplitChild]) -> Iterator[Fix]:
    place = {child.id: at for at, child in enumerate(children)}
    related = [place[key] for key in finding.related_ids]
    if finding.code in _MERGED and len(related) > 1:
        yield Fix(MERGE, Step("merge", related[0], other=related[1]))
    if finding.code == "catch_all_not_last":
        yield Fix(MOVE_LAST, Step("move_last", related[0]))
    if finding.code == "ranges_overlap" and len(related) > 1:
        yield from _splits(children, related[0], related[1])
    if finding.code in _WITH_A_MIDDLE and len(related) > 1:
        yield from _middles(finding, children, related)
    if finding.side == "exhaustive":
        yield from _additions(finding, children)


def _splits(children: Sequence[SplitChild], first: int, second: int) -> Iterator[Fix]:
    """End the first range where the second starts: “18–25” becomes “18–24”."""
    ends = list(_NUMBER.finditer(children[first].title))
    starts = _NUMBER.search(children[second].title)
    if not ends or not starts:
        return
    at, title, end = starts.group(), children[first].title, ends[-1]
    marks = [str(int(at) - 1)] if at.isdecimal() and int(at) else []
    for mark in (*marks, f"<{at}"):
        shorter = title[: end.start()] + mark + title[end.end() :]
        yield Fix(SPLIT_AT, Step("retitle", first, shorter), {"at": quoted(at)})


def _middles(
    finding: Finding, children: Sequence[SplitChild], related: Sequence[int]
) -> Iterator[Fix]:
    """What lies between two children gets its place between them."""
    first, last = min(related), max(related)
    title = middle_between(children[first].title, children[last].title, finding.witness)
    if title:
        yield Fix(NAME_THE_MIDDLE, Step("add", last, title), {"title": quoted(title)})


def _additions(finding: Finding, children: Sequence[SplitChild]) -> Iterator[Fix]:
    """A child for what nobody covers: the gap itself, or else all the rest."""
    for place, title in _gap_labels(finding, children):
        yield _addition(place, title)
    if not any(takes_the_rest(child.title) for child in children):
        is_russian = any(_RUSSIAN.search(child.title) for child in children)
        yield _addition(None, "Прочее" if is_russian else "Other")


def _gap_labels(
    finding: Finding, children: Sequence[SplitChild]
) -> Iterator[tuple[int | None, str]]:
    low, high, shown = (str(finding.details.get(name, "")) for name in ("low", "high", "witness"))
    if finding.code == "low_end_open":
        yield 0, f"<{low}"
    elif finding.code == "high_end_open":
        if high.isdecimal():
            yield None, f"{int(high) + 1}+"
        yield None, f">{high}"
    elif low and high:
        yield _place_after(low, children), f"{low}–{high}"
    elif low:
        yield from ((None, f"{low}+"), (None, f">{low}"))
    elif high:
        yield from ((0, f"<{high}"), (0, f"≤{high}"))
    elif shown:
        yield _place_after(shown, children), shown


def _addition(place: int | None, title: str) -> Fix:
    return Fix(ADD, Step("add", place, title), {"title": quoted(title)})


def _place_after(number: str, children: Sequence[SplitChild]) -> int | None:
    """Return the place of the first child that starts above a number."""
    for at, child in enumerate(children):
        start = _NUMBER.search(child.title)
        if start and _value(start.group()) > _value(number):
            return at
    return None


def _value(text: str) -> float:
    digits = re.sub(r"[^\d.]", "", text.replace(",", "."))
    whole, _, rest = digits.partition(".")
    return float(f"{whole or 0}.{rest.replace('.', '') or 0}")


def _changed(children: Sequence[SplitChild], step: Step) -> list[SplitChild]:
    """Return the children as they would be after a step."""
    changed = [_Child(one.id, one.title, one.status, one.value, one.unit) for one in children]
    if step.kind == "add":
        at = len(changed) if step.place is None else step.place
        return [*changed[:at], _Child("", step.title), *changed[at:]]
    assert step.place is not None  # noqa: S101 - only what is added can be last
    if step.kind == "retitle":
        changed[step.place] = replace(changed[step.place], title=step.title)
    elif step.kind == "move_last":
        changed.append(changed.pop(step.place))
    else:
        del changed[step.other]
    return list(changed)


def _tally(findings: Sequence[Finding]) -> Counter[str]:
    """Count findings by code, and by verdict."""
    return Counter(word for one in findings for word in (f"code {one.code}", one.verdict))


def _is_better(finding: Finding, before: Counter[str], after: Counter[str]) -> bool:
    """Whether less is found than before; a doubt may take the place of a disproof."""
    is_no_worse = after["disproved"] <= before["disproved"] and (
        after["disproved"] + after["unknown"] <= before["disproved"] + before["unknown"]
    )
    less = (f"code {finding.code}", finding.verdict)
    return is_no_worse and all(after[word] < before[word] for word in less)

"""Splits into ranges: of a number ("18–24", "35+"), of days, of weekdays, of times of the day.

Exclusive is proved when no two ranges share a value, exhaustive when the ranges cover
the universe that the split names or that is known, or leave no gap and no end open.
A disproof names a value that lies in two children, or in none.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Final

from issuetrees.core.mece.proofs import data
from issuetrees.core.mece.proofs.intervals.bands import Bands, Unlike, readings
from issuetrees.core.mece.proofs.intervals.coverage import Coverage, check_coverage
from issuetrees.core.mece.proofs.intervals.numerals import Numerals
from issuetrees.core.mece.proofs.intervals.sayings import (
    listed,
    mixed_units,
    outside,
    two_readings,
    unknown_names,
    unread,
)
from issuetrees.core.mece.proofs.intervals.spans import ABOVE_ALL, BELOW_ALL, Span, in_steps
from issuetrees.core.mece.proofs.intervals.steps import whole_step, written_step
from issuetrees.core.mece.proofs.intervals.universe import starts_at_zero, universe
from issuetrees.core.mece.proofs.kinds import Item, Kind, Told
from issuetrees.core.mece.proofs.opposites import are_complements
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.words.labels import (
    gives_no_answer,
    key,
    lowered,
    quoted,
    takes_the_rest,
)
from issuetrees.core.mece.words.ranges import read_range
from issuetrees.core.text import gettext_noop

#: Those without any: whether their nought is in "up to 3" too nobody can say.
_NONE: Final = re.compile(
    r"none|never|zero|not due|on time|(?:no|without|not) [^\W\d]+|ни одно(?:го|й)|ни разу|никогда"
    r"|ноль|вовремя|в срок|(?:нет|без|не) [^\W\d]+"
)
_DISJOINT: Final = {
    "number": gettext_noop("No number is in two children."),
    "day": gettext_noop("No day is in two children."),
    "minute": gettext_noop("No moment is in two children."),
}


@dataclass(frozen=True, slots=True)
class _Read:
    child: SplitChild
    span: Span


def prove(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a split whose kind is intervals: each label is to be a range.

    What the data say of the ends of a child stands for its label.
    """
    labels = labels_of(parent, live)
    members = [child for child in live if not takes_the_rest(labels[child.id])]
    for child in members:
        if not read_range(labels[child.id]):
            yield unread(parent, child, labels[child.id])
    yield from _best(parent, live, members, labels, is_stated=True)


def prove_if_ranges(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the same proof for a split of any kind, if its labels are plainly ranges."""
    members = [child for child in live if has_a_value(child.title)]
    if len(members) > 1:
        yield from _best(parent, live, members, _titles(live), is_stated=False)


def labels_of(parent: SplitParent, live: Sequence[SplitChild]) -> dict[str, str]:
    """Return the label of each child, or what the data of intervals say in its place."""
    given = data.by_child(parent.split, "ends", live) if parent.split_kind == "intervals" else {}
    return _titles(live) | {key_: words[0] for key_, words in given.items()}


def has_a_value(title: str) -> bool:
    """Whether a label may be a range: neither the rest, nor those whose value nobody knows."""
    if title[:1].isdigit():
        return True
    return not (takes_the_rest(title) or gives_no_answer(title) or _NONE.fullmatch(lowered(title)))


def _best(
    parent: SplitParent,
    live: Sequence[SplitChild],
    members: Sequence[SplitChild],
    labels: Mapping[str, str],
    *,
    is_stated: bool,
) -> list[Finding]:
    """Return the findings of the reading that makes the split whole, or of the likeliest one."""
    tried: list[list[Finding]] = []
    try:
        for proof in _proofs(parent, live, members, labels, is_stated=is_stated):
            found = list(_until_disproved(proof.findings()) if tried else proof.findings())
            if not _is_disproved(found):
                return found
            tried.append(found)
    except Unlike:
        return [mixed_units(parent, members)] if is_stated else []
    if len(tried) > 1:
        tried[0].append(two_readings(parent, tried))
    return tried[0] if tried else []


def _proofs(
    parent: SplitParent,
    live: Sequence[SplitChild],
    members: Sequence[SplitChild],
    labels: Mapping[str, str],
    *,
    is_stated: bool,
) -> "Iterator[_Proof]":
    """Yield a proof for each way in which the labels can be read, the likeliest first."""
    read = [labels[child.id] for child in members]
    context = " ".join([parent.title, str(parent.split.get("variable", ""))])
    for bands in readings(read, context, parent.split, is_stated=is_stated):
        yield _Proof(parent, live, members, bands, labels, " ".join([context, *read]))


def _titles(live: Sequence[SplitChild]) -> dict[str, str]:
    return {child.id: child.title for child in live}


def _until_disproved(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Yield findings up to the first disproof: of a second reading nothing more is told."""
    for one in findings:
        yield one
        if one.verdict == "disproved":
            return


def _is_disproved(findings: Sequence[Finding]) -> bool:
    return any(one.verdict == "disproved" for one in findings)


@dataclass(frozen=True)
class _Proof:
    parent: SplitParent
    live: Sequence[SplitChild]
    members: Sequence[SplitChild]
    bands: Bands
    labels: Mapping[str, str]
    context: str

    def told(self) -> dict[str, str]:
        """Return the ends of each child in words."""
        return {
            self.members[band.place].id: self._numerals.ends(band.spans)
            for band in self.bands.bands
        }

    def findings(self) -> Iterator[Finding]:
        step = self._step()
        within = universe(self.bands, self.parent.split, self.parent.title) or Span(
            BELOW_ALL, ABOVE_ALL
        )
        read: dict[str, list[_Read]] = {name: [] for name in self.bands.groups.kinds}
        for band, name in zip(self.bands.bands, self.bands.groups.names, strict=True):
            child = self.members[band.place]
            kept = [one for one in self._kept(band.spans, step, within) if not one.is_empty]
            read[name].extend(_Read(child, span) for span in kept)
            if not kept:
                yield outside(self.parent, child)
        for one in read.values():
            one.sort(key=lambda each: (each.span.start, each.span.end))
        yield from self._exclusive(list(read.values()))
        yield from self._exhaustive(read, step)

    def _step(self) -> Fraction | None:
        if self.bands.axis == "minute":
            return None
        if self.bands.axis != "number":
            return Fraction(1)
        return whole_step(self.bands.ranges, self.bands.units, self.bands.is_stated_whole)

    def _written(self) -> Fraction | None:
        """The step of the labels, unless somebody said which numbers there are."""
        if self._kind != "number" or self.bands.is_stated_whole is not None:
            return None
        return written_step(self.bands.ranges)

    def _kept(self, spans: Sequence[Span], step: Fraction | None, within: Span) -> Iterator[Span]:
        for span in spans:
            yield (in_steps(span, step) if step else span).within(within)

    def _exclusive(self, groups: Sequence[Sequence[_Read]]) -> Iterator[Finding]:
        overlaps = [one for group in groups for one in self._overlaps(group)]
        yield from (_overlap(self.parent, *one, self._numerals) for one in overlaps if one[2])
        if overlaps or not self._is_complete:
            return
        names = self.bands.groups.kinds
        if len(names) > 1 and not are_complements(names):
            yield unknown_names(self.parent, names)
            return
        yield Finding(
            "ranges_disjoint",
            "proved",
            "exclusive",
            self.parent.id,
            tuple(dict.fromkeys(one.child.id for group in groups for one in group)),
            _DISJOINT[self._kind],
        )

    def _overlaps(self, read: Sequence[_Read]) -> Iterator[tuple[_Read, _Read, bool]]:
        """Compare each range with the one that reaches furthest of those that start before it.

        The last of three says whether the overlap is to be told: labels that are the same are
        told elsewhere.
        """
        furthest: _Read | None = None
        for one in read:
            if furthest and one.span.start <= furthest.span.end and one.child is not furthest.child:
                yield furthest, one, key(one.child.title) != key(furthest.child.title)
            if furthest is None or one.span.end > furthest.span.end:
                furthest = one

    def _exhaustive(self, read: dict[str, list[_Read]], step: Fraction | None) -> Iterator[Finding]:
        rest = next((child for child in self.live if takes_the_rest(child.title)), None)
        whole = universe(self.bands, self.parent.split, self.parent.title)
        is_grouped = len(read) > 1
        if is_grouped and not whole:
            whole = _hull(read)
        found = [
            one
            for name, group in read.items()
            for one in check_coverage(
                Coverage(
                    node_id=self.parent.id,
                    spans=[each.span for each in group],
                    universe=whole,
                    step=step,
                    written=self._written(),
                    starts_at_zero=starts_at_zero(self.bands, self.context),
                    rest=rest,
                    is_complete=self._is_complete,
                    numerals=self._numerals,
                    kind=self._kind,
                    group=name if is_grouped else "",
                )
            )
        ]
        if is_grouped:
            yield from self._of_groups(found, list(read), whole)
        else:
            yield from found

    def _of_groups(
        self, found: list[Finding], names: list[str], whole: Span | None
    ) -> Iterator[Finding]:
        """A gap in one group is one; without any, the names have to be all that there are."""
        disproved = [one for one in found if one.verdict == "disproved"]
        is_open = whole is None or not math.isinf(whole.end[0])
        if disproved or found[0].code == "rest_covered":
            yield from disproved or found[:1]
        elif is_open or not are_complements(names):
            yield Finding(
                "groups_open",
                "unknown",
                "exhaustive",
                self.parent.id,
                (),
                gettext_noop("It is not said whether there is anything beside {names}."),
                {"names": listed(names)},
            )
        else:
            yield found[0]

    @property
    def _kind(self) -> str:
        axis = self.bands.axis
        return axis if axis in {"number", "minute"} else "day"

    @property
    def _is_complete(self) -> bool:
        is_read = len(self.bands.bands) == len(self.members)
        return is_read and not (self._holds_nought and self._has_none)

    @property
    def _has_none(self) -> bool:
        said = [child.title for child in self.live if not gives_no_answer(child.title)]
        return any(_NONE.fullmatch(lowered(title)) for title in said)

    @property
    def _holds_nought(self) -> bool:
        spans = [span for band in self.bands.bands for span in band.spans]
        return any(span.start <= (0, 0) <= span.end for span in spans)

    @cached_property
    def _numerals(self) -> Numerals:
        return Numerals(self.bands, list(self.labels.values()), self.parent.title)


def _hull(read: dict[str, list[_Read]]) -> Span:
    spans = [one.span for group in read.values() for one in group]
    return Span(min(one.start for one in spans), max(one.end for one in spans))


def _overlap(
    parent: SplitParent, first: _Read, second: _Read, _is_told: bool, numerals: Numerals
) -> Finding:
    shared = numerals.one_of(second.span.within(first.span))
    return Finding(
        "ranges_overlap",
        "disproved",
        "exclusive",
        parent.id,
        (first.child.id, second.child.id),
        gettext_noop("{witness} is in “{first}” and in “{second}”."),
        {
            "witness": shared,
            "first": quoted(first.child.title),
            "second": quoted(second.child.title),
        },
        shared,
    )


def read(parent: SplitParent, live: Sequence[SplitChild]) -> dict[str, Any] | None:
    """Return the data of a split whose labels are ranges.

    They are that only whole numbers occur, and where the numbers begin and end. That all numbers
    occur no label says: "0–25 %" and "26–50 %" may be written in steps.
    """
    members = [child for child in live if not takes_the_rest(child.title)]
    titles = [child.title for child in members]
    try:
        bands = next(readings(titles, parent.title, {}, is_stated=False), None)
    except Unlike:
        return None
    if bands is None or len(members) < 2:
        return None
    if bands.axis != "number":
        return {}
    whole = universe(bands, {}, parent.title) or Span(BELOW_ALL, ABOVE_ALL)
    ends = {"low": whole.start[0], "high": whole.end[0]}
    is_whole = whole_step(bands.ranges, bands.units, None) == 1
    return {
        **({"is_whole": True} if is_whole else {}),
        **{name: float(end) for name, end in ends.items() if math.isfinite(end)},
    }


def tell(parent: SplitParent, live: Sequence[SplitChild]) -> Told:
    """Return the ends that labels have in the reading that makes the split whole."""
    members = [child for child in live if has_a_value(child.title)]
    try:
        proofs = list(_proofs(parent, live, members, _titles(live), is_stated=True))
    except Unlike:
        proofs = []
    whole = (one for one in proofs if not _is_disproved(list(one.findings())))
    best = next(whole, proofs[0] if proofs else None)
    return {"ends": best.told()} if best else {}


INTERVALS: Final = Kind(
    "intervals",
    prove,
    (
        Item(
            "variable",
            "text",
            gettext_noop("What is measured"),
            example=gettext_noop("Age, revenue, delivery time"),
        ),
        Item("is_whole", "flag", gettext_noop("Whole numbers only")),
        Item("low", "end", gettext_noop("It begins at"), example="0"),
        Item("high", "end", gettext_noop("It ends at"), example="100"),
        Item("ends", "by_child", gettext_noop("Range of each child")),
    ),
    read,
    tell,
)

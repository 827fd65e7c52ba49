"""What the pages of practice show: lines side by side, points with their reasons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from issuetrees.core.compare import OUTCOMES, PARTS, Compared, Score
from issuetrees.core.graph.progress import PRUNED
from issuetrees.core.graph.records import SPLIT_KINDS
from issuetrees.kit.pruned import pruned_words
from issuetrees.kit.sentences import fill, sentence
from issuetrees.kit.words import spoken
from issuetrees.practice.cases import Case
from issuetrees.practice.comparing import Beside
from issuetrees.practice.models import Attempt

#: Levels beyond this are indented no further.
_DEEPEST: Final = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a tree as it is shown; ``pruned`` says why it is not followed any more."""

    number: str
    title: str
    indent: int
    pruned: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines side by side, either of them None, and what became of them."""

    reference: Line | None
    own: Line | None
    outcome: str
    words: str
    is_perhaps: bool


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of a score: its words, points and reasons, and how wide its bar is (percent)."""

    label: str
    points: int
    most: int
    width: int
    reasons: Sequence[str]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in the list, with what the person made of it so far."""

    case: Case
    tries: int
    best: int | None


#: Pairs that are less sure are told as such.
_SURE: Final = 0.45


def pairs(found: Beside) -> list[Pair]:
    """Return both trees line by line."""
    return [_pair(row.reference, row.own) for row in found.comparison.rows()]


def _pair(reference: Compared | None, own: Compared | None) -> Pair:
    told = own or reference
    assert told is not None  # noqa: S101 - a row has one of both
    if reference is not None and own is None:
        told = reference
    words = "" if not told.depth else spoken(OUTCOMES[told.outcome])
    is_perhaps = bool(reference and own and told.likeness < _SURE)
    return Pair(_line(reference), _line(own), told.outcome, words, is_perhaps)


def _line(found: Compared | None) -> Line | None:
    if found is None:
        return None
    node = found.node
    pruned = pruned_words(node.prune_reason) if node.status == PRUNED else ""
    return Line(found.number, node.title, min(found.depth, _DEEPEST), pruned)


def parts(found: Score) -> list[PartLine]:
    """Return the parts of a score."""
    return [
        PartLine(
            spoken(PARTS[part.name][0]),
            part.points,
            part.most,
            round(100 * part.points / part.most),
            [sentence(reason) for reason in part.reasons],
        )
        for part in found.parts
    ]


def cuts(found: Beside) -> list[str]:
    """Return a sentence for each whole that both split differently."""
    titles = {line.node.id: line.node.title for line in found.comparison.reference}
    return [
        _cut(titles[cut.reference_id], cut.reference_kind, cut.own_kind)
        for cut in found.comparison.other_cuts
    ]


def _cut(title: str, reference: str, own: str) -> str:
    if reference and own and reference != own:
        kinds = {"reference": spoken(SPLIT_KINDS[reference]), "own": spoken(SPLIT_KINDS[own])}
        message = _("“{title}” is split differently: {reference} there, {own} in yours.")
        return fill(message, title=title, **{key: one.lower() for key, one in kinds.items()})
    return fill(_("“{title}” is split differently: hardly any part is the same."), title=title)


def case_rows(found: Iterable[Case], attempts: Iterable[Attempt]) -> list[CaseRow]:
    """Return cases with the number of attempts and the best points."""
    tried: dict[str, list[int]] = {}
    for one in attempts:
        tried.setdefault(one.case, []).append(one.points)
    return [
        CaseRow(one, len(tried.get(one.name, ())), max(tried.get(one.name, ()), default=None))
        for one in found
    ]


def bars(attempts: Sequence[Attempt]) -> list[Mapping[str, object]]:
    """Return attempts from the first to the last with the change against the one before."""
    found: list[Mapping[str, object]] = []
    before: int | None = None
    for one in sorted(attempts, key=lambda row: (row.created_at, row.pk)):
        change = None if before is None else one.points - before
        found.append({"attempt": one, "change": change})
        before = one.points
    return found[::-1]

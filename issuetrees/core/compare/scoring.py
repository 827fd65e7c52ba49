"""How near a tree is to a reference, in points that say what they are for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

from issuetrees.core.compare.records import Compared, Comparison, Outcome
from issuetrees.core.mece import OPEN, SHIPPED, Finding, Vocabulary, check_tree
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop as _

PartName: TypeAlias = Literal["coverage", "place", "mece", "focus"]
#: The parts of a score with their words and the most that each can give.
PARTS: Final[dict[PartName, tuple[str, int]]] = {
    "coverage": (_("What the reference has"), 55),
    "place": (_("Where it stands"), 20),
    "mece": (_("Clean splits"), 15),
    "focus": (_("Nothing beside the question"), 10),
}
#: What a line of the reference counts, by its level; deeper ones as the last.
_OF_LEVEL: Final = (4.0, 2.0, 1.0)
_CREDIT: Final[dict[Outcome, float]] = {"matched": 1, "level": 1, "branch": 1, "cut": 0.5}
_PLACED: Final[dict[Outcome, float]] = {"matched": 1, "level": 0.5, "branch": 0.5}
_NAMED: Final = 5
_TOLD: Final = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """Why points were given or not: an English template, to be filled from ``details``."""

    message: str
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a score: its points of the most that it can give, and why."""

    name: PartName
    points: int
    most: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """0 to 100: the sum of its parts."""

    points: int
    parts: tuple[Part, ...]


def score_of(comparison: Comparison, vocabulary: Vocabulary = SHIPPED) -> Score:
    """Return the points of a comparison.

    The more a line of the reference stands above, the more it counts; one that is covered by
    another cut of the same whole counts half. Clean are splits without an open finding of the
    checks. Whoever wrote nothing has no points.
    """
    wanted = [line for line in comparison.reference if line.depth]
    mine = [line for line in comparison.own if line.depth]
    found = [
        _coverage(wanted, comparison),
        _place(mine),
        _mece(comparison, vocabulary),
        _focus(mine),
    ]
    if not mine:
        found = [_part(part.name, 0.0, part.reasons) for part in found]
    return Score(sum(part.points for part in found), tuple(found))


def _part(name: PartName, share: float, reasons: Iterable[Reason]) -> Part:
    most = PARTS[name][1]
    return Part(name, round(share * most), most, tuple(reasons))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _weight(line: Compared) -> float:
    return _OF_LEVEL[min(line.depth, len(_OF_LEVEL)) - 1]


def _coverage(wanted: Sequence[Compared], comparison: Comparison) -> Part:
    have = sum(_weight(line) * _CREDIT.get(line.outcome, 0.0) for line in wanted)
    share = _share(have, sum(map(_weight, wanted)))
    first = [line for line in wanted if line.depth == 1]
    reasons = [
        Reason(
            _("Lines of the reference that yours has: {count} of {all}."),
            {"count": _count(wanted), "all": len(wanted)},
        ),
        Reason(
            _("On the first level, which counts most: {count} of {all}."),
            {"count": _count(first), "all": len(first)},
        ),
        *_named(_("Missing: {titles}"), wanted, "missing"),
    ]
    wholes = {cut.reference_id for cut in comparison.other_cuts}
    titles = [line for line in comparison.reference if line.node.id in wholes]
    if titles:
        reasons.append(_titled(_("Split differently, counted half: {titles}"), titles))
    return _part("coverage", share, reasons)


def _place(mine: Sequence[Compared]) -> Part:
    matched = [line for line in mine if line.other_id is not None]
    share = _share(sum(_PLACED.get(line.outcome, 0.0) for line in matched), len(matched))
    reasons = [
        Reason(
            _("Matched lines that stand where the reference has them: {count} of {all}."),
            {"count": sum(line.outcome == "matched" for line in matched), "all": len(matched)},
        ),
        *_named(_("At another level: {titles}"), matched, "level"),
        *_named(_("In another branch: {titles}"), matched, "branch"),
    ]
    return _part("place", share, reasons)


def _mece(comparison: Comparison, vocabulary: Vocabulary) -> Part:
    nodes = [line.node for line in comparison.own]
    split = {node.parent_id for node in nodes} - {None}
    findings = [one for one in check_tree(nodes, vocabulary) if one.verdict in OPEN]
    bad = {one.node_id for one in findings if one.verdict == "disproved"}
    advised = {one.node_id for one in findings} - bad
    clean = len(split) - len(bad) - 0.5 * len(advised)
    reasons = [
        Reason(
            _("Splits of yours that no check objects to: {count} of {all}."),
            {"count": len(split) - len(bad) - len(advised), "all": len(split)},
        ),
        *map(_said, findings[:_TOLD]),
    ]
    return _part("mece", _share(clean, len(split)), reasons)


def _said(finding: Finding) -> Reason:
    return Reason(finding.message, finding.details)


def _focus(mine: Sequence[Compared]) -> Part:
    alone = [line for line in mine if line.outcome == "extra"]
    message = _("Lines that only yours has, new ideas or beside the question: {count} of {all}.")
    reason = Reason(message, {"count": len(alone), "all": len(mine)})
    return _part("focus", 1 - _share(len(alone), len(mine)), [reason])


def _count(lines: Iterable[Compared]) -> int:
    return sum(line.other_id is not None for line in lines)


def _named(message: str, lines: Iterable[Compared], outcome: Outcome) -> list[Reason]:
    found = [line for line in lines if line.outcome == outcome]
    return [_titled(message, found)] if found else []


def _titled(message: str, lines: Sequence[Compared]) -> Reason:
    named = [quoted(line.node.title) for line in lines[:_NAMED]]
    titles = "; ".join(named)
    return Reason(message, {"titles": titles + (" …" if len(lines) > _NAMED else "")})

"""One person's weights: answers at each knot of the tree of goals, as weights of the whole.

A knot is what holds several goals or criteria; the top one is named by an empty text. Answers are
plain, as they are stored: by method

``direct`` {id: points}; ``swing`` {id: [low, high]}; ``rank`` {id: place};
``pairwise`` {"id|id": how many times the first is worth the second};
``best_worst`` {"best": id, "worst": id, "above": {id: 1–9}, "below": {id: 1–9}}.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.weighing.best_worst import best_worst
from issuetrees.core.scoring.weighing.direct import direct
from issuetrees.core.scoring.weighing.hierarchy import weigh_tree
from issuetrees.core.scoring.weighing.judgements import read_judgements
from issuetrees.core.scoring.weighing.merging import merge_judgements
from issuetrees.core.scoring.weighing.pairwise import pairwise
from issuetrees.core.scoring.weighing.rank import rank_order
from issuetrees.core.scoring.weighing.records import Consistency, Weighed, check_choice
from issuetrees.core.scoring.weighing.swing import swing
from issuetrees.core.text import gettext_noop

METHODS: Final = ("swing", "direct", "rank", "pairwise", "best_worst")
TOP: Final = ""
#: Between the two that a judgement compares.
BESIDE: Final = "|"
#: As much as a weight that is typed.
LARGEST: Final = 1e9
Answers = Mapping[str, Mapping[str, Any]]
_Matrix: TypeAlias = list[list[float | None]]


@dataclass(frozen=True, slots=True)
class Knot:
    """What holds several goals or criteria, which are weighed beside each other."""

    id: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeighedSet:
    """Shares of the whole of all goals and criteria, with bounds where answers are ranges.

    ``open``: knots that nobody has answered; what they hold is shared alike.
    """

    shares: Mapping[str, float]
    low: Mapping[str, float]
    high: Mapping[str, float]
    knots: Mapping[str, Weighed]
    open: tuple[str, ...]
    consistency: Consistency | None


_Weigher: TypeAlias = Callable[[Knot, Sequence[str]], Weighed | None]


def knots(parents: Mapping[str, str | None]) -> tuple[Knot, ...]:
    """Return the knots of a tree, from the top, in the order of ``parents``."""
    found: dict[str, list[str]] = {}
    for one, parent in parents.items():
        found.setdefault(parent or TOP, []).append(one)
    return tuple(Knot(knot, tuple(items)) for knot, items in found.items() if len(items) > 1)


def weigh_set(
    parents: Mapping[str, str | None],
    method: str,
    answers: Answers,
    *,
    scheme: str = "roc",
    titles: Mapping[str, str] | None = None,
) -> WeighedSet:
    """Weigh a tree by the answers of one person; answers that do not fit a method are refused.

    Answers about what is gone are left out; a knot that something has come to since is open again.
    """
    check_choice("method", method, METHODS)
    return _weigh_knots(
        parents,
        titles or {},
        lambda knot, names: _weighed(knot, method, answers.get(knot.id) or {}, scheme, names),
    )


def judge_together(
    parents: Mapping[str, str | None],
    people: Sequence[Answers],
    *,
    voices: Sequence[float] | None = None,
    titles: Mapping[str, str] | None = None,
) -> WeighedSet:
    """Weigh a tree by the pairwise answers of several people as by those of one (AIJ).

    At each knot their judgements are merged by the geometric mean, and weights and consistency are
    those of the merged ones (Forman & Peniwati 1998); of what some did not say, the others decide.
    """
    heard = voices or [1.0] * len(people)

    def together(knot: Knot, names: Sequence[str]) -> Weighed | None:
        said = [_judgements(knot, one.get(knot.id) or {}, names) for one in people]
        told = [
            (read_judgements(matrix, titles=names), voice)
            for matrix, voice in zip(said, heard, strict=True)
            if matrix is not None and voice
        ]
        if not told:
            return None
        matrices, weights = zip(*told, strict=True)
        return pairwise(merge_judgements(matrices, voices=weights).tolist(), titles=names)

    return _weigh_knots(parents, titles or {}, together)


def _weigh_knots(
    parents: Mapping[str, str | None], titles: Mapping[str, str], weigh: _Weigher
) -> WeighedSet:
    weighed: dict[str | None, Weighed] = {}
    waiting: list[str] = []
    for knot in knots(parents):
        found = weigh(knot, [titles.get(item, item) for item in knot.items])
        if found is None:
            waiting.append(knot.id)
        else:
            weighed[knot.id or None] = found
    tree = weigh_tree(parents, weighed)
    return WeighedSet(
        shares=tree.shares,
        low=_bounds(parents, weighed, tree.shares, "low"),
        high=_bounds(parents, weighed, tree.shares, "high"),
        knots={knot or TOP: one for knot, one in weighed.items()},
        open=tuple(waiting),
        consistency=tree.consistency,
    )


def _weighed(
    knot: Knot, method: str, said: Mapping[str, Any], scheme: str, titles: Sequence[str]
) -> Weighed | None:
    if method == "pairwise":
        return _compared(knot, said, titles)
    if method == "best_worst":
        return _extremes(knot, said, titles)
    names = zip(knot.items, titles, strict=True)
    given = [(said[item], title) for item, title in names if said.get(item) is not None]
    is_whole = len(given) == len(knot.items)
    if method == "swing":
        ranges = [_range(*one) for one in given]
        return swing(ranges, titles=titles) if is_whole else None
    numbers = [_number(*one) for one in given]
    if not is_whole:
        return None
    if method == "rank":
        return rank_order(numbers, scheme, titles=titles)
    return direct(numbers, titles=titles)


def _compared(knot: Knot, said: Mapping[str, Any], titles: Sequence[str]) -> Weighed | None:
    matrix = _judgements(knot, said, titles)
    return None if matrix is None else pairwise(matrix, titles=titles)


def _judgements(knot: Knot, said: Mapping[str, Any], titles: Sequence[str]) -> _Matrix | None:
    """Answers as a matrix with None for what is not said; None where nothing is."""
    at = {item: place for place, item in enumerate(knot.items)}
    matrix: _Matrix = [[None] * len(at) for _ in at]
    for pair, value in said.items():
        first, _, second = str(pair).partition(BESIDE)
        if first in at and second in at and value is not None:
            matrix[at[first]][at[second]] = _number(value, titles[at[first]])
    return None if all(value is None for row in matrix for value in row) else matrix


def _extremes(knot: Knot, said: Mapping[str, Any], titles: Sequence[str]) -> Weighed | None:
    best, worst = said.get("best"), said.get("worst")
    if best not in knot.items or worst not in knot.items:
        return None
    lists = []
    for side, one in (("above", best), ("below", worst)):
        told = said.get(side) or {}
        if not isinstance(told, Mapping):
            raise _no_number(titles[knot.items.index(one)])
        known = zip([1 if i == one else told.get(i) for i in knot.items], titles, strict=True)
        lists.append([_number(value, title) for value, title in known if value is not None])
    if any(len(one) < len(knot.items) for one in lists):
        return None
    return best_worst(knot.items.index(best), knot.items.index(worst), *lists, titles=titles)


def _range(said: Any, title: str) -> tuple[float, float]:
    if isinstance(said, list | tuple) and len(said) == 2:
        return _number(said[0], title), _number(said[1], title)
    value = _number(said, title)
    return value, value


def _number(said: Any, title: str) -> float:
    if isinstance(said, bool) or not isinstance(said, int | float) or not abs(said) <= LARGEST:
        raise _no_number(title)
    return float(said)


def _no_number(title: str) -> Invalid:
    return Invalid(
        "answer_wrong",
        gettext_noop("The answer on “{title}” is not a number up to {most}."),
        field="answers",
        title=title,
        most=int(LARGEST),
    )


def _bounds(
    parents: Mapping[str, str | None],
    weighed: Mapping[str | None, Weighed],
    shares: Mapping[str, float],
    side: str,
) -> dict[str, float]:
    """Bounds of the whole are products along the path: knots are answered apart."""
    local: dict[str, float] = {}
    found: dict[str, float] = {}
    for knot in knots(parents):
        one = weighed.get(knot.id or None)
        ends = getattr(one, side) if one is not None else ()
        local |= dict(zip(knot.items, ends, strict=False))
    for item in parents:
        product, at = 1.0, item
        while True:
            above = parents[at]
            whole = shares[above] if above is not None else 1.0
            product *= local.get(at, shares[at] / whole if whole else 0.0)
            if above is None:
                break
            at = above
        found[item] = product
    return found

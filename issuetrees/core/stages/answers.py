"""What answers do to routes: which of them blocks, and which question is worth answering next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count, groupby, islice, product, takewhile
from typing import Final

from issuetrees.core.stages.records import Answers, Fork, StageMap
from issuetrees.core.stages.routes import best_months

#: So many answers at most are thought of as changed at once.
_MOST_CHANGED: Final = 3
#: So many changes are tried.
_MOST_TRIED: Final = 60
#: So many sets of forks are kept in mind at each stage.
_MOST_SETS: Final = 64


@dataclass(frozen=True, slots=True)
class Change:
    """Other answers to forks, and the months of the best route that they open."""

    answers: Mapping[str, str]
    months: float


@dataclass(frozen=True, slots=True)
class Worth:
    """What the answer to an open fork decides: the best months by option, None where it leaves
    no route; ``rise`` is by how much the dearest option lengthens the best route, in months,
    None where an option leaves none.
    """

    fork: Fork
    months: Mapping[str, float | None]
    rise: float | None


def with_answer(answers: Answers, fork_id: str, option: str) -> Answers:
    """Return answers with one fork answered anew."""
    return {**answers, fork_id: frozenset({option})}


def nearest_changes(
    found: StageMap, answers: Answers, source_id: str, target_id: str
) -> tuple[Change, ...]:
    """Return the fewest other answers that open a route where there is none, the shortest first.

    Nothing is returned where no answer would help. A limited number of them is tried.
    """
    tried = islice(_tried(found, answers, source_id, target_id), _MOST_TRIED)
    for _size, changes in groupby(tried, key=len):
        opening = [
            Change(changed, months)
            for changed in changes
            for months in [best_months(found, _with_all(answers, changed), source_id, target_id)]
            if months is not None
        ]
        if opening:
            return tuple(sorted(opening, key=lambda change: change.months))
    return ()


def blocking(found: StageMap, answers: Answers, source_id: str, target_id: str) -> tuple[Fork, ...]:
    """Return the forks without whose answers there would be a route: each of them is enough.

    Where no single one is, the smallest set that is enough together.
    """
    in_the_way = _in_the_way(found, answers, source_id, target_id)
    first = next(in_the_way, frozenset[str]())
    if len(first) == 1:
        first = first.union(*takewhile(lambda forks: len(forks) == 1, in_the_way))
    return tuple(fork for fork in found.forks.values() if fork.id in first)


def option_months(
    found: StageMap, answers: Answers, source_id: str, target_id: str
) -> dict[str, dict[str, float | None]]:
    """Return the months of the best route by fork and option, None where an option leaves none."""
    return {
        fork.id: {
            option: best_months(found, with_answer(answers, fork.id, option), source_id, target_id)
            for option in fork.options
        }
        for fork in found.forks.values()
    }


def next_questions(
    found: StageMap, answers: Answers, source_id: str, target_id: str
) -> tuple[Worth, ...]:
    """Return the open forks whose answers change the best route, what changes it most first."""
    now = best_months(found, answers, source_id, target_id)
    months = option_months(found, answers, source_id, target_id) if now is not None else {}
    return questions(found, answers, now, months)


def questions(
    found: StageMap,
    answers: Answers,
    now: float | None,
    months: Mapping[str, Mapping[str, float | None]],
) -> tuple[Worth, ...]:
    """Return what ``next_questions`` does, where its parts are known: ``now`` are the months of
    the best route as it is, ``months`` what ``option_months`` gives.
    """
    if now is None:
        return ()
    worth = [
        _worth(fork, months[fork.id], now)
        for fork in found.forks.values()
        if not answers.get(fork.id) and len(fork.options) > 1
    ]
    changing = [one for one in worth if one.rise is None or one.rise > 0]
    return tuple(sorted(changing, key=_rank))


def _worth(fork: Fork, months: Mapping[str, float | None], now: float) -> Worth:
    known = [value for value in months.values() if value is not None]
    is_sure = len(known) == len(months)
    return Worth(fork, months, max(known) - now if is_sure else None)


def _rank(worth: Worth) -> tuple[int, float]:
    """No route at all weighs more than any number of months, for more options the more."""
    closed = sum(value is None for value in worth.months.values())
    return -closed, -(worth.rise or 0.0)


def _tried(
    found: StageMap, answers: Answers, source_id: str, target_id: str
) -> Iterator[dict[str, str]]:
    """Yield other answers that may open a route, the fewest first."""
    for in_the_way in _in_the_way(found, answers, source_id, target_id):
        forks = [fork for fork in found.forks.values() if fork.id in in_the_way]
        others = [[one for one in fork.options if one not in answers[fork.id]] for fork in forks]
        for options in product(*others):
            yield dict(zip((fork.id for fork in forks), options, strict=True))


def _with_all(answers: Answers, changed: Mapping[str, str]) -> Answers:
    return {**answers, **{fork: frozenset({option}) for fork, option in changed.items()}}


def _in_the_way(
    found: StageMap, answers: Answers, source_id: str, target_id: str
) -> Iterator[frozenset[str]]:
    """Yield sets of forks whose answers close a walk to the goal, the smallest sets first.

    A search by stages and sets: what is in the way so far, where one has come. Its cost grows
    with the map, not with the number of ways to choose among the forks.
    """
    after = _closed_by(found, answers)
    order = count()
    waiting = [(0, next(order), source_id, frozenset[str]())]
    seen: dict[str, set[frozenset[str]]] = {}
    while waiting:
        _size, _turn, stage_id, forks = heappop(waiting)
        if stage_id == target_id:
            yield forks
            continue
        for following, closing in after.get(stage_id, ()):
            wider = forks | closing
            known = seen.setdefault(following, set())
            if len(wider) <= _MOST_CHANGED and len(known) < _MOST_SETS and wider not in known:
                known.add(wider)
                heappush(waiting, (len(wider), next(order), following, wider))


def _closed_by(found: StageMap, answers: Answers) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Return by stage where its ways lead, and the forks whose answers close each of them."""
    after: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for way in found.transitions:
        conditions = [*way.condition.items(), *found.stages[way.target_id].condition.items()]
        if all(allowed for _fork, allowed in conditions):
            closing = frozenset(
                fork
                for fork, allowed in conditions
                if answers.get(fork) and not allowed & answers[fork]
            )
            after.setdefault(way.source_id, []).append((way.target_id, closing))
    return after

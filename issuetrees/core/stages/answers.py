"""What answers do to routes: which of them blocks, and which question is worth answering next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from issuetrees.core.stages.records import Answers, Fork, StageMap
from issuetrees.core.stages.routes import best_months

#: So many answers at most are thought of as changed at once.
_MOST_CHANGED: Final = 3


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

    Nothing is returned where no answer would help.
    """
    given = [fork for fork in found.forks.values() if answers.get(fork.id)]
    for size in range(1, min(len(given), _MOST_CHANGED) + 1):
        changes = [
            change
            for forks in combinations(given, size)
            if _opens(found, answers, forks, source_id, target_id)
            for change in _changes(found, answers, forks, source_id, target_id)
        ]
        if changes:
            return tuple(sorted(changes, key=lambda change: change.months))
    return ()


def blocking(found: StageMap, answers: Answers, source_id: str, target_id: str) -> tuple[Fork, ...]:
    """Return the forks without whose answers there would be a route: each of them is enough.

    Where no single one is, the smallest set that is enough together.
    """
    given = [fork for fork in found.forks.values() if answers.get(fork.id)]
    single = [fork for fork in given if _opens(found, answers, (fork,), source_id, target_id)]
    if single:
        return tuple(single)
    for size in range(2, min(len(given), _MOST_CHANGED) + 1):
        for forks in combinations(given, size):
            if _opens(found, answers, forks, source_id, target_id):
                return forks
    return ()


def next_questions(
    found: StageMap, answers: Answers, source_id: str, target_id: str
) -> tuple[Worth, ...]:
    """Return the open forks whose answers change the best route, what changes it most first."""
    now = best_months(found, answers, source_id, target_id)
    if now is None:
        return ()
    worth = [
        _worth(found, answers, fork, source_id, target_id, now)
        for fork in found.forks.values()
        if not answers.get(fork.id) and len(fork.options) > 1
    ]
    changing = [one for one in worth if one.rise is None or one.rise > 0]
    return tuple(sorted(changing, key=_rank))


def _worth(
    found: StageMap, answers: Answers, fork: Fork, source_id: str, target_id: str, now: float
) -> Worth:
    months = {
        option: best_months(found, with_answer(answers, fork.id, option), source_id, target_id)
        for option in fork.options
    }
    known = [value for value in months.values() if value is not None]
    is_sure = len(known) == len(months)
    return Worth(fork, months, max(known) - now if is_sure else None)


def _rank(worth: Worth) -> tuple[int, float]:
    """No route at all weighs more than any number of months, for more options the more."""
    closed = sum(value is None for value in worth.months.values())
    return -closed, -(worth.rise or 0.0)


def _opens(
    found: StageMap, answers: Answers, forks: Sequence[Fork], source_id: str, target_id: str
) -> bool:
    left = {key: value for key, value in answers.items() if key not in {one.id for one in forks}}
    return best_months(found, left, source_id, target_id) is not None


def _changes(
    found: StageMap, answers: Answers, forks: Sequence[Fork], source_id: str, target_id: str
) -> Iterator[Change]:
    others = [[one for one in fork.options if one not in answers[fork.id]] for fork in forks]
    for options in product(*others):
        changed = dict(zip((fork.id for fork in forks), options, strict=True))
        given = {**answers, **{fork: frozenset({option}) for fork, option in changed.items()}}
        months = best_months(found, given, source_id, target_id)
        if months is not None:
            yield Change(changed, months)

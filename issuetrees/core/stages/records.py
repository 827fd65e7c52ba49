"""What a stage map says: stages, the transitions between them, the forks that decide.

A **condition** names forks with the answers that it allows: it is met unless a fork that it names
was answered with none of them, or it allows none. So an unanswered fork closes nothing, and no
answer opens anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

#: Levels of a competency: 0 is "not shown yet".
LEVELS: Final = range(5)

#: Answers by fork; a fork that is missing or has no answer is open.
Answers: TypeAlias = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Months:
    """How long a transition takes: least, likely and most months."""

    least: float
    likely: float
    most: float


@dataclass(frozen=True, slots=True)
class Stage:
    """A place on the map; ``required`` is the level that it asks for by competency.

    ``is_final`` marks a stage where a way may end; ``builds_on`` is the stage whose levels it takes
    over, which are in ``required``.
    """

    id: str
    title: str
    track: str = ""
    required: Mapping[str, int] = field(default_factory=dict)
    condition: Answers = field(default_factory=dict)
    is_final: bool = False
    builds_on: str = ""


@dataclass(frozen=True, slots=True)
class Transition:
    """A way from one stage to another; without ``months`` nobody has said how long it takes.

    Its id is that of its arrow, several joined by "+" where it leads through forks. ``timed_by``
    is the arrow that the months stand on.
    """

    id: str
    source_id: str
    target_id: str
    months: Months | None = None
    condition: Answers = field(default_factory=dict)
    is_backward: bool = False
    timed_by: str = ""

    @property
    def links(self) -> tuple[str, ...]:
        """The ids of its arrows, in their order."""
        return tuple(self.id.split("+"))


@dataclass(frozen=True, slots=True)
class Fork:
    """A question that decides; ``options`` are its answers, in words by id.

    Conditions name it by ``id``; ``node_id`` is where it stands on the map. ``former`` are names
    that it had before: answers that people gave under one of them still count.
    """

    id: str
    question: str
    options: Mapping[str, str] = field(default_factory=dict)
    is_multiple: bool = False
    node_id: str = ""
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StageMap:
    """A whole map; ``competencies`` are titles by key.

    ``twins`` are forks left out because another one has their key, by their id with that key.
    ``lost_forks`` are entered by ways, and none leads on from them to a stage. ``is_cut`` where
    there are more ways through forks than are followed.
    """

    stages: Mapping[str, Stage]
    transitions: tuple[Transition, ...] = ()
    forks: Mapping[str, Fork] = field(default_factory=dict)
    competencies: Mapping[str, str] = field(default_factory=dict)
    lost_forks: frozenset[str] = frozenset()
    is_cut: bool = False
    twins: Mapping[str, Fork] = field(default_factory=dict)


def is_met(condition: Answers, answers: Answers) -> bool:
    """Tell whether answers leave a condition open."""
    return all(
        bool(allowed) and (not answers.get(fork) or bool(allowed & answers[fork]))
        for fork, allowed in condition.items()
    )

"""A team on a map: who has what a stage asks for, who lacks what, who could come next.

Nobody is put before anybody: people keep the order in which they are given. Each competency
counts for itself; more of one makes up for no other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from issuetrees.core.stages.gaps import Gap, gaps
from issuetrees.core.stages.records import Answers, Stage, StageMap
from issuetrees.core.stages.routes import best_months, open_ways


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on a map: the levels that count (a competency that is missing is 0), the stage
    where they are ("" where nobody has said), and their answers.
    """

    id: str
    levels: Mapping[str, int]
    stage_id: str = ""
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fit:
    """What a member lacks for a stage, competency by competency in the order of the map.

    ``is_onward``: a way leads there from where they are, or nobody has said where that is;
    ``is_next``: one step leads there.
    """

    member: Member
    gaps: tuple[Gap, ...]
    is_onward: bool
    is_next: bool

    @property
    def is_ready(self) -> bool:
        """Whether they have everything that the stage asks for."""
        return not self.gaps


@dataclass(frozen=True, slots=True)
class Readiness:
    """Who is on a stage, and how far those fit who are not; a stage that asks for nothing
    (``is_open``) says nothing of anybody's readiness.
    """

    stage: Stage
    there: tuple[Member, ...]
    fits: tuple[Fit, ...]

    @property
    def is_open(self) -> bool:
        """Whether the stage asks for no competency."""
        return not any(self.stage.required.values())

    @property
    def ready(self) -> tuple[Member, ...]:
        """Those who are not there, could come and lack nothing."""
        could = (one for one in self.fits if one.is_onward and one.is_ready)
        return () if self.is_open else tuple(one.member for one in could)


@dataclass(frozen=True, slots=True)
class Successor:
    """How somebody could come to a stage: what they lack, and the likely months of the best way
    from where they are; None where no way leads there, or nobody has said where they are.
    """

    member: Member
    gaps: tuple[Gap, ...]
    months: float | None


def readiness(found: StageMap, members: Sequence[Member]) -> tuple[Readiness, ...]:
    """Return each stage in the order of the map with who is on it and who is ready for it."""
    ahead = {one.id: _ahead(found, one) for one in members}
    return tuple(_readiness(found, stage, members, ahead) for stage in found.stages.values())


@dataclass(frozen=True, slots=True)
class _Ahead:
    """Stages to which a way leads, and those that are one step away."""

    onward: frozenset[str]
    next: frozenset[str] = frozenset()


def _ahead(found: StageMap, member: Member) -> _Ahead:
    """What lies ahead of where somebody is, with their answers; all of it where nobody knows."""
    if member.stage_id not in found.stages:
        return _Ahead(frozenset(found.stages))
    ways = open_ways(found, member.answers, member.stage_id)
    return _Ahead(
        frozenset(nx.descendants(ways, member.stage_id)), frozenset(ways[member.stage_id])
    )


def _readiness(
    found: StageMap, stage: Stage, members: Sequence[Member], ahead: Mapping[str, _Ahead]
) -> Readiness:
    return Readiness(
        stage,
        tuple(one for one in members if one.stage_id == stage.id),
        tuple(
            Fit(
                one,
                gaps(stage, one.levels, found.competencies),
                stage.id in ahead[one.id].onward,
                stage.id in ahead[one.id].next,
            )
            for one in members
            if one.stage_id != stage.id
        ),
    )


def successors(found: StageMap, stage_id: str, members: Iterable[Member]) -> tuple[Successor, ...]:
    """Return who could come to a stage, of those who are not on it, in their order."""
    stage = found.stages[stage_id]
    return tuple(
        Successor(
            one,
            gaps(stage, one.levels, found.competencies),
            best_months(found, one.answers, one.stage_id, stage_id)
            if one.stage_id in found.stages
            else None,
        )
        for one in members
        if one.stage_id != stage_id
    )

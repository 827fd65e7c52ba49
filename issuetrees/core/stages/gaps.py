"""What somebody lacks for a stage, competency by competency; more of one makes up for no other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from issuetrees.core.stages.records import Stage


@dataclass(frozen=True, slots=True)
class Gap:
    """A competency (by key) that falls short: the level required, the level shown."""

    competency: str
    required: int
    own: int

    @property
    def levels(self) -> int:
        """How many levels are missing."""
        return self.required - self.own


def gaps(stage: Stage, own: Mapping[str, int], competencies: Iterable[str]) -> tuple[Gap, ...]:
    """Return what is missing for a stage, in the order of the map's competencies.

    A competency that was never assessed is "not shown yet", which is level 0.
    """
    return tuple(
        Gap(key, stage.required[key], own.get(key, 0))
        for key in competencies
        if stage.required.get(key, 0) > own.get(key, 0)
    )


def missing_levels(found: Iterable[Gap]) -> int:
    """Return the number of levels that are missing in all."""
    return sum(gap.levels for gap in found)


def blocking_gaps(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return the largest gaps: nothing else that is learnt makes up for them."""
    known = tuple(found)
    largest = max((gap.levels for gap in known), default=0)
    return tuple(gap for gap in known if gap.levels == largest)

"""What checks of a map say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

from issuetrees.core.mece.records import Side
from issuetrees.core.stages.records import Stage, StageMap, Transition

#: What is wrong for sure, and what is worth a look.
MapVerdict: TypeAlias = Literal["disproved", "advice"]
WRONG: Final = "disproved"
ADVICE: Final = "advice"


@dataclass(frozen=True, slots=True)
class MapFinding:
    """What a check says: a stable code, an English sentence with places, what fills them.

    ``place_id`` is the stage or fork where it belongs ("" for the map as a whole), ``related_ids``
    are the other stages, forks and arrows concerned, or the key of a competency. ``verdict`` and
    ``side`` are those of findings on trees: an answer without a way is a gap, one with several
    ways an overlap, all else a matter of shape.
    """

    code: str
    verdict: MapVerdict
    message: str
    details: Mapping[str, Any]
    place_id: str = ""
    related_ids: tuple[str, ...] = field(default=())
    side: Side = "shape"


def of_stage(
    code: str, verdict: MapVerdict, message: str, stage: Stage, **details: Any
) -> MapFinding:
    """Return a finding on a stage, which is named in the sentence."""
    return MapFinding(code, verdict, message, {"stage": stage.title, **details}, stage.id)


def of_way(
    code: str, verdict: MapVerdict, message: str, found: StageMap, way: Transition, **details: Any
) -> MapFinding:
    """Return a finding on a way between two stages, which are named in the sentence."""
    source, target = found.stages[way.source_id], found.stages[way.target_id]
    ends = {"source": source.title, "target": target.title}
    return MapFinding(code, verdict, message, {**ends, **details}, source.id, way.links)


def in_row(words: list[str]) -> str:
    """Return words as one stands them in a sentence."""
    return ", ".join(words)

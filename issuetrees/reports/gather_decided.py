"""The decisions of a report's engagement and its roadmap: a fixed number of queries."""

import uuid
from typing import Any, Final

from issuetrees.reports.decided import (
    Decided,
    DecidedOn,
    PeriodSum,
    RoadLane,
    Roadmap,
    Stint,
)
from issuetrees.tracking.models.decisions import Decision
from issuetrees.tracking.read import decisions as read
from issuetrees.tracking.read.roadmap import Step
from issuetrees.tracking.read.roadmap import roadmap as read_roadmap
from issuetrees.workspaces.access import Reader

#: The kinds of section that show decisions, and the one that shows the roadmap.
DECISIONS: Final = frozenset({"decision_log", "wont_do"})
ROADMAP: Final = "roadmap"


def build_decided(kinds: set[str], reader: Reader, engagement_id: uuid.UUID) -> dict[str, Any]:
    """Return the fields of the document that the sections of these kinds show."""
    found: dict[str, Any] = {}
    if DECISIONS & kinds:
        found["decided"] = _log(reader, engagement_id)
    if ROADMAP in kinds:
        found["roadmap"] = _roadmap(reader, engagement_id)
    return found


def _log(reader: Reader, engagement_id: uuid.UUID) -> tuple[Decided, ...]:
    rows = list(read.decisions(reader, engagement_id))
    holding = {row.pk for row in read.standing(rows).values()}
    return tuple(_decided(row, is_standing=row.pk in holding) for row in reversed(rows))


def _decided(row: Decision, *, is_standing: bool) -> Decided:
    known = row.known_then
    return Decided(
        id=str(row.pk),
        number=row.number,
        initiative=row.initiative.title,
        verdict=row.verdict,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        reason=row.reason,
        conditions=row.conditions,
        place=known.place,
        ranked=known.ranked,
        points=known.points,
        cost=known.cost_likely,
        gates=tuple(DecidedOn(gate.title, gate.verdict, gate.reason) for gate in known.gates),
        portfolio=known.portfolio,
        is_standing=is_standing,
    )


def _roadmap(reader: Reader, engagement_id: uuid.UUID) -> Roadmap:
    found = read_roadmap(reader, engagement_id)
    return Roadmap(
        periods=tuple(
            PeriodSum(period.title, cost)
            for period, cost in zip(found.periods, found.sums, strict=True)
        ),
        lanes=tuple(
            RoadLane(str(lane.side), tuple(map(_stint, lane.steps))) for lane in found.lanes
        ),
        undated=tuple(row.title for row in found.undated),
    )


def _stint(step: Step) -> Stint:
    row = step.initiative
    is_running = row.state == "running"
    return Stint(str(row.pk), row.title, step.first, step.last, step.cost, is_running)

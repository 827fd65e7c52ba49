"""The goals that a reader may see."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, QuerySet

from issuetrees.kit.rows import one
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.scores import Score, ScoreState
from issuetrees.scoring.read import sheets
from issuetrees.workspaces.access import Reader, within


@dataclass(frozen=True)
class Scored:
    """An initiative that has a score on a goal."""

    id: uuid.UUID
    title: str


@dataclass(frozen=True)
class FedGoal:
    """A goal that comes from a question, and the initiatives scored on it or on a part of it."""

    id: uuid.UUID
    title: str
    node_id: uuid.UUID
    initiatives: list[Scored]

    @property
    def initiative_count(self) -> int:
        """How many initiatives hang on the question through this goal."""
        return len(self.initiatives)


def goals(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Goal]:
    """Return the goals of an engagement in their order."""
    return all_goals(reader).filter(engagement_id=engagement_id)


def ends(found: Sequence[Goal], criteria: Iterable[Criterion]) -> list[Goal]:
    """Return the goals that are no mere sum of others: with criteria, or without parts."""
    used = {criterion.goal_id for criterion in criteria}
    parents = {row.parent_id for row in found}
    return [row for row in found if row.pk in used or row.pk not in parents]


def goal(reader: Reader, goal_id: uuid.UUID) -> Goal:
    """Return a goal with its engagement, or raise NotFound."""
    return one(all_goals(reader).filter(pk=goal_id))


def fed_by(reader: Reader, graph_id: uuid.UUID) -> list[FedGoal]:
    """Return the goals that come from questions of a tree, in their order; two queries."""
    rows = list(all_goals(reader).filter(engagement__graphs=graph_id))
    parts = _with_parts(rows)
    scored = _scored(reader, {pk for pks in parts.values() for pk in pks})
    return [
        FedGoal(row.pk, row.title, row.node.id, _together(scored, parts[row.pk]))
        for row in rows
        if row.node and row.node.graph_id == graph_id and not row.node.is_deleted
    ]


def _with_parts(rows: Sequence[Goal]) -> dict[uuid.UUID, list[uuid.UUID]]:
    """Return each goal with all its parts; a part comes after what it belongs to."""
    found: dict[uuid.UUID, list[uuid.UUID]] = {row.pk: [row.pk] for row in rows}
    parents = {row.pk: row.parent_id for row in rows}
    for row in rows:
        above = row.parent_id
        while above in found:
            found[above].append(row.pk)
            above = parents[above]
    return found


def _scored(reader: Reader, goal_ids: set[uuid.UUID]) -> dict[uuid.UUID, dict[uuid.UUID, str]]:
    """Return the titles of initiatives that have a score which the reader may see, by goal."""
    seen = Score.objects.filter(sheets.seen(reader))
    given = seen.filter(criterion__goal__in=goal_ids, state=ScoreState.GIVEN)
    found: dict[uuid.UUID, dict[uuid.UUID, str]] = {}
    cells = given.order_by().values_list("criterion__goal", "initiative", "initiative__title")
    for goal_id, pk, title in cells.distinct():
        found.setdefault(goal_id, {})[pk] = title
    return found


def _together(
    scored: Mapping[uuid.UUID, Mapping[uuid.UUID, str]], goal_ids: Iterable[uuid.UUID]
) -> list[Scored]:
    """Return the initiatives scored on any of the goals, by title."""
    titles = {pk: title for key in goal_ids for pk, title in scored.get(key, {}).items()}
    return [Scored(pk, title) for pk, title in sorted(titles.items(), key=lambda one: one[1])]


def usual_weight(
    reader: Reader, engagement_id: uuid.UUID, parent_id: uuid.UUID | None = None
) -> float:
    """Return the weight that a new goal begins with: the mean of its siblings, else 1."""
    return mean_weight(goals(reader, engagement_id).filter(parent=parent_id))


def mean_weight(rows: QuerySet[Any]) -> float:
    """Return the mean weight of rows, as short as people write it; 1 where there are none."""
    mean = rows.order_by().aggregate(mean=Avg("weight"))["mean"]
    return 1.0 if mean is None else round(mean, 2)


def all_goals(reader: Reader) -> QuerySet[Goal]:
    """Return the goals of all engagements that the reader may see."""
    found = Goal.objects.filter(within(reader))
    return found.select_related("engagement", "node").order_by("rank", "id")

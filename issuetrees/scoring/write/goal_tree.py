"""The goals of an engagement as a tree, in one order: parts right after what they belong to."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from issuetrees.core.errors import Invalid
from issuetrees.core.graph import rank
from issuetrees.core.text import gettext_noop
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.goals import Goal


@dataclass(frozen=True, slots=True)
class GoalTree:
    """All living goals of an engagement by their ranks."""

    goals: Sequence[Goal]

    def branch(self, goal: Goal) -> list[Goal]:
        """Return a goal and all its parts, in their order."""
        return _branch(goal, self.goals)

    def with_deleted(self, branch: Sequence[Goal], deleted: Sequence[Goal]) -> list[Goal]:
        """Return a branch with its deleted parts, so that they come back where it is then."""
        every = sorted([*branch, *deleted], key=lambda one: (one.rank, one.pk))
        return _branch(branch[0], every)

    def without(self, branch: Sequence[Goal]) -> "GoalTree":
        """Return the tree without a branch."""
        taken = {one.pk for one in branch}
        return GoalTree([one for one in self.goals if one.pk not in taken])

    def ranks(
        self, count: int, parent_id: uuid.UUID | None, before_id: uuid.UUID | None
    ) -> list[str]:
        """Return ranks for goals before one, or behind the last part of their parent."""
        at = next((at for at, one in enumerate(self.goals) if one.pk == before_id), None)
        if at is None or self.goals[at].parent_id != parent_id:
            at = self._end(parent_id)
        low = self.goals[at - 1].rank if at else None
        high = self.goals[at].rank if at < len(self.goals) else None
        return rank.sequence(low, high, count)

    def check_place(self, branch: Sequence[Goal], parent_id: uuid.UUID | None) -> None:
        """Refuse a parent of another engagement, a circle, too many levels, and one that is
        measured by criteria itself.
        """
        if parent_id is None:
            return
        parent = next((one for one in self.goals if one.pk == parent_id), None)
        if parent is None:
            raise _refused("foreign_goal", gettext_noop("The goal belongs to another engagement."))
        if parent_id in {one.pk for one in branch}:
            raise _refused("goals_cyclic", gettext_noop("A goal cannot be a part of itself."))
        if self._depth(parent) + _height(branch) > Goal.deepest:
            raise _refused(
                "goals_deep",
                gettext_noop("Goals have at most {most} levels."),
                most=Goal.deepest,
            )
        if Criterion.objects.filter(goal=parent).exists():
            raise _refused(
                "goal_measured",
                gettext_noop(
                    "“{title}” is measured by criteria. Move them to another goal before it is"
                    " divided into parts."
                ),
                title=parent.title,
            )

    def _depth(self, goal: Goal) -> int:
        by_id = {one.pk: one for one in self.goals}
        depth = 1
        while goal.parent_id in by_id:
            goal = by_id[goal.parent_id]
            depth += 1
        return depth

    def _end(self, parent_id: uuid.UUID | None) -> int:
        """The place behind all parts of a goal; None for the end."""
        parent = next((one for one in self.goals if one.pk == parent_id), None)
        if parent is None:
            return len(self.goals)
        last = self.branch(parent)[-1].pk
        return next(at for at, one in enumerate(self.goals) if one.pk == last) + 1


def _branch(goal: Goal, goals: Sequence[Goal]) -> list[Goal]:
    taken = {goal.pk}
    found = [goal]
    for one in goals:
        if one.parent_id in taken and one.pk not in taken:
            taken.add(one.pk)
            found.append(one)
    return found


def _height(branch: Sequence[Goal]) -> int:
    levels: dict[uuid.UUID | None, int] = {branch[0].pk: 1}
    for one in branch[1:]:
        levels[one.pk] = levels.get(one.parent_id, 0) + 1
    return max(levels.values())


def _refused(code: str, message: str, **details: object) -> Invalid:
    return Invalid(code, message, field="parent_id", **details)

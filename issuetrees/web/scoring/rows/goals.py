"""Goals and criteria in the words and shares of their page."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from issuetrees.core import scoring as core
from issuetrees.core.errors import Invalid
from issuetrees.kit.sentences import fill, sentence
from issuetrees.scoring import rows
from issuetrees.scoring.models.criteria import Criterion, MissingPolicy
from issuetrees.scoring.models.goals import Goal


@dataclass(frozen=True)
class Editing:
    """The form that is open: of which kind of thing, new under or instead of which row."""

    kind: str = ""
    key: uuid.UUID | None = None
    form: forms.Form | None = None

    def at(self, kind: str, key: uuid.UUID | None) -> forms.Form | None:
        """Return the form if it is open there."""
        return self.form if (kind, key) == (self.kind, self.key) else None


@dataclass
class CriterionRow:
    """A criterion as shown; shares are None while the weights cannot give any."""

    row: Criterion
    before: Criterion | None
    share_of_goal: Decimal | None = None
    share: Decimal | None = None
    form: forms.Form | None = None
    after_next: uuid.UUID | None = None
    is_last: bool = False
    limits: list[str] = field(default_factory=list)


@dataclass
class GoalRow:
    """A goal as shown with its criteria."""

    row: Goal
    before: Goal | None
    share: Decimal | None = None
    criteria: list[CriterionRow] = field(default_factory=list)
    form: forms.Form | None = None
    new_form: forms.Form | None = None
    after_next: uuid.UUID | None = None
    is_last: bool = False


def goal_rows(
    found_goals: list[Goal],
    found_criteria: list[Criterion],
    editing: Editing,
    names: Mapping[str, str],
) -> tuple[list[GoalRow], str]:
    """Return the goals as shown, and what is wrong with the weights, if anything is."""
    shares: core.ShareFigures | None = None
    problem = ""
    try:
        weights = core.weigh(
            [rows.goal(row) for row in found_goals], [rows.criterion(row) for row in found_criteria]
        )
    except Invalid as refused:
        problem = sentence(refused)
    else:
        shares = core.share_figures(weights.goals, weights.criteria)
    shown = []
    for index, goal in enumerate(found_goals):
        mine = [row for row in found_criteria if row.goal_id == goal.pk]
        shown.append(
            GoalRow(
                row=goal,
                before=found_goals[index - 1] if index else None,
                share=shares.goals[str(goal.pk)] if shares else None,
                criteria=_criterion_rows(mine, shares, editing, names),
                form=editing.at("goal", goal.pk),
                new_form=editing.at("new_criterion", goal.pk),
                after_next=_after_next(found_goals, index),
                is_last=index == len(found_goals) - 1,
            )
        )
    return shown, problem


def _criterion_rows(
    mine: list[Criterion],
    shares: core.ShareFigures | None,
    editing: Editing,
    names: Mapping[str, str],
) -> list[CriterionRow]:
    shown = []
    for index, criterion in enumerate(mine):
        key = str(criterion.pk)
        shown.append(
            CriterionRow(
                row=criterion,
                before=mine[index - 1] if index else None,
                share_of_goal=shares.inside[key] if shares else None,
                share=shares.criteria[key] if shares else None,
                form=editing.at("criterion", criterion.pk),
                after_next=_after_next(mine, index),
                is_last=index == len(mine) - 1,
                limits=_limits(criterion, names),
            )
        )
    return shown


def _limits(criterion: Criterion, names: Mapping[str, str]) -> list[str]:
    """What a criterion asks less than all for, and what it takes a missing score for."""
    kinds = [names[key] for key in criterion.kind_ids if key in names]
    people = [names[key] for key in criterion.assessor_ids if key in names]
    lines = [
        fill(_("For {kinds} only"), kinds=", ".join(kinds)) if kinds else "",
        fill(_("Scored by {people}"), people=", ".join(people)) if people else "",
    ]
    if criterion.missing != MissingPolicy.LEAVE_OUT:
        is_worst = criterion.missing == MissingPolicy.WORST
        lines.append(
            _("A missing score counts as the worst")
            if is_worst
            else _("A missing score counts as the middle")
        )
    return [line for line in lines if line]


def _after_next(found: list[Any], index: int) -> uuid.UUID | None:
    """The row before which one stands after a step down; None for the end."""
    return found[index + 2].pk if index + 2 < len(found) else None

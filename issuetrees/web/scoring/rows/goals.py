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
    """A goal as shown with its criteria; ``share`` is that of all its parts together.

    ``within`` is its share among its siblings where it is a part, ``above`` what it is a part of.
    """

    row: Goal
    before: Goal | None
    depth: int = 0
    share: Decimal | None = None
    within: Decimal | None = None
    above: "GoalRow | None" = None
    after: Goal | None = None
    after_next: uuid.UUID | None = None
    is_divided: bool = False
    is_before_measured: bool = False
    criteria: list[CriterionRow] = field(default_factory=list)
    form: forms.Form | None = None
    new_form: forms.Form | None = None
    part_form: forms.Form | None = None

    @property
    def into(self) -> Goal | None:
        """The goal before it, if it can be divided into parts."""
        return None if self.is_before_measured else self.before

    @property
    def key(self) -> str:
        """Its id as a text."""
        return str(self.row.pk)

    @property
    def is_last(self) -> bool:
        """Whether no sibling follows."""
        return self.after is None


def goal_rows(
    found_goals: list[Goal],
    found_criteria: list[Criterion],
    editing: Editing,
    names: Mapping[str, str],
) -> tuple[list[GoalRow], str]:
    """Return the goals as shown, parts after what they belong to, and what is wrong with the
    weights, if anything is.
    """
    shares, problem = _shares(found_goals, found_criteria)
    shown: list[GoalRow] = []
    _add_parts(None, found_goals, shown)
    for line in shown:
        key = line.row.pk
        mine = [row for row in found_criteria if row.goal_id == key]
        line.criteria = _criterion_rows(mine, shares, editing, names)
        above = line.before
        line.is_before_measured = any(above and row.goal_id == above.pk for row in found_criteria)
        line.form = editing.at("goal", key)
        line.new_form = editing.at("new_criterion", key)
        line.part_form = editing.at("new_part", key)
    if shares:
        _share_out(shown, shares.goals)
    return shown, problem


def _shares(
    found_goals: list[Goal], found_criteria: list[Criterion]
) -> tuple[core.ShareFigures | None, str]:
    goals = [rows.goal(row) for row in found_goals]
    criteria = [rows.criterion(row) for row in found_criteria]
    try:
        weights = core.weigh(core.end_goals(goals, {one.goal_id for one in criteria}), criteria)
    except Invalid as refused:
        return None, sentence(refused)
    return core.share_figures(weights.goals, weights.criteria), ""


def _add_parts(above: GoalRow | None, goals: list[Goal], shown: list[GoalRow]) -> None:
    parent_id = above.row.pk if above else None
    mine = [row for row in goals if row.parent_id == parent_id]
    for index, row in enumerate(mine):
        line = GoalRow(
            row=row,
            before=mine[index - 1] if index else None,
            depth=above.depth + 1 if above else 0,
            above=above,
            after=mine[index + 1] if index + 1 < len(mine) else None,
            after_next=_after_next(mine, index),
            is_divided=any(one.parent_id == row.pk for one in goals),
        )
        shown.append(line)
        _add_parts(line, goals, shown)


def _share_out(shown: list[GoalRow], shares: Mapping[str, Decimal | None]) -> None:
    """Give each goal the sum of its parts, so that what is shown adds up."""
    for line in reversed(shown):
        own = shares.get(str(line.row.pk))
        parts = [one.share for one in shown if one.above is line and one.share is not None]
        if own is not None or parts:
            line.share = sum(parts, own or Decimal(0))
    for line in shown:
        if line.above and line.above.share and line.share is not None:
            line.within = line.share / line.above.share


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

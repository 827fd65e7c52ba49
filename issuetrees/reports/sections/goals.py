"""Goals with their weights, and the criteria that measure them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.reports.document import Criterion, Goal, Ranking
from issuetrees.reports.sections.base import Assignment, Built, Entry, Typist
from issuetrees.reports.sections.options import YesNo

CRITERIA: Final = YesNo("has_criteria", gettext_lazy("Criteria"), default=True)
GATES: Final = YesNo("has_gates", gettext_lazy("Gates"), default=True)
OPTIONS: Final = (CRITERIA, GATES)


@dataclass(frozen=True, slots=True)
class ScaleEnd:
    """What an end of a scale means: in words, or as a value with words or a unit."""

    value: float | None
    words: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion, its share of the whole weight in whole percent, and the ends of its scale."""

    title: str
    description: str
    share: Decimal
    worst: ScaleEnd
    best: ScaleEnd


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal, its share of the whole weight as it is and in whole percent, and its criteria."""

    number: int
    title: str
    description: str
    share: float
    figure: Decimal
    criteria: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class GateRow:
    """A gate and its question."""

    title: str
    question: str


@dataclass(frozen=True, slots=True)
class GoalsContent:
    """Rows in the order of the goals, the largest share of all; gates after them."""

    goals: tuple[GoalRow, ...]
    most: float
    gates: tuple[GateRow, ...]


def build(assignment: Assignment) -> Built | None:
    """Return the page, or None without goals."""
    ranking, typist = assignment.document.ranking, assignment.typist
    if ranking is None or not ranking.goals:
        return None
    has_criteria = CRITERIA.of(assignment.choice)
    most = max(goal.share for goal in ranking.goals)
    figures = zip(ranking.goals, ranking.shares, ranking.shares_within, strict=True)
    rows = tuple(
        _goal_row(number, goal, share, within if has_criteria else None, typist)
        for number, (goal, share, within) in enumerate(figures, start=1)
    )
    gates = tuple(
        GateRow(typist.text(gate.title), typist.text(gate.question))
        for gate in ranking.gates
        if GATES.of(assignment.choice)
    )
    title = assignment.heading(action_title(ranking, typist))
    source = _("Source: weights agreed by the team, in percent of the whole decision")
    return Built(
        kind="goals",
        title=title,
        tracker=_("Goals and criteria"),
        content=GoalsContent(rows, most, gates),
        entries=(Entry(assignment.anchor, title),),
        source=typist.text(source),
        pages=1 + (len(ranking.criteria) // 16 if has_criteria else 0),
    )


def action_title(ranking: Ranking, typist: Typist) -> str:
    """Say which goal weighs most."""
    order = sorted(range(len(ranking.goals)), key=lambda index: -ranking.goals[index].share)
    first, *others = (ranking.goals[index] for index in order)
    shares = [ranking.shares[index] for index in order]
    if not others:
        return _("One goal decides: {goal}").format(goal=typist.quoted(first.title))
    if abs(first.share - others[-1].share) < 0.005:
        count = len(ranking.goals)
        same = ngettext(
            "{count} goal weighs the same", "All {count} goals weigh the same", count
        ).format(count=count)
        is_seen = len(set(ranking.shares)) == 1
        return same if is_seen else _("{same} (shares are rounded)").format(same=same)
    if abs(first.share - others[0].share) < 0.005:
        return _("{first} and {second} weigh most: {share} of the decision together").format(
            first=typist.quoted(first.title),
            second=typist.quoted(others[0].title),
            share=typist.percent(shares[0] + shares[1]),
        )
    return _("{goal} weighs most: {share} of the decision").format(
        goal=typist.quoted(first.title, 90), share=typist.percent(shares[0])
    )


def _goal_row(
    number: int, goal: Goal, share: Decimal, within: Sequence[Decimal] | None, typist: Typist
) -> GoalRow:
    return GoalRow(
        number=number,
        title=typist.text(goal.title),
        description=typist.text(goal.description),
        share=goal.share,
        figure=share,
        criteria=tuple(
            _criterion_row(criterion, part, typist)
            for criterion, part in zip(goal.criteria, within or (), strict=within is not None)
        ),
    )


def _criterion_row(criterion: Criterion, share: Decimal, typist: Typist) -> CriterionRow:
    worst, best = _ends(criterion, typist)
    return CriterionRow(
        title=typist.text(criterion.title),
        description=typist.text(criterion.description),
        share=share,
        worst=worst,
        best=best,
    )


def _ends(criterion: Criterion, typist: Typist) -> tuple[ScaleEnd, ScaleEnd]:
    """Worst and best end of the scale."""
    ends = (criterion.worst, criterion.best)
    if criterion.kind == "yes_no":
        worst, best = (ScaleEnd(None, _("yes") if value else _("no")) for value in ends)
        return worst, best
    words = {level.value: level.title or level.description for level in criterion.levels}
    unit = "" if words else typist.text(criterion.unit)
    worst, best = (ScaleEnd(value, typist.text(words.get(value, "")), unit) for value in ends)
    return worst, best

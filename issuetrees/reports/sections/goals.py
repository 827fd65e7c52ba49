"""Goals with their weights, and the criteria that measure them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.reports.document import Criterion, Goal, Ranking
from issuetrees.reports.sections.base import Built, Draft, Entry, Typist, anchor_of


@dataclass(frozen=True, slots=True)
class ScaleEnd:
    """What an end of a scale means: in words, or as a value with words or a unit."""

    value: float | None
    words: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion, its share of the whole weight, and the ends of its scale."""

    title: str
    description: str
    share: float
    worst: ScaleEnd
    best: ScaleEnd


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal, its share of the whole weight, and its criteria."""

    number: int
    title: str
    description: str
    share: float
    is_largest: bool
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


def build(draft: Draft) -> Built | None:
    """Return the page, or None without goals."""
    ranking, typist = draft.document.ranking, draft.typist
    if ranking is None or not ranking.goals:
        return None
    most = max(goal.share for goal in ranking.goals)
    rows = tuple(
        _goal_row(index, goal, most, typist) for index, goal in enumerate(ranking.goals, start=1)
    )
    gates = tuple(
        GateRow(typist.text(gate.title), typist.text(gate.question)) for gate in ranking.gates
    )
    title = draft.heading(action_title(ranking, typist))
    source = _("Source: weights agreed by the team, in percent of the whole decision")
    return Built(
        kind="goals",
        title=title,
        tracker=_("Goals and criteria"),
        content=GoalsContent(rows, most, gates),
        entries=(Entry(anchor_of("goals"), title),),
        source=typist.text(source),
        pages=1 + len(ranking.criteria) // 16,
    )


def action_title(ranking: Ranking, typist: Typist) -> str:
    """Say which goal weighs most."""
    first, *others = sorted(ranking.goals, key=lambda goal: -goal.share)
    if not others:
        return _("One goal decides: {goal}").format(goal=typist.quoted(first.title))
    if abs(first.share - others[-1].share) < 0.005:
        count = len(ranking.goals)
        return ngettext(
            "{count} goal weighs the same", "All {count} goals weigh the same", count
        ).format(count=count)
    if abs(first.share - others[0].share) < 0.005:
        return _("{first} and {second} weigh most: {share} of the decision together").format(
            first=typist.quoted(first.title),
            second=typist.quoted(others[0].title),
            share=typist.percent(first.share + others[0].share),
        )
    return _("{goal} weighs most: {share} of the decision").format(
        goal=typist.quoted(first.title, 90), share=typist.percent(first.share)
    )


def _goal_row(index: int, goal: Goal, most: float, typist: Typist) -> GoalRow:
    return GoalRow(
        number=index,
        title=typist.text(goal.title),
        description=typist.text(goal.description),
        share=goal.share,
        is_largest=goal.share == most,
        criteria=tuple(_criterion_row(criterion, typist) for criterion in goal.criteria),
    )


def _criterion_row(criterion: Criterion, typist: Typist) -> CriterionRow:
    worst, best = _ends(criterion, typist)
    return CriterionRow(
        title=typist.text(criterion.title),
        description=typist.text(criterion.description),
        share=criterion.share,
        worst=worst,
        best=best,
    )


def _ends(criterion: Criterion, typist: Typist) -> tuple[ScaleEnd, ScaleEnd]:
    """Worst and best end of the scale."""
    if criterion.kind == "yes_no":
        return ScaleEnd(None, _("no")), ScaleEnd(None, _("yes"))
    if criterion.kind == "rubric" and len(criterion.levels) > 1:
        ordered = sorted(criterion.levels, key=lambda level: level.value)
        low, high = (
            ScaleEnd(level.value, typist.text(level.title or level.description))
            for level in (ordered[0], ordered[-1])
        )
    else:
        unit = typist.text(criterion.unit)
        low, high = ScaleEnd(criterion.low, unit=unit), ScaleEnd(criterion.high, unit=unit)
    return (low, high) if criterion.direction == "more" else (high, low)

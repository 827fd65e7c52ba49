"""The ranking in the words and lengths of its page."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core import scoring as core
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.tones import tone_of
from issuetrees.kit.sentences import apart, sentence
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read.results import Board
from issuetrees.scoring.wording import moved_weight
from issuetrees.web.frame.tags.numbers import percent
from issuetrees.web.scoring.rows.bars import bar
from issuetrees.web.scoring.rows.scores import Cell, Column

NAMED: Final = 4
_QUIET: Final = frozenset({"no_criteria", "no_assessors", "no_initiatives", "not_ranked"})


@dataclass(frozen=True)
class RankingRow:
    """One initiative in the ranking."""

    row: Initiative
    result: core.InitiativeResult
    shown: core.PointFigures
    place: str
    bar: Drawing | None
    missing: str
    moved: list[str]

    @property
    def undecided(self) -> str:
        """The gates that nobody has decided."""
        return ", ".join(gate.title for gate in self.result.undecided)


@dataclass(frozen=True)
class Key:
    """An entry of the legend."""

    id: str
    tone: int
    title: str
    share: Decimal | None


@dataclass(frozen=True)
class Judgement:
    """What one assessor said on one criterion."""

    text: str
    reason: str


@dataclass(frozen=True)
class DetailRow:
    """One criterion of the initiative that is open."""

    title: str
    goal: str
    tone: int
    share: Decimal
    result: core.CriterionResult
    adds: Decimal
    judgements: list[Judgement]


def keys(board: Board, evaluation: core.Evaluation) -> list[Key]:
    """Return the legend: goals with their shares of the whole."""
    shares = core.share_figures(evaluation.goals, evaluation.criteria).goals
    return [
        Key(str(goal.pk), tone_of(index), goal.title, shares[str(goal.pk)])
        for index, goal in enumerate(board.goals)
    ]


def ranking(
    board: Board, evaluation: core.Evaluation, results: Sequence[core.InitiativeResult]
) -> list[RankingRow]:
    """Return initiatives in the words of the page, in their order."""
    initiatives = {str(row.pk): row for row in board.initiatives}
    titles = [goal.title for goal in board.goals]
    shares = core.share_figures(evaluation.goals, evaluation.criteria).goals
    names = _Names(board)
    rows = []
    for result in results:
        shown = core.point_figures(result)
        rows.append(
            RankingRow(
                row=initiatives[result.initiative_id],
                result=result,
                shown=shown,
                place=str(result.rank) if result.rank else "–",
                bar=bar(result, shown, titles),
                missing=names.missing(result),
                moved=_moved(result, titles, shares),
            )
        )
    return rows


def remarks(evaluation: core.Evaluation) -> list[str]:
    """Return the notices in sentences; what the page shows anyway is left out."""
    return [sentence(notice) for notice in evaluation.notices if notice.code not in _QUIET]


def details(
    board: Board, evaluation: core.Evaluation, open_id: uuid.UUID, given: Sequence[Score]
) -> list[DetailRow]:
    """Return the criteria of one initiative with what every assessor said of it."""
    result = next(one for one in evaluation.initiatives if one.initiative_id == str(open_id))
    shares = core.share_figures(evaluation.goals, evaluation.criteria).criteria
    adds = core.criterion_figures(result)
    tones = {goal.pk: tone_of(index) for index, goal in enumerate(board.goals)}
    said: Mapping[tuple[uuid.UUID, uuid.UUID], Score] = {
        (score.criterion_id, score.assessor_id): score for score in given
    }
    found = {one.criterion_id: one for one in result.criteria}
    return [
        DetailRow(
            title=criterion.title,
            goal=criterion.goal.title,
            tone=tones[criterion.goal_id],
            share=shares[str(criterion.pk)],
            result=found[str(criterion.pk)],
            adds=adds[str(criterion.pk)],
            judgements=[
                _judgement(criterion, said.get((criterion.pk, assessor.pk)))
                for assessor in board.assessors
            ],
        )
        for criterion in board.criteria
    ]


def _moved(
    result: core.InitiativeResult, titles: Sequence[str], shares: Mapping[str, Decimal | None]
) -> list[str]:
    """Say whose weight counts for the other goals, where there are points at all."""
    if result.total is None:
        return []
    said = [
        moved_weight(title, percent(shares[goal.goal_id]), goal.state)
        for goal, title in zip(result.goals, titles, strict=True)
        if shares[goal.goal_id]
    ]
    return [words for words in said if words]


def _judgement(criterion: Criterion, score: Score | None) -> Judgement:
    if score is None:
        return Judgement(_("not scored"), "")
    if score.value is None:
        return Judgement(str(score.get_state_display()).lower(), score.reason)
    column = Column(criterion, is_first_of_goal=False)
    name = dict(column.anchors).get(score.value, "")
    text = Cell(column, score).text
    return Judgement(f"{text} {name}" if name else text, score.reason)


class _Names:
    """Says in one line what is missing."""

    def __init__(self, board: Board) -> None:
        self.criteria = {str(row.pk): row.title for row in board.criteria}
        self.assessors = {str(row.pk): row.name for row in board.assessors}

    def missing(self, result: core.InitiativeResult) -> str:
        by_criterion: dict[str, list[str]] = {}
        for one in result.missing:
            by_criterion.setdefault(one.criterion_id, []).append(self.assessors[one.assessor_id])
        if not by_criterion:
            return ""
        parts = [
            f"{apart(self.criteria[key])} ({', '.join(map(apart, people))})"
            for key, people in by_criterion.items()
        ]
        told = _("not scored: {what}").format(what=", ".join(parts[:NAMED]))
        more = len(parts) - NAMED
        if more > 0:
            told += " " + ngettext(
                "and {count} more criterion", "and {count} more criteria", more
            ).format(count=more)
        return told

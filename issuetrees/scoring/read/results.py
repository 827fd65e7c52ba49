"""All that is scored in an engagement, and its ranking."""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from django.db.models import QuerySet

from issuetrees.core import scoring as core
from issuetrees.core.scoring.robust.standing import Standing, standing
from issuetrees.scoring import rows
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.gates import Gate, GateVerdict
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import rounds, sheets
from issuetrees.scoring.read.criteria import criteria
from issuetrees.scoring.read.gates import gates, verdicts
from issuetrees.scoring.read.goals import ends, goals
from issuetrees.scoring.read.initiatives import initiatives
from issuetrees.scoring.read.scores import scores
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Reader
from issuetrees.workspaces.models import Engagement

_Records: TypeAlias = tuple[
    list[core.Goal],
    list[core.Criterion],
    list[core.Initiative],
    list[core.Score],
    list[core.Assessor],
]


@dataclass(frozen=True, slots=True)
class Board:
    """All that goes into the evaluation of an engagement, as rows, in their order.

    ``round`` is the one whose scores these are, the assessors those of it. ``is_own`` where it is
    the reader's own sheet alone, since the others' are hidden from them; ``is_hidden`` where they
    are hidden from one who has none.
    ``goals`` are those that are no mere sum of others, which criteria hang on; ``tree`` has all.
    """

    tree: list[Goal]
    engagement_id: uuid.UUID
    goals: list[Goal]
    criteria: list[Criterion]
    initiatives: list[Initiative]
    assessors: list[Assessor]
    scores: list[Score]
    gates: list[Gate]
    verdicts: list[GateVerdict]
    currency: str
    round: Round | None = None
    is_own: bool = False
    is_hidden: bool = False

    def evaluation(self, shares: Mapping[str, float] | None = None) -> core.Evaluation:
        """Score and rank; raises Invalid where weights or a scale cannot give points.

        ``shares`` of the criteria, by id, stand in for the weights of now.
        """
        return core.evaluate(
            *self._records(shares),
            gates=[rows.gate(row) for row in self.gates],
            verdicts=[rows.verdict(row) for row in self.verdicts],
        )

    def standing(self) -> Standing:
        """Return what looks at robustness begin with; raises Invalid as ``evaluation`` does."""
        return standing(*self._records())

    def _records(self, shares: Mapping[str, float] | None = None) -> _Records:
        goals = core.end_goals(
            [rows.goal(row) for row in self.tree], {str(row.goal_id) for row in self.criteria}
        )
        criteria = [rows.criterion(row) for row in self.criteria]
        if shares is not None:
            criteria = [replace(one, weight=shares.get(one.id, 0.0)) for one in criteria]
            of = Counter[str]()
            for one in criteria:
                of[one.goal_id] += one.weight  # type: ignore[assignment]
            goals = [replace(one, weight=float(of[one.id])) for one in goals]
        return (
            goals,
            criteria,
            [rows.initiative(row) for row in self.initiatives],
            [rows.score(row) for row in self.scores],
            [rows.assessor(row) for row in self.assessors],
        )


def board(
    reader: Reader,
    engagement_id: uuid.UUID,
    known: Engagement | None = None,
    of: Round | None = None,
) -> Board:
    """Return all that is scored in an engagement, in nine queries, or raise NotFound.

    ``known`` is the engagement where this reader has read it already; ``of`` the round whose
    scores are meant, where it is not the one that the ranking is made of.
    """
    engagement = known or workspaces.engagement(reader, engagement_id)
    said = _said(reader, engagement_id, of)
    tree = list(goals(reader, engagement_id))
    yardsticks = list(criteria(reader, engagement_id))
    return Board(
        engagement_id=engagement_id,
        tree=tree,
        goals=ends(tree, yardsticks),
        criteria=yardsticks,
        initiatives=list(initiatives(reader, engagement_id)),
        assessors=[sheet.assessor for sheet in said.sheets],
        scores=list(said.scores.defer("reason", "created_at", "updated_at")),
        gates=list(gates(reader, engagement_id)),
        verdicts=list(verdicts(reader, engagement_id)),
        currency=engagement.currency,
        round=said.round,
        is_own=said.is_own,
        is_hidden=said.is_hidden,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """The scores that a reader's ranking is made of, and whose they are."""

    round: Round | None
    sheets: list[Sheet]
    scores: QuerySet[Score]
    is_own: bool = False
    is_hidden: bool = False


def _said(reader: Reader, engagement_id: uuid.UUID, of: Round | None) -> _Said:
    """Those of the round that counts; before there is one, the reader's own of that at work."""
    found = [of] if of else list(rounds.rounds(reader, engagement_id))
    row = of or rounds.counted(found) or rounds.at_work(found)
    if row is None:
        return _Said(None, [], Score.objects.none())
    everyone = list(rounds.uncounted_sheets(reader, row))
    own = sheets.own_of(reader, everyone)
    is_hidden = sheets.hides_from(row, own)
    theirs = scores(reader, engagement_id).filter(round=row)
    if not is_hidden:
        return _Said(row, everyone, theirs)
    mine = [own] if own else []
    return _Said(row, mine, theirs, is_own=own is not None, is_hidden=own is None)

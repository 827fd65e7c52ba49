"""A small scored engagement for tests."""

from dataclasses import dataclass
from typing import Any

from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.gates import Gate
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.kinds import InitiativeKind
from issuetrees.scoring.models.periods import Period
from issuetrees.scoring.models.teams import Team
from issuetrees.scoring.read import (
    assessors,
    criteria,
    gates,
    goals,
    initiatives,
    kinds,
    periods,
    teams,
)
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import gates as gates_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import kinds as kinds_write
from issuetrees.scoring.write import periods as periods_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.scoring.write import teams as teams_write
from tests.cast import Cast
from tests.once import once

LEVELS = [
    {"value": 0, "title": "None", "description": "Nobody notices"},
    {"value": 2, "title": "Some"},
    {"value": 4, "title": "Strong", "description": "People retell it"},
]


WRITES = {
    "goal": goals_write,
    "criterion": criteria_write,
    "gate": gates_write,
    "initiative": initiatives_write,
    "kind": kinds_write,
    "period": periods_write,
    "team": teams_write,
    "assessor": assessors_write,
}
READS = {
    "goal": goals,
    "criterion": criteria,
    "gate": gates,
    "initiative": initiatives,
    "kind": kinds,
    "period": periods,
    "team": teams,
    "assessor": assessors,
}


@dataclass(frozen=True)
class Case:
    """Two goals, three criteria of every kind, three initiatives (the first of the one kind that
    there is), two assessors, one gate, one period, one team.
    """

    goals: list[Goal]
    criteria: list[Criterion]
    initiatives: list[Initiative]
    assessors: list[Assessor]
    gate: Gate
    kind: InitiativeKind
    period: Period
    team: Team

    def entry(
        self, initiative: int, criterion: int, assessor: int = 0, **fields: Any
    ) -> scores_write.ScoreEntry:
        """Name a cell by indexes."""
        return scores_write.ScoreEntry(
            self.initiatives[initiative].pk,
            self.criteria[criterion].pk,
            self.assessors[assessor].pk,
            **fields,
        )


@once
def make_case(cast: Cast) -> Case:
    """Write the case to the cast's engagement; the second assessor is the commenter."""
    here: dict[str, Any] = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    goals = [
        goals_write.create_goal(**here, title=title, weight=weight)
        for title, weight in (("Be known", 3.0), ("Be chosen", 1.0))
    ]
    rubric = criteria_write.create_criterion(
        actor=cast.editor, goal_id=goals[0].pk, title="Talk", kind="rubric", levels=LEVELS
    )
    number = criteria_write.create_criterion(
        actor=cast.editor,
        goal_id=goals[0].pk,
        title="Reach",
        kind="number",
        worst=0,
        best=10,
        unit="M people",
    )
    yes_no = criteria_write.create_criterion(
        actor=cast.editor, goal_id=goals[1].pk, title="Repeatable", kind="yes_no"
    )
    kind = kinds_write.create_kind(**here, title="Event")
    names = ("City festival", "Podcast", "Limited edition")
    return Case(
        goals=goals,
        criteria=[rubric, number, yes_no],
        initiatives=[
            initiatives_write.create_initiative(**here, title=name, initiative_kind=of)
            for name, of in zip(names, ("event", "", ""), strict=True)
        ],
        assessors=[
            assessors_write.create_assessor(**here, name="Anna"),
            assessors_write.create_assessor(**here, name="Boris", user_id=cast.commenter.pk),
        ],
        gate=gates_write.create_gate(**here, title="Legal", question="Is it allowed?"),
        kind=kind,
        period=periods_write.create_period(**here, title="2027"),
        team=teams_write.create_team(**here, title="Design"),
    )

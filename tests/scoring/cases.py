"""A small scored engagement for tests."""

from dataclasses import dataclass
from typing import Any

from issuetrees.scoring import write
from issuetrees.scoring.models import Assessor, Criterion, Gate, Goal, Initiative
from tests.cast import Cast

LEVELS = [
    {"value": 0, "title": "None", "description": "Nobody notices"},
    {"value": 2, "title": "Some"},
    {"value": 4, "title": "Strong", "description": "People retell it"},
]


@dataclass(frozen=True)
class Case:
    """Two goals, three criteria of every kind, three initiatives, two assessors, one gate."""

    goals: list[Goal]
    criteria: list[Criterion]
    initiatives: list[Initiative]
    assessors: list[Assessor]
    gate: Gate

    def entry(
        self, initiative: int, criterion: int, assessor: int = 0, **fields: Any
    ) -> write.ScoreEntry:
        """Name a cell by indexes."""
        return write.ScoreEntry(
            self.initiatives[initiative].pk,
            self.criteria[criterion].pk,
            self.assessors[assessor].pk,
            **fields,
        )


def make_case(cast: Cast) -> Case:
    """Write the case to the cast's engagement; the second assessor is the commenter."""
    here: dict[str, Any] = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    goals = [
        write.create_goal(**here, title=title, weight=weight)
        for title, weight in (("Be known", 3.0), ("Be chosen", 1.0))
    ]
    rubric = write.create_criterion(
        actor=cast.editor, goal_id=goals[0].pk, title="Talk", kind="rubric", levels=LEVELS
    )
    number = write.create_criterion(
        actor=cast.editor,
        goal_id=goals[0].pk,
        title="Reach",
        kind="number",
        low=0,
        high=10,
        unit="M people",
    )
    yes_no = write.create_criterion(
        actor=cast.editor, goal_id=goals[1].pk, title="Repeatable", kind="yes_no"
    )
    names = ("City festival", "Podcast", "Limited edition")
    return Case(
        goals=goals,
        criteria=[rubric, number, yes_no],
        initiatives=[write.create_initiative(**here, title=name) for name in names],
        assessors=[
            write.create_assessor(**here, name="Anna"),
            write.create_assessor(**here, name="Boris", user_id=cast.commenter.pk),
        ],
        gate=write.create_gate(**here, title="Legal", question="Is it allowed?"),
    )

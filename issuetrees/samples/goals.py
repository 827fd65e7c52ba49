"""Goals with criteria, how people weigh them, and what assessors say of initiatives."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from issuetrees.accounts.models import Language
from issuetrees.samples.people import Team
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.scoring.write import weight_sets as weight_sets_write
from issuetrees.workspaces.models import Engagement

Json = dict[str, Any]
FOLDER: Final = Path(settings.BASE_DIR) / "fixtures" / "samples"
NAMES: Final = {Language.ENGLISH: "Sample workspace", Language.RUSSIAN: "Пример пространства"}


def make_goals(
    engagement: Engagement,
    people: Team,
    goals: list[Json],
    question_ids: dict[tuple[int, ...], uuid.UUID],
) -> tuple[list[uuid.UUID], dict[str, uuid.UUID]]:
    """Make goals with their criteria; return their ids, those of the criteria by key."""
    found: dict[str, uuid.UUID] = {}
    ids: list[uuid.UUID] = []
    for goal in goals:
        made = goals_write.create_goal(
            actor=people.lead,
            engagement_id=engagement.pk,
            title=goal["title"],
            weight=goal["weight"],
            node_id=question_ids[tuple(goal["question"])],
        )
        ids.append(made.pk)
        for criterion in goal["criteria"]:
            fields = {name: value for name, value in criterion.items() if name != "key"}
            found[criterion["key"]] = criteria_write.create_criterion(
                actor=people.lead, goal_id=made.pk, **fields
            ).pk
    return ids, found


def make_weights(
    engagement: Engagement,
    people: Team,
    sets: list[Json],
    goals: list[uuid.UUID],
    criteria: dict[str, uuid.UUID],
) -> None:
    """Have people weigh, each by a method of their own; the team has agreed on the weights used."""
    for said in sets:
        answers: dict[str, Json] = {"": {}}
        for goal_id, goal in zip(goals, said["goals"], strict=True):
            answers[""][str(goal_id)] = goal["weight"]
            answers[str(goal_id)] = {
                str(criteria[name]): weight for name, weight in goal["criteria"].items()
            }
        person = people.people[said["person"]]
        weight_sets_write.create_weight_set(
            actor=person,
            engagement_id=engagement.pk,
            user_id=person.pk,
            method=said["method"],
            answers=answers,
        )


def entries(
    case: Json,
    person: str,
    assessor_id: uuid.UUID,
    initiatives: dict[str, uuid.UUID],
    criteria: dict[str, uuid.UUID],
) -> Iterator[scores_write.ScoreEntry]:
    """What a person says of all initiatives."""
    for initiative in case["initiatives"]:
        for criterion, cell in initiative["scores"][person].items():
            yield scores_write.ScoreEntry(
                initiatives[initiative["key"]],
                criteria[criterion],
                assessor_id,
                state=cell.get("state", "given"),
                value=cell.get("value"),
                low=cell.get("low"),
                high=cell.get("high"),
                reason=cell.get("reason"),
            )

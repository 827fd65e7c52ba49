"""All of the scoring of an engagement copied into another one."""

import json
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from issuetrees.kit.copies import copies
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.gates import Gate, GateVerdict
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.kinds import InitiativeKind
from issuetrees.scoring.models.periods import Period, PeriodCost
from issuetrees.scoring.models.relations import Relation
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.models.teams import Effort, Team
from issuetrees.scoring.models.weight_sets import WeightSet
from issuetrees.scoring.write.rounds import first_round
from issuetrees.workspaces.models import Engagement

Made = Mapping[uuid.UUID, Model]


def copy_scoring(
    source: Engagement, target: Engagement, nodes: Mapping[str, str], *, has_scores: bool
) -> Made:
    """Copy goals, criteria, gates, initiatives and assessors; with what was said, if asked to.

    ``nodes`` has the new id of each question that a goal may come from. Call it inside a
    transaction, for somebody who may edit both engagements. Return the copies by the old ids.
    """
    here = {"engagement": target}
    goals = _copy_goals(source, target, nodes)
    kinds = copies(InitiativeKind.objects.filter(engagement=source), lambda _kind: here)
    initiatives = copies(
        Initiative.objects.filter(engagement=source),
        lambda one: {**here, "kind": kinds.get(one.kind_id)},
    )
    parts = _copy_parts(source, here, initiatives)
    assessors = copies(Assessor.objects.filter(engagement=source), lambda _one: here)
    criteria = copies(
        Criterion.objects.filter(goal__in=list(goals)),
        lambda criterion: {
            "goal": goals[criterion.goal_id],
            "kind_ids": _copied(criterion.kind_ids, kinds),
            "assessor_ids": _copied(criterion.assessor_ids, assessors),
        },
    )
    gates = copies(
        Gate.objects.filter(engagement=source),
        lambda gate: {**here, "criterion_ids": _copied(gate.criterion_ids, criteria)},
    )
    rounds: Made = {}
    sets: Made = {}
    if has_scores:
        rounds = _copy_rounds(source, target, criteria, initiatives, assessors)
        _copy_what_was_said(source, rounds, criteria, gates, initiatives, assessors)
        sets = _copy_weight_sets(source, target, {**goals, **criteria})
    elif assessors:
        first_round(target)
    told = {**assessors, **criteria, **gates, **rounds, **sets}
    return {**goals, **kinds, **initiatives, **parts, **told}


def _copy_rounds(
    source: Engagement, target: Engagement, criteria: Made, initiatives: Made, assessors: Made
) -> Mapping[uuid.UUID, Round]:
    rounds = copies(Round.objects.filter(engagement=source), lambda _row: {"engagement": target})
    copies(
        Sheet.objects.filter(round__engagement=source),
        lambda sheet: {
            "round_id": rounds[sheet.round_id].pk,
            "assessor_id": assessors[sheet.assessor_id].pk,
        },
    )
    for row in Round.objects.filter(pk__in=list(rounds)):
        made = rounds[row.pk]
        made.criteria.set(criteria[one.pk].pk for one in row.criteria.all())
        made.initiatives.set(initiatives[one.pk].pk for one in row.initiatives.all())
    return rounds


def _copy_weight_sets(
    source: Engagement, target: Engagement, made: Mapping[uuid.UUID, Model]
) -> Made:
    """Copy what people answered about weights, their answers about the copies."""
    return copies(
        WeightSet.objects.filter(engagement=source),
        lambda row: {"engagement": target, "answers": _about(row.answers, made)},
    )


def _about(answers: dict[str, Any], made: Mapping[uuid.UUID, Model]) -> dict[str, Any]:
    """The same answers, about the copies: an id is nowhere else than where it is meant."""
    text = json.dumps(answers)
    for old, new in made.items():
        text = text.replace(str(old), str(new.pk))
    found: dict[str, Any] = json.loads(text)
    return found


def _copy_goals(
    source: Engagement, target: Engagement, nodes: Mapping[str, str]
) -> Mapping[uuid.UUID, Goal]:
    """Copy the goals; the copies are parts of each other as the goals are."""
    goals = Goal.objects.filter(engagement=source).select_related("node")
    made = copies(
        goals,
        lambda goal: {
            "engagement": target,
            "node_id": nodes.get(str(goal.node.id)) if goal.node else None,
            "parent_id": None,
        },
    )
    parts = {one.pk: one.parent_id for one in goals if one.parent_id}
    for key, parent in parts.items():
        made[key].parent_id = made[parent].pk
    Goal.objects.bulk_update([made[key] for key in parts], ["parent_id"])
    return made


def _copied(ids: Iterable[str], made: Made) -> list[str]:
    """Return the ids of the copies; what is deleted has none."""
    return [str(made[key].pk) for key in map(uuid.UUID, ids) if key in made]


def _copy_parts(source: Engagement, here: dict[str, Engagement], initiatives: Made) -> Made:
    """Copy what hangs on initiatives: costs by period, efforts of teams, relations; return the
    copies of periods and teams.
    """
    periods = copies(Period.objects.filter(engagement=source), lambda _period: here)
    teams = copies(Team.objects.filter(engagement=source), lambda _team: here)
    copies(
        PeriodCost.objects.filter(initiative__engagement=source),
        lambda cost: {
            "initiative_id": initiatives[cost.initiative_id].pk,
            "period_id": periods[cost.period_id].pk,
        },
    )
    copies(
        Effort.objects.filter(initiative__engagement=source),
        lambda effort: {
            "initiative_id": initiatives[effort.initiative_id].pk,
            "team_id": teams[effort.team_id].pk,
        },
    )
    copies(
        Relation.objects.filter(initiative__engagement=source),
        lambda relation: {
            "initiative_id": initiatives[relation.initiative_id].pk,
            "other_id": initiatives[relation.other_id].pk,
        },
    )
    return {**periods, **teams}


def _copy_what_was_said(
    source: Engagement,
    rounds: Made,
    criteria: Made,
    gates: Made,
    initiatives: Made,
    assessors: Made,
) -> None:
    copies(
        GateVerdict.objects.filter(gate__engagement=source),
        lambda verdict: {
            "gate_id": gates[verdict.gate_id].pk,
            "initiative_id": initiatives[verdict.initiative_id].pk,
        },
    )
    copies(
        Score.objects.filter(initiative__engagement=source),
        lambda score: {
            "round_id": rounds[score.round_id].pk,
            "initiative_id": initiatives[score.initiative_id].pk,
            "criterion_id": criteria[score.criterion_id].pk,
            "assessor_id": assessors[score.assessor_id].pk,
        },
    )

"""Criteria: added, changed, put in order, deleted; their rubrics."""

import uuid
from collections.abc import Mapping
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import scoring as core
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.kit.checks import Check, ids, number, one_of
from issuetrees.kit.order import rank_before
from issuetrees.kit.rows import Changed, check_version, fill, save, set_value
from issuetrees.scoring import rows
from issuetrees.scoring.models.criteria import Criterion, CriterionKind, MissingPolicy
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.read import kinds as kinds_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.scoring.write.locks import require_unlocked
from issuetrees.scoring.write.weights import weight
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, Engagement

MAX_LEVELS: Final = 21
_LEVEL_KEYS: Final = frozenset({"value", "title", "description", "points"})
_CURVE_KEYS: Final = frozenset({"value", "points"})


class CriterionFields(TypedDict, total=False):
    """Fields of a criterion; ``levels`` are ``{"value", "title", "description", "points"}``, the
    ``curve`` of a number or a sum of money is ``{"value", "points"}``.

    ``worst`` and ``best`` come in either order; where the kind or the levels say which values
    there are, they only tell at which end the best one is. A curve says both.
    """

    title: str
    description: str
    kind: str
    weight: float
    worst: float
    best: float
    unit: str
    levels: list[dict[str, Any]]
    curve: list[dict[str, Any]]
    missing: str
    kind_ids: list[str | uuid.UUID]
    assessor_ids: list[str | uuid.UUID]


@transaction.atomic
def create_criterion(
    *,
    actor: User,
    goal_id: uuid.UUID,
    before_id: uuid.UUID | None = None,
    **given: Unpack[CriterionFields],
) -> Criterion:
    """Add a criterion under a goal, before another one or last; it weighs as the others do."""
    engagement = locked(actor, goals_read.goal(actor, goal_id).engagement_id)
    given.setdefault("weight", criteria_read.usual_weight(actor, goal_id))
    criterion = Criterion(goal=goals_read.goal(actor, goal_id))
    check_goal(criterion.goal)
    changed = _filled(criterion, {"title": "", **given})
    _check_asked(actor, engagement, criterion, changed)
    siblings = criteria_read.criteria(actor, engagement.pk).filter(goal_id=goal_id)
    criterion.rank = rank_before(list(siblings), before_id)
    require_unlocked(engagement)
    criterion.save()
    note_of(criterion, "created", actor=actor, engagement=engagement, changed=changed)
    return criterion


@transaction.atomic
def edit_criterion(
    *,
    actor: User,
    criterion_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[CriterionFields],
) -> Criterion:
    """Change fields of a criterion; scores that fall off a changed scale are kept and named."""
    engagement = locked(actor, criteria_read.criterion(actor, criterion_id).goal.engagement_id)
    criterion = criteria_read.criterion(actor, criterion_id)
    check_version(criterion, version)
    if changed := _filled(criterion, given):
        _check_asked(actor, engagement, criterion, changed)
        require_unlocked(engagement, changed)
        save(criterion)
        note_of(criterion, "edited", actor=actor, engagement=engagement, changed=changed)
    return criterion


@transaction.atomic
def move_criterion(
    *,
    actor: User,
    criterion_id: uuid.UUID,
    goal_id: uuid.UUID,
    before_id: uuid.UUID | None,
    version: int | None = None,
) -> Criterion:
    """Put a criterion under a goal of the same engagement, before another one or last."""
    engagement = locked(actor, criteria_read.criterion(actor, criterion_id).goal.engagement_id)
    criterion = criteria_read.criterion(actor, criterion_id)
    check_version(criterion, version)
    goal = goals_read.goal(actor, goal_id)
    if goal.engagement_id != engagement.pk:
        raise Invalid(
            "foreign_goal",
            gettext_noop("The goal belongs to another engagement."),
            field="goal_id",
        )
    if before_id == criterion_id:
        return criterion
    if goal_id != criterion.goal_id:
        check_goal(goal)
    siblings = criteria_read.criteria(actor, engagement.pk).filter(goal_id=goal_id)
    changed: Changed = {}
    set_value(criterion, "goal_id", goal.pk, changed)
    rank = rank_before(list(siblings.exclude(pk=criterion_id)), before_id)
    set_value(criterion, "rank", rank, changed)
    save(criterion)
    note_of(criterion, "moved", actor=actor, engagement=engagement, changed=changed)
    return criterion


@transaction.atomic
def delete_criterion(
    *, actor: User, criterion_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete a criterion with its scores; the entry's id undoes it."""
    engagement = locked(actor, criteria_read.criterion(actor, criterion_id).goal.engagement_id)
    criterion = criteria_read.criterion(actor, criterion_id)
    require_unlocked(engagement)
    return delete(actor, engagement, criterion, version)


def levels(field: str, raw: Any) -> list[dict[str, Any]]:
    """Check the levels of a rubric; return them from the lowest value to the highest."""
    if not _is_list(raw):
        raise Invalid("levels_wrong", gettext_noop("A rubric is a list of levels."), field=field)
    if len(raw) > MAX_LEVELS:
        raise Invalid(
            "levels_many",
            gettext_noop("A rubric has at most {most} levels."),
            field=field,
            most=MAX_LEVELS,
        )
    return sorted((_level(field, level) for level in raw), key=lambda level: level["value"])


def curve(field: str, raw: Any) -> list[dict[str, Any]]:
    """Check the places of a value function; return them from the lowest value to the highest."""
    if not _is_list(raw):
        raise Invalid("curve_wrong", gettext_noop("A curve is a list of points."), field=field)
    if len(raw) > MAX_LEVELS:
        raise Invalid(
            "curve_long",
            gettext_noop("A curve has at most {most} points."),
            field=field,
            most=MAX_LEVELS,
        )
    for place in raw:
        _check_keys(field, place, _CURVE_KEYS)
    places = [{name: number(field, place.get(name)) for name in _CURVE_KEYS} for place in raw]
    return sorted(places, key=lambda place: place["value"])


def check_goal(goal: Goal) -> None:
    """Refuse a goal that is the sum of its parts."""
    if Goal.objects.filter(parent=goal).exists():
        raise Invalid(
            "goal_divided",
            gettext_noop("“{title}” is divided into parts: criteria belong to these."),
            field="goal_id",
            title=goal.title,
        )


def _check_asked(
    actor: User, engagement: Engagement, criterion: Criterion, changed: Changed
) -> None:
    """The kinds and assessors that were named now belong to the engagement."""
    known = {"kind_ids": kinds_read.kinds, "assessor_ids": assessors_read.assessors}
    for field in known.keys() & changed.keys():
        rows_there = known[field](actor, engagement.pk).values_list("pk", flat=True)
        if strange := set(getattr(criterion, field)) - {str(one) for one in rows_there}:
            raise Invalid(
                "unknown_id",
                gettext_noop("This is not in the engagement (any more)."),
                field=field,
                id=min(strange),
            )


def _level(field: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    _check_keys(field, raw, _LEVEL_KEYS)
    points = raw.get("points")
    return {
        "value": number(field, raw.get("value")),
        "title": line(200)(field, raw.get("title", "")),
        "description": lines(2000)(field, raw.get("description", "")),
        **({} if points is None else {"points": number(field, points)}),
    }


def _is_list(raw: Any) -> bool:
    return isinstance(raw, list) and all(isinstance(part, Mapping) for part in raw)


def _check_keys(field: str, raw: Mapping[str, Any], known: frozenset[str]) -> None:
    for name in sorted(set(raw) - known):
        raise Invalid(
            "unknown_field",
            gettext_noop("“{name}” is not a part of this. Use {allowed}."),
            field=field,
            name=name,
            allowed=", ".join(sorted(known)),
        )


CHECKS: Final[Mapping[str, Check]] = {
    "title": line(300, is_required=True),
    "description": lines(4000),
    "kind": one_of(CriterionKind.values),
    "weight": weight,
    "worst": number,
    "best": number,
    "unit": line(40),
    "levels": levels,
    "curve": curve,
    "missing": one_of(MissingPolicy.values),
    "kind_ids": ids,
    "assessor_ids": ids,
}


def _filled(criterion: Criterion, given: Mapping[str, Any]) -> Changed:
    """Fill a criterion, with ends that are values of its scale; the scale can give points."""
    changed = fill(criterion, CHECKS, given)
    if not criterion.is_measured:
        set_value(criterion, "curve", [], changed)
    _set_ends(criterion, _said_ends(criterion, given), changed)
    values = _ends(criterion)
    if values and criterion.worst != criterion.best:
        low, high = min(values), max(values)
        is_less = criterion.best < criterion.worst
        set_value(criterion, "worst", high if is_less else low, changed)
        set_value(criterion, "best", low if is_less else high, changed)
    core.check_scale(rows.criterion(criterion))
    return changed


def _said_ends(criterion: Criterion, given: Mapping[str, Any]) -> tuple[float, float] | None:
    """The worst and the best value where a new curve or the points of levels say which they are."""
    if criterion.curve and "curve" in given:
        return core.ends(rows.curve(criterion.curve))
    own = [level for level in criterion.levels if level.get("points") is not None]
    if criterion.kind != CriterionKind.RUBRIC or not own:
        return None
    own.sort(key=lambda level: level["points"])
    return own[0]["value"], own[-1]["value"]


def _set_ends(criterion: Criterion, said: tuple[float, float] | None, changed: Changed) -> None:
    if said is not None:
        set_value(criterion, "worst", said[0], changed)
        set_value(criterion, "best", said[1], changed)


def _ends(criterion: Criterion) -> list[float]:
    """The values among which the worst and the best are, where the scale itself says so."""
    if criterion.kind == CriterionKind.YES_NO:
        return [0.0, 1.0]
    if criterion.kind == CriterionKind.RUBRIC:
        return [level["value"] for level in criterion.levels]
    return []

"""Checks of single values: each returns the value to store or refuses with its field."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.kit.checks import Check, key, not_a_number, number, one_of
from issuetrees.scoring.models import CriterionKind, Direction, InitiativeState, Side

MAX_LEVELS: Final = 21
MAX_COST: Final = Decimal("99999999999999.99")
_LEVEL_KEYS: Final = frozenset({"value", "title", "description"})


def weight(field: str, raw: Any) -> float:
    """Check a weight: a number from 0 up."""
    found = number(field, raw)
    if not 0 <= found <= 1e9:
        raise Invalid("weight_wrong", gettext_noop("A weight is a number from 0 up."), field=field)
    return found


def cost(field: str, raw: Any) -> Decimal | None:
    """Check an amount of money in roubles, or None."""
    if raw is None:
        return None
    try:
        found = Decimal(str(raw)).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise not_a_number(field, raw) from None
    if not found.is_finite() or not 0 <= found <= MAX_COST:
        raise Invalid(
            "cost_wrong",
            gettext_noop("A cost is between 0 and {most} roubles."),
            field=field,
            most=str(MAX_COST),
        )
    return found


def levels(field: str, raw: Any) -> list[dict[str, Any]]:
    """Check the levels of a rubric; return them from the lowest value to the highest."""
    if not isinstance(raw, list) or not all(isinstance(level, Mapping) for level in raw):
        raise Invalid("levels_wrong", gettext_noop("A rubric is a list of levels."), field=field)
    if len(raw) > MAX_LEVELS:
        raise Invalid(
            "levels_many",
            gettext_noop("A rubric has at most {most} levels."),
            field=field,
            most=MAX_LEVELS,
        )
    return sorted((_level(field, level) for level in raw), key=lambda level: level["value"])


def _level(field: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    strange = sorted(set(raw) - _LEVEL_KEYS)
    if strange:
        raise Invalid(
            "unknown_field",
            gettext_noop("«{name}» is not a part of a level. Use value, title, description."),
            field=field,
            name=strange[0],
        )
    return {
        "value": number(field, raw.get("value")),
        "title": line(200)(field, raw.get("title", "")),
        "description": lines(2000)(field, raw.get("description", "")),
    }


_TITLE: Final = line(300, is_required=True)
_LONG: Final = lines(4000)

GOAL: Final[Mapping[str, Check]] = {
    "title": _TITLE,
    "description": _LONG,
    "weight": weight,
    "node_id": key,
}
CRITERION: Final[Mapping[str, Check]] = {
    "title": _TITLE,
    "description": _LONG,
    "kind": one_of(CriterionKind.values),
    "weight": weight,
    "direction": one_of(Direction.values),
    "low": number,
    "high": number,
    "unit": line(40),
    "levels": levels,
}
GATE: Final[Mapping[str, Check]] = {"title": _TITLE, "question": lines(2000)}
INITIATIVE: Final[Mapping[str, Check]] = {
    "title": _TITLE,
    "description": _LONG,
    "initiative_kind": line(80),
    "side": one_of(Side.values),
    "state": one_of(InitiativeState.values),
    "cost_low": cost,
    "cost_likely": cost,
    "cost_high": cost,
    "owner_id": key,
    "old_verdict": line(40),
}
ASSESSOR: Final[Mapping[str, Check]] = {
    "name": line(120, is_required=True),
    "user_id": key,
    "weight": weight,
}
REASON: Final = lines(2000)

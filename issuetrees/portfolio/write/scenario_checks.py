"""Checks of what a scenario says: sums by period, capacities by team, limits, lists of initiatives.

What they return is kept as JSON, with ids as texts.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from math import isfinite
from typing import Any, Final

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.records import By, Unit
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.checks import Check, ids, key, number, number_or_none, one_of
from issuetrees.scoring.write.initiative_parts import cost

_ENDS: Final = ("low", "high")
_MOST_WORK: Final = 1e10


def by_id(check: Check) -> Check:
    """Make a check of values by id; those that are None are left out."""

    def checked(field: str, raw: Any) -> dict[str, Any]:
        if not isinstance(raw, Mapping):
            raise Invalid("not_by_id", gettext_noop("This has values by ids."), field=field)
        found = {str(key(field, one)): check(field, value) for one, value in raw.items()}
        return {one: value for one, value in found.items() if value is not None}

    return checked


def amount(field: str, raw: Any) -> str | None:
    """Check a sum of money, or None; return it as a text."""
    found = cost(field, raw)
    return None if found is None else str(found)


def effort(field: str, raw: Any) -> float | None:
    """Check how much of a team's work there is, or None for no limit."""
    found = number_or_none(field, raw)
    if found is not None and not 0 <= found <= _MOST_WORK:
        raise Invalid(
            "out_of_range",
            gettext_noop("Use a number from 0 to {most}."),
            field=field,
            most=_MOST_WORK,
        )
    return found


def share(field: str, raw: Any) -> float | None:
    """Check a share above 0 and up to 1, or None."""
    found = number_or_none(field, raw)
    if found is not None and not 0 < found <= 1:
        raise Invalid(
            "least_wrong",
            gettext_noop("The smallest share is above 0 and at most 1 (from 0 to 100 %)."),
            field=field,
        )
    return found


def bounds(field: str, raw: Any) -> list[dict[str, Any]]:
    """Check limits of kinds, sides and goals; one without an end limits nothing and is left out."""
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        raise Invalid("not_a_list", gettext_noop("This is a list of limits."), field=field)
    if len(raw) > limits.BOUNDS_PER_SCENARIO:
        raise Invalid(
            "list_full",
            gettext_noop("A scenario holds at most {most} limits."),
            field=field,
            most=limits.BOUNDS_PER_SCENARIO,
        )
    found = [_bound(field, one) for one in raw]
    return [one for one in found if any(one[end] is not None for end in _ENDS)]


def _bound(field: str, raw: Any) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise Invalid(
            "not_a_bound", gettext_noop("A limit has by, key, unit and ends."), field=field
        )
    unit = one_of([one.value for one in Unit])(field, raw.get("unit", Unit.COUNT.value))
    ends = {end: _end(field, raw.get(end), unit) for end in _ENDS}
    low, high = ends["low"], ends["high"]
    if low is not None and high is not None and low > high:
        raise Invalid(
            "bound_contradicts",
            gettext_noop("At least {low} and at most {high} cannot both hold."),
            field=field,
            low=low,
            high=high,
        )
    by = one_of([one.value for one in By])(field, raw.get("by"))
    return {
        "by": by,
        "key": line(80, is_required=True)(field, raw.get("key")),
        "unit": unit,
        **ends,
    }


def _end(field: str, raw: Any, unit: str) -> float | None:
    found = None if raw is None else number(field, raw)
    most = 1.0 if unit == Unit.SHARE else float(10**14)
    if found is not None and not (isfinite(found) and 0 <= found <= most):
        raise Invalid(
            "bound_wrong",
            gettext_noop("The ends of a limit are from 0 up, those of a share at most 1 (100 %)."),
            field=field,
        )
    if found is not None and unit == Unit.COUNT and not found.is_integer():
        raise Invalid(
            "bound_not_whole",
            gettext_noop("{number} is no number of initiatives: use a whole one."),
            field=field,
            number=found,
        )
    return found


CHECKS: Final[Mapping[str, Check]] = {
    "title": line(120, is_required=True),
    "total": cost,
    "budgets": by_id(amount),
    "capacities": by_id(effort),
    "bounds": bounds,
    "must": ids,
    "never": ids,
    "least": by_id(share),
    "round_id": key,
    "weight_set_id": key,
}


def require_known(field: str, named: Sequence[str], known: Callable[[], set[uuid.UUID]]) -> None:
    """Refuse ids of what is not there."""
    if named and not {uuid.UUID(one) for one in named} <= known():
        raise Invalid("unknown_id", gettext_noop("This id leads nowhere."), field=field)


def require_money(total: Decimal | None, budgets: Mapping[str, str]) -> None:
    """Refuse budgets that pay for nothing, and periods that have more than there is."""
    given = [Decimal(one) for one in budgets.values()]
    if total == 0 or (given and not any(given) and total is None):
        raise Invalid(
            "budget_nothing",
            gettext_noop(
                "A budget of 0 pays for nothing. Say a sum, or leave it empty for no limit."
            ),
            field="total",
        )

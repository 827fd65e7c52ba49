"""Weights: of goals, criteria and assessors."""

from typing import Any

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.kit.checks import number


def weight(field: str, raw: Any) -> float:
    """Check a weight: a number from 0 up."""
    found = number(field, raw)
    if not 0 <= found <= 1e9:
        raise Invalid("weight_wrong", gettext_noop("A weight is a number from 0 up."), field=field)
    return found

"""Forms of conventions: one of several words, or a number between two."""

import math
from collections.abc import Mapping
from typing import Any

from issuetrees.core.errors import Invalid
from issuetrees.core.rounding import bare
from issuetrees.core.scoring.methods.records import Method, Option
from issuetrees.core.scoring.weighing.records import check_choice
from issuetrees.core.text import gettext_noop


def choice(name: str, word: str, choices: Mapping[str, str]) -> Option:
    """Return an option of several words; the first is what is taken if nothing is said."""

    def read(chosen: Any) -> str:
        check_choice(name, chosen, list(choices))
        return str(chosen)

    return Option(name, next(iter(choices)), read, {"": word, **choices})


def number(name: str, word: str, default: float, low: float, high: float) -> Option:
    """Return an option that is a number from ``low`` to ``high``."""

    def read(chosen: Any) -> float:
        value = float(chosen)
        if not (math.isfinite(value) and low <= value <= high):
            raise Invalid(
                "option_beyond",
                gettext_noop("“{name}” is a number from {low} to {high}."),
                field=name,
                name=name,
                low=bare(low),
                high=bare(high),
            )
        return value

    return Option(name, default, read, {"": word})


def read_options(method: Method, given: Mapping[str, object]) -> dict[str, Any]:
    """Return every option of a method, as given or by default; refuse those it does not have."""
    names = [option.name for option in method.options]
    for name in given:
        check_choice("options", name, names)
    return {one.name: one.read(given.get(one.name, one.default)) for one in method.options}

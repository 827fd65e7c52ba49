"""PROMETHEE I and II: how much each is preferred to the others, and they to it.

Brans & Vincke 1985, *Management Science* 31:647.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.methods.preferences import (
    KINDS,
    Preference,
    check_preference,
    leaving,
)
from issuetrees.core.scoring.methods.records import (
    TIE_DIGITS,
    Method,
    Option,
    Relation,
    Scored,
    Table,
)
from issuetrees.core.scoring.results import Notice
from issuetrees.core.scoring.weighing.records import named
from issuetrees.core.text import gettext_noop

#: A partial order of more would be a picture that nobody reads, of a megabyte and more.
MOST_RELATED: Final = 1_000


def promethee(table: Table, *, preferences: Sequence[Preference]) -> Scored:
    """Return the net flow of each (II), the two flows, and how all stand to each other (I)."""
    chosen = _one_each(preferences, table)
    others = max(1, len(table.values) - 1)
    aligned = table.values * table.signs
    pairs = list(enumerate(chosen))
    ahead = np.column_stack([leaving(aligned[:, at], one) for at, one in pairs]) / others
    behind = np.column_stack([leaving(-aligned[:, at], one) for at, one in pairs]) / others
    positive, negative = ahead @ table.shares, behind @ table.shares
    is_readable = len(table.values) <= MOST_RELATED
    return Scored(
        scores=positive - negative,
        figures={"positive": positive, "negative": negative},
        parts=(ahead - behind) * table.shares,
        relations=relations(positive, negative) if is_readable else None,
        conventions={"flows": "mean_of_others"},
        notices=tuple(_plain_sums(table, aligned, chosen)),
    )


def relations(positive: Array, negative: Array) -> NDArray[np.int8]:
    """Return the partial order of PROMETHEE I: what ``Relation`` says, row to column."""
    out, back = np.round(positive, TIE_DIGITS), np.round(negative, TIE_DIGITS)
    leaves = np.sign(out[:, np.newaxis] - out)
    enters = np.sign(back - back[:, np.newaxis])
    both = np.sign(leaves + enters)
    return np.where(leaves * enters < 0, float(Relation.INCOMPARABLE), both).astype(np.int8)


def _one_each(preferences: Sequence[Preference], table: Table) -> Sequence[Preference]:
    """One function for all criteria, or one for each."""
    count = len(table.shares)
    chosen = [*preferences] * count if len(preferences) == 1 else [*preferences]
    if len(chosen) != count:
        raise Invalid(
            "preferences_count",
            gettext_noop("Choose one preference function for all criteria, or one for each."),
            field="preferences",
        )
    return chosen


def _plain_sums(table: Table, aligned: Array, chosen: Sequence[Preference]) -> Iterator[Notice]:
    """Criteria on which every difference is below the threshold: they are but weighted sums."""
    for at, one in enumerate(chosen):
        is_straight = one.kind == "v_shape" or (one.kind == "linear" and not one.indifference)
        if is_straight and 0 < np.ptp(aligned[:, at]) <= one.preference:
            yield Notice(
                "threshold_beyond",
                gettext_noop(
                    "No difference on “{criterion}” reaches its threshold, so there this is a "
                    "weighted sum."
                ),
                {"criterion": named(table.criteria, at), "column": at},
            )


def _read(chosen: Any) -> tuple[Preference, ...]:
    return tuple(check_preference(one) for one in chosen)


METHOD: Final = Method(
    name="promethee",
    title=gettext_noop("PROMETHEE"),
    source="Brans & Vincke 1985, Management Science 31:647",
    compute=promethee,
    options=(
        Option(
            "preferences",
            (Preference(),),
            _read,
            {"": gettext_noop("Preference functions"), **KINDS},
        ),
    ),
    most=5_000,
)

"""Tables and choices, checked before any method sees them.

A missing score must never reach a method: some turn it into a plausible rank, others turn all
ranks into nothing.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.methods.records import LARGEST, Choices, Method, Subject, Table
from issuetrees.core.scoring.weighing.records import check_numbers, named
from issuetrees.core.scoring.weights import to_shares
from issuetrees.core.text import gettext_noop

MAX_CRITERIA: Final = 200
MAX_ROWS: Final = 200_000


def read_table(
    values: Sequence[Sequence[float]] | Array,
    weights: Sequence[float],
    is_less_better: Sequence[bool] = (),
    *,
    titles: Sequence[str] = (),
    criteria: Sequence[str] = (),
) -> Table:
    """Return a table of initiatives × criteria; NaN where a score is missing.

    Weights are brought to a sum of 1 once and stay beside it as they were. Refused are tables that
    are empty, too large, of another width than the weights, or with a score
    that is too large to compute with.
    """
    cells = np.asarray(values, dtype=np.float64)
    _check_shape(cells, len(weights))
    check_numbers(weights, criteria)
    if is_less_better and len(is_less_better) != len(weights):
        raise _shape_wrong()
    table = Table(
        values=cells,
        weights=np.array(weights, dtype=np.float64),
        shares=np.array(to_shares(weights)),
        is_less_better=np.array(is_less_better or [False] * len(weights), dtype=np.bool_),
        titles=titles,
        criteria=criteria,
    )
    is_too_large = np.abs(cells) > LARGEST
    if is_too_large.any():
        raise _too_large(table, *np.argwhere(is_too_large)[0].tolist())
    return table


def read_choices(
    choices: Sequence[tuple[int, int] | tuple[int, int, bool]],
    count: int,
    *,
    titles: Sequence[str] = (),
) -> Choices:
    """Return choices as wins: each names the preferred one, the other, and if they are level.

    Those that are level are half a win for both.
    """
    if not count:
        raise _nobody()
    wins = np.zeros((count, count))
    for first, second, *level in choices:
        if first == second or not (0 <= first < count and 0 <= second < count):
            raise Invalid(
                "choice_wrong",
                gettext_noop("A choice is between two different initiatives of the list."),
                field="choices",
            )
        is_level = bool(level and level[0])
        wins[first, second] += 0.5 if is_level else 1.0
        wins[second, first] += 0.5 if is_level else 0.0
    return Choices(wins, titles)


def check_subject(method: Method, subject: Subject) -> None:
    """Refuse what a method cannot take: another kind, too many, or missing scores."""
    if not isinstance(subject, method.reads):
        raise TypeError(f"{method.name} reads {method.reads.__name__}")
    count = len(subject.values if isinstance(subject, Table) else subject.wins)
    if count > method.most:
        raise Invalid(
            "method_too_many",
            gettext_noop("This method compares {most} initiatives at most; there are {count}."),
            field="initiatives",
            method=method.name,
            most=method.most,
            count=count,
        )
    if isinstance(subject, Table) and not method.takes_missing:
        check_complete(method.name, subject)


def check_complete(method: str, table: Table) -> None:
    """Refuse missing scores: how many, and the first of them."""
    # A sum shows whether anything is missing without a table of flags.
    if not np.isnan(table.values.sum()):
        return
    places = np.argwhere(np.isnan(table.values))
    row, column = (int(index) for index in places[0])
    raise Invalid(
        "scores_missing",
        gettext_noop(
            "This method needs every score, and {count} are missing: the first is that of "
            "“{initiative}” on “{criterion}”."
        ),
        field="scores",
        method=method,
        count=len(places),
        initiative=named(table.titles, row),
        criterion=named(table.criteria, column),
        row=row,
        column=column,
    )


def _check_shape(cells: Array, width: int) -> None:
    if cells.ndim != 2 or cells.shape[1] != width:
        raise _shape_wrong()
    if not cells.shape[0]:
        raise _nobody()
    if cells.shape[0] > MAX_ROWS or width > MAX_CRITERIA:
        raise Invalid(
            "table_too_large",
            gettext_noop("Compare {rows} initiatives by {columns} criteria at most."),
            field="scores",
            rows=MAX_ROWS,
            columns=MAX_CRITERIA,
        )


def _shape_wrong() -> Invalid:
    return Invalid(
        "table_shape",
        gettext_noop("Every initiative has a score for each criterion, and this a weight."),
        field="scores",
    )


def _nobody() -> Invalid:
    return Invalid(
        "no_initiatives",
        gettext_noop("There are no initiatives to compare yet."),
        field="initiatives",
    )


def _too_large(table: Table, row: int, column: int) -> Invalid:
    return Invalid(
        "score_too_large",
        gettext_noop("“{initiative}” has a number on “{criterion}” that is too large."),
        field="scores",
        initiative=named(table.titles, row),
        criterion=named(table.criteria, column),
        row=row,
        column=column,
    )

"""Methods of deciding behind one registry: ``run`` is the entrance.

A method is a module with one function and its ``METHOD``: name, source, conventions as options.
Its worked examples stand in ``fixtures/cases/scoring/methods``. What all have to get right is done
once, here: bad and missing input, columns that tell nobody apart, one initiative, ties.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from issuetrees.core.rounding import bare
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.methods import (
    additive,
    ahp_ratings,
    bradley_terry,
    promethee,
    topsis,
    vikor,
)
from issuetrees.core.scoring.methods.options import read_options
from issuetrees.core.scoring.methods.preferences import KINDS, Preference
from issuetrees.core.scoring.methods.reading import check_subject, read_choices, read_table
from issuetrees.core.scoring.methods.records import (
    Choices,
    Compromise,
    Method,
    Option,
    Outcome,
    Relation,
    Scored,
    Subject,
    Table,
)
from issuetrees.core.scoring.methods.scales import is_constant
from issuetrees.core.scoring.ranking import rank_keys
from issuetrees.core.scoring.results import Notice
from issuetrees.core.scoring.weighing.records import check_choice, named
from issuetrees.core.text import gettext_noop

__all__ = [
    "KINDS",
    "METHODS",
    "Choices",
    "Compromise",
    "Method",
    "Option",
    "Outcome",
    "Preference",
    "Relation",
    "Scored",
    "Table",
    "read_choices",
    "read_table",
    "run",
    "score",
]

# A new method is one module with its function and one line here.
METHODS: Final[Mapping[str, Method]] = {
    method.name: method
    for method in (
        additive.METHOD,
        topsis.METHOD,
        vikor.METHOD,
        promethee.METHOD,
        ahp_ratings.METHOD,
        bradley_terry.METHOD,
    )
}


def run(name: str, subject: Subject, **options: object) -> Outcome:
    """Apply a method: scores, order and places, every convention named, remarks on the input."""
    check_choice("method", name, list(METHODS))
    method = METHODS[name]
    chosen = read_options(method, options)
    check_subject(method, subject)
    scored = method.compute(subject, **chosen)
    order, places = rank_keys(_keys(scored))
    return Outcome(
        method=name,
        scored=scored,
        order=tuple(order),
        places=tuple(places),
        conventions={**chosen, **scored.conventions},
        notices=(*_remarks(subject), *scored.notices),
    )


def score(name: str, subject: Subject, **options: object) -> Array:
    """Return the scores alone, for whoever needs many of them."""
    method = METHODS[name]
    chosen = read_options(method, options)
    check_subject(method, subject)
    if method.scores:
        return method.scores(subject, **chosen)
    return method.compute(subject, **chosen).scores


def _keys(scored: Scored) -> list[float | None]:
    """What is compared: scores as shown, half up, free of the noise of computing."""
    signed = -scored.scores if scored.is_less_better else scored.scores
    units = np.round(signed * 10.0**scored.digits, 9 - scored.digits)
    keys = np.floor(units + 0.5).tolist()
    return [None if key != key else key for key in keys]  # noqa: PLR0124 - NaN alone differs


def _remarks(subject: Subject) -> Iterator[Notice]:
    """What the input cannot tell: one initiative only, columns that are the same for all."""
    titles = subject.titles
    rows = subject.wins if isinstance(subject, Choices) else subject.values
    if len(rows) == 1:
        yield Notice(
            "one_initiative",
            gettext_noop("“{title}” is the only initiative: there is nothing to compare it with."),
            {"title": named(titles, 0)},
        )
    elif isinstance(subject, Table):
        yield from _constant_columns(subject)


def _constant_columns(table: Table) -> Iterator[Notice]:
    for column in np.flatnonzero(is_constant(table.values)).tolist():
        yield Notice(
            "does_not_discriminate",
            gettext_noop("“{title}” does not discriminate: every initiative has {value} there."),
            {
                "title": named(table.criteria, column),
                "value": bare(float(table.values[0, column])),
                "column": column,
            },
        )

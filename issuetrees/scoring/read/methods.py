"""Second opinions on a ranking: other methods on the same points and weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.methods import (
    METHODS,
    Outcome,
    Preference,
    Relation,
    Table,
    read_table,
    run,
    score,
)
from issuetrees.core.scoring.robust.reversals import Reversal, reversals
from issuetrees.core.text import gettext_noop
from issuetrees.scoring.read.results import Board

#: In the order in which they stand beside each other; the first one decides.
COMPARED: Final = ("additive", "topsis", "vikor", "promethee", "ahp_ratings")
#: Leaving each out once is that many runs of each method.
MOST_REVERSED: Final = 60
#: More pairs than these are only counted.
SHOWN_PAIRS: Final = 8


@dataclass(frozen=True, slots=True)
class Conventions:
    """What a method leaves open, as chosen: thresholds are in points of each criterion."""

    scale: str = "vector"
    v: float = 0.5
    kind: str = "linear"
    indifference: float = 5.0
    preference: float = 25.0
    synthesis: str = "distributive"

    def of(self, method: str) -> dict[str, Any]:
        """Return the options of one method."""
        chosen = Preference(self.kind, self.indifference, self.preference, self.preference / 2)
        options: Mapping[str, dict[str, Any]] = {
            "topsis": {"scale": self.scale},
            "vikor": {"v": self.v},
            "promethee": {"preferences": (chosen,)},
            "ahp_ratings": {"synthesis": self.synthesis},
        }
        return options.get(method, {})


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one method says, or why it says nothing.

    ``incomparable``: pairs that PROMETHEE I leaves open. ``reversals``: None where they were not
    looked for.
    """

    method: str
    outcome: Outcome | None
    refused: Invalid | None = None
    incomparable: tuple[tuple[str, str], ...] = ()
    reversals: tuple[Reversal, ...] | None = None

    @property
    def first(self) -> frozenset[int]:
        """The rows that share the first place."""
        if self.outcome is None:
            return frozenset()
        places = enumerate(self.outcome.places)
        return frozenset(row for row, place in places if place and place.first == 1)


@dataclass(frozen=True, slots=True)
class Compared:
    """Methods side by side, over the initiatives of which everything is known."""

    ids: tuple[str, ...]
    left_out: tuple[str, ...]
    opinions: tuple[Opinion, ...]

    @property
    def agree_on_first(self) -> bool:
        """Whether all methods that say anything name the same first."""
        return len({one.first for one in self.opinions if one.outcome is not None}) <= 1


def compared(board: Board, conventions: Conventions) -> Compared:
    """Run every method on what the ranking is made of; Invalid where nothing can be ranked.

    Initiatives with a missing score are left out of all of them and named: nothing is filled in.
    """
    table = board.standing().table
    is_known = ~np.isnan(table.points).any(axis=1)
    ids = tuple(np.array(table.initiative_ids, dtype=object)[is_known].tolist())
    left_out = tuple(np.array(table.initiative_ids, dtype=object)[~is_known].tolist())
    if not ids or not table.criterion_ids:
        raise Invalid(
            "nothing_to_compare",
            gettext_noop("No initiative has all its scores yet, and these methods need them all."),
            field="scores",
        )
    subject = read_table(
        table.points[is_known],
        table.shares.tolist(),
        titles=_titles(board.initiatives, ids),
        criteria=_titles(board.criteria, table.criterion_ids),
    )
    opinions = tuple(_opinion(name, subject, ids, conventions) for name in COMPARED)
    return Compared(ids, left_out, opinions)


def _opinion(name: str, subject: Table, ids: tuple[str, ...], conventions: Conventions) -> Opinion:
    options = conventions.of(name)
    try:
        outcome = run(name, subject, **options)
        turned = _reversals(name, subject, ids, options) if len(ids) <= MOST_REVERSED else None
    except Invalid as refused:
        return Opinion(name, None, refused)
    return Opinion(name, outcome, incomparable=_incomparable(outcome, ids), reversals=turned)


def _reversals(
    name: str, subject: Table, ids: tuple[str, ...], options: Mapping[str, Any]
) -> tuple[Reversal, ...]:
    sign = -1.0 if run(name, subject, **options).scored.is_less_better else 1.0

    def scores_of(kept: Sequence[int]) -> Sequence[float]:
        some = read_table(subject.values[list(kept)], subject.weights.tolist())
        return [*(sign * score(name, some, **options)).tolist()]

    return reversals(ids, scores_of)


def _incomparable(outcome: Outcome, ids: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    found = outcome.scored.relations
    if found is None:
        return ()
    pairs = np.argwhere(np.triu(found == Relation.INCOMPARABLE, 1))
    return tuple((ids[first], ids[second]) for first, second in pairs.tolist())


def _titles(rows: Sequence[Any], ids: Sequence[str]) -> list[str]:
    titles = {str(row.pk): row.title for row in rows}
    return [titles[one] for one in ids]


def options_of(method: str) -> Mapping[str, Mapping[str, str]]:
    """Return the words of a method's options by their names, in English."""
    return {option.name: option.words for option in METHODS[method].options}

"""What is wrong with a RACI table: checks of rows, and of parties over all rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

#: More who are asked before anything is done make a row slow.
MOST_C: Final = 4
#: From so many rows on, one party that answers for more than half of them is a bottleneck.
ROWS_OF_ONE: Final = 5


@dataclass(frozen=True, slots=True)
class Row:
    """An activity: its effort in person-days (None: nobody has said), letters by party."""

    id: str
    title: str
    letters: Mapping[str, str] = field(default_factory=dict)
    effort: Decimal | None = None

    def parties(self, letter: str) -> list[str]:
        """Return the ids of the parties that have a letter here."""
        return [party for party, letters in self.letters.items() if letter in letters]


@dataclass(frozen=True, slots=True)
class Finding:
    """``code``: ``no_a``, ``two_a``, ``nobody_r``, ``many_c`` of a row; ``busy_a``, ``idle`` of a
    party. ``parties`` are those that it is about, ``count`` how many rows or parties of ``of``.
    """

    code: str
    row_id: str = ""
    parties: tuple[str, ...] = ()
    count: int = 0
    of: int = 0


def check(rows: Sequence[Row], parties: Sequence[str]) -> list[Finding]:
    """Return what is wrong: row by row, then of parties in their order."""
    return [
        *(finding for row in rows for finding in _of_row(row)),
        *(finding for party in parties for finding in _of_party(party, rows)),
    ]


def _of_row(row: Row) -> Iterator[Finding]:
    accountable, asked = row.parties("A"), row.parties("C")
    if not accountable:
        yield Finding("no_a", row.id)
    if len(accountable) > 1:
        yield Finding("two_a", row.id, tuple(accountable), len(accountable))
    if not row.parties("R"):
        yield Finding("nobody_r", row.id)
    if len(asked) > MOST_C:
        yield Finding("many_c", row.id, tuple(asked), len(asked), MOST_C)


def _of_party(party: str, rows: Sequence[Row]) -> Iterator[Finding]:
    answers = sum("A" in row.letters.get(party, "") for row in rows)
    if answers >= ROWS_OF_ONE and 2 * answers > len(rows):
        yield Finding("busy_a", "", (party,), answers, len(rows))
    if rows and not any(row.letters.get(party) for row in rows):
        yield Finding("idle", "", (party,))

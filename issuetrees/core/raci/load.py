"""The work that follows from RACI: the effort of activities shared among those who do it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from issuetrees.core.raci.checks import Row

#: What answering for an activity takes of its effort, where others do the work.
ACCOUNTABLE: Final = Decimal("0.1")
_STEP: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Load:
    """Person-days of a party, and in how many activities it has each letter."""

    days: Decimal
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to fill a role: what it costs once, and a day; None where nobody has said."""

    once: Decimal | None = None
    day: Decimal | None = None

    def cost(self, days: Decimal) -> Decimal | None:
        """Return what so many days cost; None where the day has no price."""
        return None if self.day is None else (self.once or Decimal()) + self.day * days


def loads(rows: Sequence[Row], parties: Sequence[str]) -> dict[str, Load]:
    """Return the load of each party.

    Those who answer for an activity and do no work in it take a tenth of its effort together, those
    who do the work share the rest evenly; all of it where one side is missing. Loads add up to the
    efforts of the activities that anybody does or answers for.
    """
    days = dict.fromkeys(parties, Decimal())
    for row in rows:
        for party, part in _parts(row).items():
            if party in days:
                days[party] += part
    return {
        party: Load(
            days[party],
            {
                letter: sum(letter in row.letters.get(party, "") for row in rows)
                for letter in "RACI"
            },
        )
        for party in parties
    }


def break_even(hire: Offer, other: Offer) -> Decimal | None:
    """Return from how many days on hiring costs less than another offer; None where never, or
    where a price is missing.
    """
    if hire.day is None or other.day is None or hire.day >= other.day:
        return None
    once = max(Decimal(), (hire.once or Decimal()) - (other.once or Decimal()))
    return (once / (other.day - hire.day)).quantize(_STEP, ROUND_HALF_UP)


def _parts(row: Row) -> dict[str, Decimal]:
    if not row.effort:
        return {}
    doing = row.parties("R")
    only_answering = [party for party in row.parties("A") if party not in doing]
    if not doing:
        return _shared(row.effort, only_answering)
    for_answering = row.effort * ACCOUNTABLE if only_answering else Decimal()
    return _shared(for_answering, only_answering) | _shared(row.effort - for_answering, doing)


def _shared(effort: Decimal, parties: Sequence[str]) -> dict[str, Decimal]:
    return {party: effort / len(parties) for party in parties}

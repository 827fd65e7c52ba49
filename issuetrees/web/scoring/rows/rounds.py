"""The rounds as their page lists them."""

import uuid
from collections import defaultdict
from dataclasses import dataclass

from issuetrees.accounts.models import User
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import rounds as rounds_read


@dataclass(frozen=True)
class Line:
    """A round: how many criteria and initiatives it asks about, and how far everybody is."""

    row: Round
    criteria: int
    initiatives: int
    sheets: list[Sheet]
    is_counted: bool

    @property
    def cells(self) -> int:
        """How many scores each assessor is asked for."""
        return self.criteria * self.initiatives

    @property
    def done(self) -> int:
        """How many sheets are in."""
        return sum(sheet.done_at is not None for sheet in self.sheets)

    @property
    def is_begun(self) -> bool:
        return self.row.opened_at is not None

    @property
    def can_open(self) -> bool:
        """Whether it can be opened, for the first time or again."""
        return not self.row.is_open and not (self.row.is_blind and self.row.revealed_at)

    @property
    def can_reveal(self) -> bool:
        return self.is_begun and self.row.is_blind and self.row.revealed_at is None


def lines_of(user: User, engagement_id: uuid.UUID) -> list[Line]:
    """Return the rounds of an engagement, the latest first, in six queries."""
    found = list(
        rounds_read.rounds(user, engagement_id).prefetch_related("criteria", "initiatives")
    )
    counted = rounds_read.counted(found)
    criteria = criteria_read.criteria(user, engagement_id).count()
    initiatives = initiatives_read.initiatives(user, engagement_id).count()
    sheets = defaultdict(list)
    for sheet in rounds_read.all_sheets(user, engagement_id).filter(is_asked=True):
        sheets[sheet.round_id].append(sheet)
    return [
        Line(
            row,
            len(row.criteria.all()) or criteria,
            len(row.initiatives.all()) or initiatives,
            sheets[row.pk],
            row == counted,
        )
        for row in found
    ]

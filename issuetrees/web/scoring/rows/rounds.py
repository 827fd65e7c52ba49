"""The rounds as their page lists them."""

import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass

from issuetrees.accounts.models import User
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.read import rounds as rounds_read


@dataclass(frozen=True)
class Line:
    """A round: how many criteria and initiatives it asks about, and how far everybody is, each
    with the number of scores that they are asked for.
    """

    row: Round
    criteria: int
    initiatives: int
    sheets: list[tuple[Sheet, int]]
    is_counted: bool

    @property
    def done(self) -> int:
        """How many sheets are in."""
        return sum(sheet.done_at is not None for sheet, _cells in self.sheets)

    @property
    def waits(self) -> bool:
        """Whether scores of people with an account are awaited."""
        return any(one.assessor.user_id and one.done_at is None for one, _cells in self.sheets)

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
    """Return the rounds of an engagement, the latest first, in eight queries."""
    named = rounds_read.rounds(user, engagement_id)
    found = list(named.prefetch_related("criteria", "initiatives__kind"))
    counted = rounds_read.counted(found)
    everything = rounds_read.everything(user, engagement_id)
    criteria, kinds = list(everything.criteria), rounds_read.kinds_of(everything.initiatives)
    sheets = defaultdict(list)
    for sheet in rounds_read.all_sheets(user, engagement_id).filter(is_asked=True):
        sheets[sheet.round_id].append(sheet)
    return [_line(row, sheets[row.pk], criteria, kinds, is_counted=row == counted) for row in found]


def _line(
    row: Round,
    sheets: list[Sheet],
    criteria: list[Criterion],
    kinds: Counter[str],
    *,
    is_counted: bool,
) -> Line:
    """Return a round; it asks about what it names, else about all that there is."""
    criteria = list(row.criteria.all()) or criteria
    own = Counter(_kind(one) for one in row.initiatives.all())
    kinds = own or kinds
    asked = [(one, rounds_read.cells(criteria, kinds, one.assessor_id)) for one in sheets]
    return Line(row, len(criteria), kinds.total(), asked, is_counted)


def _kind(initiative: Initiative) -> str:
    return str(initiative.living_kind.pk) if initiative.living_kind else ""

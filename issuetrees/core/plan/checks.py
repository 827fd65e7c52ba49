"""What is wrong with a workplan, leaf by leaf."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from issuetrees.core.plan.leaves import Leaf
from issuetrees.core.plan.schedule import Span, span
from issuetrees.core.text import gettext_noop as _

Check: TypeAlias = Literal["overdue", "late_order", "long_lead", "no_owner", "no_date", "turned"]
CHECKS: Final[tuple[Check, ...]] = get_args(Check)
#: What each check is called where it is counted.
CHECK_WORDS: Final[Mapping[str, str]] = {
    "overdue": _("Overdue"),
    "late_order": _("Ordered too late"),
    "long_lead": _("Long lead time"),
    "no_owner": _("Without an owner"),
    "no_date": _("Without a due date"),
    "turned": _("Starts after it is due"),
}
#: So many days of waiting, or words that say that people are asked, are a long lead time.
LONG_LEAD: Final = 10
_ASKING: Final = re.compile(
    r"survey|interview|questionnaire|focus[ -]group|conjoint|ethnograph|mystery shop|"
    r"опрос|интервью|анкет|фокус-групп|глубинн|конджойнт|этнограф|тайн\w+ покупател",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Note:
    """A check that a leaf fails; ``on`` is the day that matters: due, or to be ordered by."""

    check: Check
    leaf: Leaf
    on: dt.date | None = None


def notes(plan: Sequence[Leaf], today: dt.date) -> list[Note]:
    """Return what fails, check by check in the order of ``CHECKS``, leaves as in the plan.

    Of what is settled nothing is said. A long lead time is told until the day to order by has
    come; from then on it is ordered too late, unless the work is in progress.
    """
    found = [note for leaf in plan if not leaf.is_settled for note in _of(leaf, today)]
    return sorted(found, key=lambda note: CHECKS.index(note.check))


def counted(found: Sequence[Note]) -> dict[Check, int]:
    """Return how many leaves fail each check."""
    return {check: sum(note.check == check for note in found) for check in CHECKS}


def is_long(leaf: Leaf) -> bool:
    """Tell whether something has to be ordered early for a leaf."""
    asked = f"{leaf.node.data_source}\n{leaf.node.analysis}"
    return (leaf.node.lead_days or 0) >= LONG_LEAD or bool(_ASKING.search(asked))


def _of(leaf: Leaf, today: dt.date) -> Iterator[Note]:
    due, start = leaf.due_on, leaf.starts_on
    if due and due < today:
        yield Note("overdue", leaf, due)
    if is_long(leaf) and leaf.node.status == "open":
        yield _lead(leaf, span(leaf), today)
    if leaf.node.owner_id is None:
        yield Note("no_owner", leaf)
    if due is None:
        yield Note("no_date", leaf)
    if due and start and start > due:
        yield Note("turned", leaf, start)


def _lead(leaf: Leaf, lies: Span | None, today: dt.date) -> Note:
    if lies is None:
        return Note("long_lead", leaf)
    is_late = lies.orders_on < today
    return Note("late_order" if is_late else "long_lead", leaf, lies.orders_on)

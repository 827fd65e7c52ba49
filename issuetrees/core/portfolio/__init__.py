"""Choose a portfolio: the set of initiatives that is worth most under budgets and limits.

``optimum`` is the entrance, ``check`` refuses bad input before it is kept; the others say what else
there is to know before somebody decides. Values come from ``core.scoring``; money stays out of
them and is a limit here. SciPy is loaded when something is solved, not before.
"""

from issuetrees.core.portfolio.alike import Alike, alike
from issuetrees.core.portfolio.checking import check
from issuetrees.core.portfolio.conflicts import Conflict, Conflicts, Give, conflicts
from issuetrees.core.portfolio.core_index import CoreIndex, Membership, Noise, Zone, core_index
from issuetrees.core.portfolio.entry import Entry
from issuetrees.core.portfolio.frontier import Frontier, Step, frontier
from issuetrees.core.portfolio.greedy import greedy
from issuetrees.core.portfolio.money import money, with_money
from issuetrees.core.portfolio.optimum import SECONDS, optimum
from issuetrees.core.portfolio.overlap import Airing, Overlap, overlap
from issuetrees.core.portfolio.override import Appraisal, Override, appraise, override
from issuetrees.core.portfolio.records import (
    GRAIN,
    Bound,
    By,
    Item,
    Limit,
    LimitKind,
    Portfolio,
    Problem,
    Status,
    Unit,
    Use,
)
from issuetrees.core.portfolio.watch import Watch
from issuetrees.core.portfolio.why_not import Absence, WhyNot, why_not

__all__ = [
    "GRAIN",
    "SECONDS",
    "Absence",
    "Airing",
    "Alike",
    "Appraisal",
    "Bound",
    "By",
    "Conflict",
    "Conflicts",
    "CoreIndex",
    "Entry",
    "Frontier",
    "Give",
    "Item",
    "Limit",
    "LimitKind",
    "Membership",
    "Noise",
    "Overlap",
    "Override",
    "Portfolio",
    "Problem",
    "Status",
    "Step",
    "Unit",
    "Use",
    "Watch",
    "WhyNot",
    "Zone",
    "alike",
    "appraise",
    "check",
    "conflicts",
    "core_index",
    "frontier",
    "greedy",
    "money",
    "optimum",
    "overlap",
    "override",
    "why_not",
    "with_money",
]

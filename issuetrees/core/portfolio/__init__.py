"""Choose a portfolio: the set of initiatives that is worth most under budgets and limits.

``optimum`` is the entrance, ``check`` refuses bad input before it is kept. Values come from
``core.scoring``; money stays out of them and is a limit here.
"""

from issuetrees.core.portfolio.checking import check
from issuetrees.core.portfolio.optimum import SECONDS, optimum
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

__all__ = [
    "GRAIN",
    "SECONDS",
    "Bound",
    "By",
    "Item",
    "Limit",
    "LimitKind",
    "Portfolio",
    "Problem",
    "Status",
    "Unit",
    "Use",
    "check",
    "optimum",
]

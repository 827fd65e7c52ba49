"""Driver trees: nodes whose numbers follow from those below them.

``driver_tree`` reads one; ``calculate`` gives its numbers; ``remarks_on`` what is to be said of
them. Tornado, goal seek and bridge ask what moves the root, what it takes, and where it comes from.
"""

from issuetrees.core.drivers.calculate import Sheet, calculate, lacking
from issuetrees.core.drivers.filled import calculates, filled
from issuetrees.core.drivers.findings import remarks_on
from issuetrees.core.drivers.records import Driver, DriverTree, Remark
from issuetrees.core.drivers.tree import driver_tree, may_calculate

__all__ = [
    "Driver",
    "DriverTree",
    "Remark",
    "Sheet",
    "calculate",
    "calculates",
    "driver_tree",
    "filled",
    "lacking",
    "may_calculate",
    "remarks_on",
]

"""What the checks of splits are told of numbers that follow from others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from issuetrees.core.drivers.calculate import calculate
from issuetrees.core.drivers.records import DriverTree
from issuetrees.core.drivers.splits import term_of
from issuetrees.core.drivers.tree import driver_tree
from issuetrees.core.graph import references
from issuetrees.core.graph.records import Node
from issuetrees.core.mece.records import not_pruned

#: By the id of each node that is split: the node, and its children in their order.
Splits = Mapping[str, tuple[Node, list[Node]]]


def calculates(parent: Node, children: Sequence[Node]) -> bool:
    """Whether a node's number follows from its children, by its kind of split or a formula."""
    return term_of(parent, not_pruned(children))[0] is not None


def filled(
    splits: Splits, nodes: Sequence[Node], *, is_driver: bool = False
) -> tuple[Splits, DriverTree | None]:
    """Return splits in which children have the numbers that are calculated for them.

    So it can be proved of every split that calculates whether it closes. Only there: what is
    segmented does not become another split by other numbers below. ``nodes`` are the whole tree,
    as one reads it. ``is_driver``: in a driver tree, what states no number is by definition what
    its children come to; elsewhere a part may be missing. The tree of drivers is None where nothing
    is calculated from what is.
    """
    parents = {key for key, split in splits.items() if calculates(*split)}
    defined = {key for key in parents if is_driver and splits[key][0].value is None}
    made = defined | {
        child.id
        for key in parents
        for child in splits[key][1]
        if child.id in parents or child.refers_to is not None
    }
    if not made:
        return splits, None
    tree = driver_tree(nodes, references.targets(nodes))
    told = _told(tree, made, nodes)
    return {
        key: (
            told.get(key, parent) if key in defined else parent,
            [told.get(child.id, child) for child in children],
        )
        if key in parents
        else (parent, children)
        for key, (parent, children) in splits.items()
    }, tree


def _told(tree: DriverTree, ids: Iterable[str], nodes: Sequence[Node]) -> dict[str, Node]:
    sheet = calculate(tree)
    records = {node.id: node for node in nodes}
    told: dict[str, Node] = {}
    for key in ids:
        driver, value = tree.drivers.get(key), sheet.values.get(key)
        if driver is not None and driver.term is not None and value is not None:
            unit = records[key].unit or driver.unit.words
            told[key] = replace(records[key], value=float(driver.shown(value)), unit=unit)
    return told

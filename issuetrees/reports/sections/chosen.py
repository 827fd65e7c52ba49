"""What of the document a section shows: the branch of a tree, the best of the initiatives."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from issuetrees.reports.document import ReportDocument, SectionChoice, StageMap, Tree
from issuetrees.reports.scored import Ranked
from issuetrees.reports.sections.base import Assignment
from issuetrees.reports.sections.options import BRANCH, LEVELS, TOP, OneMap


def branches(assignment: Assignment) -> tuple[Tree, ...]:
    """Return the trees that have a root, or the branch that is chosen as a tree of its own."""
    document, node_id = assignment.document, BRANCH.of(assignment.choice)
    shown = document.trees if node_id else document.questions
    trees = [tree for tree in shown if tree.nodes]
    return tuple(_branches(trees, node_id) if node_id else trees)


def cut_to_levels(trees: Sequence[Tree], assignment: Assignment) -> tuple[Tree, ...]:
    """Return the trees as deep as the section goes."""
    levels = LEVELS.of(assignment.choice)
    if levels is None:
        return tuple(trees)
    return tuple(tree.down_to(levels) for tree in trees)


def best(rows: Sequence[Ranked], assignment: Assignment) -> tuple[Ranked, ...]:
    """Return the first so many; who shares the place of the last of them is there too."""
    top = TOP.of(assignment.choice)
    if top is None or top >= len(rows):
        return tuple(rows)
    last = rows[top - 1].place
    tied = takewhile(lambda row: last and row.place == last, rows[top:])
    return (*rows[:top], *tied)


def maps(assignment: Assignment, option: OneMap) -> list[StageMap]:
    """Return the stage maps with a stage, or the chosen one."""
    chosen = option.of(assignment.choice)
    found = assignment.document.stage_maps
    return [one for one in found if one.stages and chosen in {"", one.id}]


def whole_outline(document: ReportDocument) -> SectionChoice | None:
    """Return the outline in which every question stands, so that others can point there."""
    outlines = (one for one in document.sections if one.kind == "appendix_outline")
    whole = (one for one in outlines if not BRANCH.of(one) and LEVELS.of(one) is None)
    return next(whole, None)


def _branches(trees: Sequence[Tree], node_id: str) -> Iterator[Tree]:
    """Nodes come depth first: what follows a node and is deeper is below it."""
    for tree in trees:
        at = next((place for place, node in enumerate(tree.nodes) if node.id == node_id), None)
        if at is None:
            continue
        head = tree.nodes[at]
        below = takewhile(lambda node: node.depth > head.depth, tree.nodes[at + 1 :])  # noqa: B023 - used before the next
        nodes = (replace(head, parent_id=None), *below)
        yield replace(
            tree, nodes=tuple(replace(node, depth=node.depth - head.depth) for node in nodes)
        )

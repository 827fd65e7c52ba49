"""Trees of a report's engagement side by side, as its sections ask for them."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from issuetrees.core.compare import Compared
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.progress import PRUNED
from issuetrees.core.tree_kinds import DRIVER
from issuetrees.practice.comparing import Beside, of_tree
from issuetrees.reports.comparisons import ComparedLine, ComparedPair, SplitOtherwise, TwoTrees
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.sections import comparison
from issuetrees.workspaces.access import Worker

#: Pairs that are less sure are told as such.
_SURE = 0.45


def build_comparisons(
    sections: Sequence[SectionChoice], rows: Sequence[Any], second: Collection[Any], reader: Worker
) -> tuple[TwoTrees, ...]:
    """Return the comparisons that sections ask for; of ``rows``, ``second`` are second cuts.

    One whose trees are gone, empty or too large, or whose version is not reached, is left out.
    """
    return tuple(
        found
        for choice in sections
        if choice.kind == comparison.KIND
        for found in _compared(choice, rows, second, reader)
    )


def _compared(
    choice: SectionChoice, rows: Sequence[Any], second: Collection[Any], reader: Worker
) -> Iterator[TwoTrees]:
    asked = (comparison.TREE.of(choice), comparison.OTHER.of(choice))
    revision = comparison.REVISION.of(choice)
    questions = [row for row in rows if row.tree_kind != DRIVER]
    own = _one(asked[0], rows) if asked[0] else next(iter(questions), None)
    others = [row for row in questions if row != own]
    first = [row for row in others if row.pk not in second] or others
    other = _one(asked[1], rows) if asked[1] else next(iter(first), None)
    if own is None or (revision is None and (other is None or other == own)):
        return
    with_graph = other.pk if revision is None and other is not None else None
    try:
        found = of_tree(reader, own.pk, with_graph=with_graph, with_revision=revision)
    except Invalid:
        return
    yield _told(asked, revision, found)


def _one(key: str, rows: Sequence[Any]) -> Any:
    return next((row for row in rows if str(row.pk) == key), None)


def _told(asked: tuple[str, str], revision: int | None, found: Beside) -> TwoTrees:
    titles = {line.node.id: line.node.title for line in found.comparison.reference}
    return TwoTrees(
        asked,
        revision,
        found.reference.title,
        found.own.title,
        tuple(_pair(row.reference, row.own) for row in found.comparison.rows()),
        tuple(
            SplitOtherwise(titles[cut.reference_id], cut.reference_kind, cut.own_kind)
            for cut in found.comparison.other_cuts
        ),
    )


def _pair(reference: Compared | None, own: Compared | None) -> ComparedPair:
    told = reference if own is None else own
    assert told is not None  # noqa: S101 - a row has one of both
    is_perhaps = bool(reference and own and told.depth and told.likeness < _SURE)
    return ComparedPair(_line(reference), _line(own), told.outcome, is_perhaps)


def _line(found: Compared | None) -> ComparedLine | None:
    if found is None:
        return None
    node = found.node
    is_pruned = node.status == PRUNED
    reason = node.prune_reason if is_pruned else ""
    return ComparedLine(found.number, node.title, found.depth, is_pruned, reason)

"""Two trees line by line: what each line of the one became in the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from issuetrees.core.compare.matching import Shape, match, shape_of
from issuetrees.core.compare.records import Compared, Comparison, OtherCut, Outcome
from issuetrees.core.graph.records import Node
from issuetrees.core.mece import SHIPPED, Vocabulary, suggest

#: Where fewer of the parts of two wholes are the same, these are split differently.
_SAME_CUT: Final = 0.34


@dataclass(frozen=True, slots=True)
class _Side:
    """A tree with its shape, and for each place the place that answers to it in the other."""

    nodes: Sequence[Node]
    shape: Shape
    other: dict[int, int]
    sure: dict[int, float]

    def parts(self, place: int) -> list[Node]:
        return [self.nodes[child] for child in self.shape.children[place]]

    def below(self, place: int) -> Iterator[int]:
        waiting = list(self.shape.children[place])
        while waiting:
            at = waiting.pop()
            yield at
            waiting.extend(self.shape.children[at])


def compare_trees(
    reference: Sequence[Node], own: Sequence[Node], vocabulary: Vocabulary = SHIPPED
) -> Comparison:
    """Return what answers to what in two trees of one question, each with one root.

    Nodes may come in any order, siblings count by rank. ``vocabulary`` has the words that a
    workspace takes for one. Both trees are in one language.
    """
    first, second = _depth_first(reference), _depth_first(own)
    pairs = match(first, second, vocabulary) if first and second else []
    theirs = _side(first, {row: (column, sure) for row, column, sure in pairs})
    mine = _side(second, {column: (row, sure) for row, column, sure in pairs})
    cuts = [pair[:2] for pair in pairs if _is_other_cut(theirs, mine, *pair[:2])]
    found = tuple(_cut(theirs, mine, *pair, vocabulary) for pair in cuts)
    return Comparison(
        tuple(_lines(theirs, mine, "missing", [row for row, _ in cuts])),
        tuple(_lines(mine, theirs, "extra", [column for _, column in cuts])),
        found,
    )


def _depth_first(nodes: Sequence[Node]) -> list[Node]:
    below: dict[str | None, list[Node]] = {}
    for node in sorted(nodes, key=lambda one: one.rank):
        below.setdefault(node.parent_id, []).append(node)
    ordered: list[Node] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        node = waiting.pop()
        ordered.append(node)
        waiting.extend(below.get(node.id, [])[::-1])
    return ordered


def _side(nodes: Sequence[Node], pairs: dict[int, tuple[int, float]]) -> _Side:
    other = {at: place for at, (place, _) in pairs.items()}
    return _Side(nodes, shape_of(nodes), other, {at: sure for at, (_, sure) in pairs.items()})


def _is_other_cut(theirs: _Side, mine: _Side, row: int, column: int) -> bool:
    """Whether hardly any part of two wholes is found anywhere below the other."""
    parts = theirs.shape.children[row], mine.shape.children[column]
    if min(map(len, parts)) < 2:
        return False
    below = set(mine.below(column)), set(theirs.below(row))
    same = sum(theirs.other.get(part) in below[0] for part in parts[0])
    same += sum(mine.other.get(part) in below[1] for part in parts[1])
    return same / (len(parts[0]) + len(parts[1])) < _SAME_CUT


def _cut(theirs: _Side, mine: _Side, row: int, column: int, vocabulary: Vocabulary) -> OtherCut:
    return OtherCut(
        theirs.nodes[row].id,
        mine.nodes[column].id,
        _kind(theirs, row, vocabulary),
        _kind(mine, column, vocabulary),
    )


def _kind(side: _Side, place: int, vocabulary: Vocabulary) -> str:
    whole = side.nodes[place]
    found = suggest(whole, side.parts(place), vocabulary)
    return whole.split_kind or (found.kind if found else "")


def _lines(side: _Side, other: _Side, alone: Outcome, cuts: Sequence[int]) -> Iterator[Compared]:
    numbers = _numbers(side.shape)
    in_cuts = {at for cut in cuts for at in side.below(cut)}
    for at, node in enumerate(side.nodes):
        place = side.other.get(at)
        if place is None:
            outcome: Outcome = "cut" if at in in_cuts else alone
        else:
            outcome = _place(side, other, at, place)
        other_id = None if place is None else other.nodes[place].id
        sure = side.sure.get(at, 0.0)
        yield Compared(node, numbers[at], side.shape.depth[at], outcome, other_id, sure)


def _place(side: _Side, other: _Side, at: int, place: int) -> Outcome:
    """Whether two lines that mean the same stand in the same place."""
    above, there = side.shape.parent[at], other.shape.parent[place]
    if above < 0 or there < 0:
        return "matched" if above == there else "level"
    if side.other.get(above) == there:
        return "matched"
    if side.shape.depth[at] != other.shape.depth[place]:
        return "level"
    return "branch" if above in side.other or there in other.other else "matched"


def _numbers(shape: Shape) -> list[str]:
    found = [""] * len(shape.parent)
    for at, children in enumerate(shape.children):
        prefix = found[at] and f"{found[at]}."
        for place, child in enumerate(children, 1):
            found[child] = f"{prefix}{place}"
    return found

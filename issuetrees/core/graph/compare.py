"""What became of a graph between two of its states, record by record."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from issuetrees.core.graph.change import Tables
from issuetrees.core.graph.records import ISSUE_TREE, LINK_FIELDS, NODE_FIELDS, Fields

Happened: TypeAlias = Literal["added", "removed", "moved", "reworded", "edited"]
HAPPENED: Final[tuple[Happened, ...]] = ("added", "removed", "moved", "reworded", "edited")
Records: TypeAlias = Mapping[str, Fields]
_TREE_PLACE: Final = frozenset({"parent_id", "rank"})
_MAP_PLACE: Final = frozenset({"x", "y"})
_ENDS: Final = frozenset({"source_id", "target_id"})


@dataclass(frozen=True, slots=True)
class Difference:
    """What happened to one record, which is None in the state where it does not exist.

    ``fields`` names what was edited besides title and place.
    """

    id: str
    happened: tuple[Happened, ...]
    fields: tuple[str, ...]
    before: Fields | None
    after: Fields | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences of nodes, in the order in which one reads the tree, and of links.

    What was removed comes where it stood, by its former rank.
    """

    nodes: tuple[Difference, ...]
    links: tuple[Difference, ...]


def compare(before: Tables, after: Tables, kind: str) -> Comparison:
    """Return what happened between two states of a graph of that kind.

    A node of a tree moved if it got another parent, or if it changed its order among those that
    stayed with it; a stage moved if it lies elsewhere, a link if it has other ends.
    """
    is_tree = kind == ISSUE_TREE
    place = _TREE_PLACE if is_tree else _MAP_PLACE
    moved = _moved_in_tree if is_tree else _moved_on_map
    nodes = _differences(
        before["nodes"],
        after["nodes"],
        moved(before["nodes"], after["nodes"]),
        [name for name in NODE_FIELDS if name not in {*place, "id", "rank", "title"}],
    )
    links = _differences(
        before["links"],
        after["links"],
        _changed(before["links"], after["links"], _ENDS),
        [name for name in LINK_FIELDS if name not in {*_ENDS, "id", "title"}],
    )
    gone = {key: node for key, node in before["nodes"].items() if key not in after["nodes"]}
    order = {key: at for at, key in enumerate(in_reading_order({**after["nodes"], **gone}))}
    ordered = sorted(nodes, key=lambda difference: order[difference.id])
    return Comparison(tuple(ordered), tuple(links))


def counts(differences: Sequence[Difference]) -> dict[str, int]:
    """Return how many records were added, removed, moved, reworded and edited."""
    found = Counter(word for difference in differences for word in difference.happened)
    return {word: found[word] for word in HAPPENED}


def numbers(nodes: Records) -> dict[str, str]:
    """Return the number of each node of a tree as one reads it: 3.2; empty for the root.

    References are not counted; one says what it shows: → 3.2.
    """
    shows = {key: shown for key, one in nodes.items() if (shown := one.get("refers_to"))}
    below = children({key: one for key, one in nodes.items() if key not in shows})
    found = dict.fromkeys(below.get(None, ()), "")
    waiting = list(found)
    for parent_id in waiting:
        prefix = found[parent_id] and found[parent_id] + "."
        for place, key in enumerate(below.get(parent_id, ()), 1):
            found[key] = f"{prefix}{place}"
            waiting.append(key)
    found.update({key: f"→ {found.get(shown, '')}".strip() for key, shown in shows.items()})
    return found


def children(nodes: Records) -> dict[str | None, list[str]]:
    """Return the ids under each parent in their order."""
    below: dict[str | None, list[str]] = {}
    for record in sorted(nodes.values(), key=lambda record: (record["rank"], record["id"])):
        below.setdefault(record["parent_id"], []).append(record["id"])
    return below


def in_reading_order(nodes: Records) -> list[str]:
    """Return all ids depth first."""
    below = children(nodes)
    ordered: list[str] = []
    waiting = list(reversed(below.get(None, ())))
    while waiting:
        key = waiting.pop()
        ordered.append(key)
        waiting.extend(reversed(below.get(key, ())))
    return ordered


def _differences(
    before: Records, after: Records, moved: set[str], edited: Sequence[str]
) -> Iterator[Difference]:
    for key in {**after, **before}:
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            yield Difference(key, ("added",) if old is None else ("removed",), (), old, new)
            continue
        fields = tuple(name for name in edited if old[name] != new[name])
        what: dict[Happened, bool] = {
            "moved": key in moved,
            "reworded": old["title"] != new["title"],
            "edited": bool(fields),
        }
        happened = tuple(word for word, is_so in what.items() if is_so)
        if happened:
            yield Difference(key, happened, fields, old, new)


def _changed(before: Records, after: Records, names: frozenset[str]) -> set[str]:
    both = before.keys() & after.keys()
    return {key for key in both if any(before[key][name] != after[key][name] for name in names)}


def _moved_on_map(before: Records, after: Records) -> set[str]:
    return _changed(before, after, _MAP_PLACE)


def _moved_in_tree(before: Records, after: Records) -> set[str]:
    moved = _changed(before, after, frozenset({"parent_id"}))
    touched = _changed(before, after, frozenset({"rank"})) - moved
    old_order, new_order = children(before), children(after)
    for parent_id in {after[key]["parent_id"] for key in touched}:
        stayed = set(old_order.get(parent_id, ())) & set(new_order[parent_id])
        old = [key for key in old_order.get(parent_id, ()) if key in stayed]
        new = [key for key in new_order[parent_id] if key in stayed]
        moved |= _reordered(old, new, touched)
    return moved


def _reordered(old: Sequence[str], new: Sequence[str], touched: set[str]) -> set[str]:
    """Return which of the same siblings changed their order.

    Those that kept their rank stood still. Of the others, as many as possible count as having
    stood still too: fresh ranks for all of them are no move.
    """
    place = {key: at for at, key in enumerate(old)}
    gap_before, gap_after = _gaps(old, touched), _gaps(new, touched)
    moved: set[str] = set()
    runs: dict[int, list[str]] = {}
    for key, gap in gap_after.items():
        if gap == gap_before[key]:
            runs.setdefault(gap, []).append(key)
        else:
            moved.add(key)
    for run in runs.values():
        still = _longest_rising([place[key] for key in run])
        moved.update(key for key in run if place[key] not in still)
    return moved


def _gaps(order: Sequence[str], touched: set[str]) -> dict[str, int]:
    """Return behind how many that kept their rank each of the others stands."""
    passed = 0
    found = {}
    for key in order:
        if key in touched:
            found[key] = passed
        else:
            passed += 1
    return found


def _longest_rising(values: Sequence[int]) -> set[int]:
    """Return a longest subsequence that rises (patience sorting); the values are distinct."""
    tops: list[int] = []
    under: dict[int, int | None] = {}
    for value in values:
        at = bisect_left(tops, value)
        under[value] = tops[at - 1] if at else None
        tops[at : at + 1] = [value]
    found: set[int] = set()
    step = tops[-1] if tops else None
    while step is not None:
        found.add(step)
        step = under[step]
    return found

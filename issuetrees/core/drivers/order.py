"""In which order drivers are calculated, and which circles they stand in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from issuetrees.core.drivers.expressions import Expression, names_in


def calculation_order(
    ids: Sequence[str], terms: Mapping[str, Expression]
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return all ids, each behind those that its term reads; and those whose terms make circles.

    The order holds once the terms of the latter are taken away. Of a circle only what refers
    elsewhere is cut: terms that are a single id.
    """
    reads = {key: set(names_in(term)) for key, term in terms.items()}
    circle = _circle(ids, reads)
    cut = frozenset(key for key in circle if isinstance(terms[key], str)) or frozenset(circle)
    for key in cut:
        del reads[key]
    ordered, _ = _sorted(ids, reads)
    return tuple(ordered), cut


def _circle(ids: Sequence[str], reads: Mapping[str, set[str]]) -> set[str]:
    """Return what stands in circles: what is left when both ends have been taken off."""
    _, left = _sorted(ids, reads)
    if not left:
        return set()
    inside = {key: reads[key] & left for key in left}
    turned: dict[str, set[str]] = defaultdict(set)
    for key, names in inside.items():
        for name in names:
            turned[name].add(key)
    _, rest = _sorted(list(left), turned)
    return rest


def _sorted(ids: Sequence[str], reads: Mapping[str, set[str]]) -> tuple[list[str], set[str]]:
    """Return what can be put in order, the last of ``ids`` first, and what cannot."""
    above: dict[str, list[str]] = defaultdict(list)
    waits = {key: len(reads.get(key, ())) for key in ids}
    for key in ids:
        for name in reads.get(key, ()):
            above[name].append(key)
    ordered = [key for key in reversed(ids) if not waits[key]]
    for key in ordered:
        for one in above[key]:
            waits[one] -= 1
            if not waits[one]:
                ordered.append(one)
    return ordered, {key for key in ids if waits[key] > 0}

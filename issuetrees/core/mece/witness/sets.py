"""Cases sorted by what the data or the labels list: members, cells, opposites, parts of stages."""

from collections.abc import Iterable, Sequence

from issuetrees.core.mece.proofs import data, matrix, opposites, segments
from issuetrees.core.mece.records import SplitChild, SplitParent
from issuetrees.core.mece.witness.words import named
from issuetrees.core.mece.words.labels import key, takes_the_rest
from issuetrees.core.mece.words.reading import Vocabulary

Places = tuple[str, ...]


def by_members(
    text: str, parent: SplitParent, live: Sequence[SplitChild], vocabulary: Vocabulary
) -> Places | None:
    """Return the children in which a member stands that a case names."""
    members, universe = segments.members_of(parent, live)
    owners = [(child_id, name) for child_id, names in members.items() for name in names]
    known = {key(name) for _, name in owners}
    free = [(None, name) for name in universe if key(name) not in known]
    found = named(text, [*owners, *free], vocabulary)
    return _agreed([{one for one in names if one} for names in found.values()], live)


def by_parts(
    text: str, parent: SplitParent, live: Sequence[SplitChild], vocabulary: Vocabulary
) -> Places | None:
    """Return the stage that has as its part what a case names."""
    inside = data.by_child(parent.split, "inside", live)
    parts = [(child_id, name) for child_id, names in inside.items() for name in names]
    return _agreed(list(named(text, parts, vocabulary).values()), live)


def by_cell(
    text: str, parent: SplitParent, live: Sequence[SplitChild], vocabulary: Vocabulary
) -> Places | None:
    """Return the children of the cell of which a case names both values."""
    grid = matrix.grid_of(parent, live)
    if grid is None:
        return None
    values = [("row", one) for one in grid.rows] + [("column", one) for one in grid.columns]
    found = named(text, values, vocabulary)
    rows, columns = (
        [phrase for phrase, axes in found.items() if axis in axes] for axis in ("row", "column")
    )
    if len(rows) != 1 or len(columns) != 1:
        return None
    cell = key(rows[0]), key(columns[0])
    return _or_rest({one for one, its in grid.cells.items() if its == cell}, live)


def by_negation(
    text: str, parent: SplitParent, live: Sequence[SplitChild], vocabulary: Vocabulary
) -> Places | None:
    """Return the one of two opposites that a case is called."""
    proof = opposites.prove if parent.split_kind == "opposites" else opposites.prove_if_opposites
    if not any(one.verdict == "proved" for one in proof(parent, live)):
        return None
    titles = [(child.id, child.title) for child in live if not takes_the_rest(child.title)]
    found = list(named(text, titles, vocabulary).values())
    return tuple(found[0]) if len(found) == 1 and len(found[0]) == 1 else None


def _agreed(found: Sequence[set[str]], live: Sequence[SplitChild]) -> Places | None:
    """What all names in a case agree on; where they do not, nobody knows which one is meant."""
    if not found or any(one != found[0] for one in found):
        return None
    return _or_rest(found[0], live)


def _or_rest(places: Iterable[str], live: Sequence[SplitChild]) -> Places:
    """Return children in their order; what is in none is in the one that takes the rest."""
    chosen = set(places)
    found = tuple(child.id for child in live if child.id in chosen)
    return found or tuple(child.id for child in live if takes_the_rest(child.title))[:1]

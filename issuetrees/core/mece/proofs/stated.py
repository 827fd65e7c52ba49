"""The formula that a split states, and the children that its symbols name."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from issuetrees.core.mece.proofs import data
from issuetrees.core.mece.records import SplitChild, SplitParent
from issuetrees.core.mece.words.formulas import Formula, read_formula
from issuetrees.core.mece.words.labels import key

_IN_BRACKETS: Final = re.compile(r"\(([^()=]*[×*÷·][^()=]*)\)")
_TIGHT: Final = re.compile(r"[-–−/]")


def stated(parent: SplitParent, live: Sequence[SplitChild]) -> Formula | None:
    """Return the formula of the data; "Profit/Revenue" is one too where the children say so."""
    text = data.text(parent.split, "formula")
    found = [
        one
        for way in (text, _TIGHT.sub(r" \g<0> ", text))
        if (one := read_formula(way)) is not None
    ]
    known = {name_of(child) for child in live}
    return max(found, key=lambda one: sum(key(x) in known for x in one.names()), default=None)


def in_question(parent: SplitParent, live: Sequence[SplitChild]) -> Formula | None:
    """A question states a formula by "=" or in brackets, if it names a child at least."""
    inside = _IN_BRACKETS.search(parent.title)
    if "=" not in parent.title and not inside:
        return None
    formula = read_formula(parent.title if "=" in parent.title or not inside else inside[1])
    is_stated = formula and (formula.whole or inside)
    if not formula or not is_stated or len(set(formula.names())) < 2:
        return None
    known = {name_of(child) for child in live}
    return formula if any(key(name) in known for name in formula.names()) else None


def written_in(parent: SplitParent) -> str:
    """Return the formula of a question as it is written there."""
    inside = _IN_BRACKETS.search(parent.title)
    return inside[1] if inside and "=" not in parent.title else parent.title


def name_of(child: SplitChild) -> str:
    """The name of a child without the amount behind it: "Price: 10 ₽"."""
    title = child.title
    for sign in (":", " = ", " – ", " — ", " ("):
        head, found, rest = title.partition(sign)
        if found and any(map(str.isdigit, rest)):
            return key(head)
    return key(title)


def by_name(live: Sequence[SplitChild], used: Iterable[str]) -> dict[str, SplitChild]:
    """Return the children by their names; "Price per unit" is the "Price" of a formula."""
    known = {name_of(child): child for child in live}
    for name in set(used) - set(known):
        longer = [one for one in known if set(name.split()) < set(one.split())]
        if len(longer) == 1 and longer[0] not in used:
            known[name] = known.pop(longer[0])
    return known

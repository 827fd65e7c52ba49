"""How the children of a node make up its number: its kind of split, or a formula over them."""

from collections.abc import Sequence
from typing import Final, Protocol

from issuetrees.core.drivers.expressions import Applied, Expression, Sign, read_term
from issuetrees.core.drivers.records import Remark
from issuetrees.core.mece.proofs import data
from issuetrees.core.mece.proofs.stated import by_name, in_question, stated
from issuetrees.core.mece.records import SplitChild, SplitParent
from issuetrees.core.mece.words.formulas import Formula
from issuetrees.core.mece.words.labels import key, quoted, takes_the_rest
from issuetrees.core.text import gettext_noop

#: The signs of the kinds of split that calculate.
SIGNS: Final[dict[str, Sign]] = {"sum": "+", "difference": "-", "product": "*", "ratio": "/"}


class DriverNode(SplitParent, SplitChild, Protocol):
    """A node of a tree that is calculated; the node records of ``core.graph`` fit."""

    @property
    def parent_id(self) -> str | None: ...


def term_of(
    parent: SplitParent, live: Sequence[SplitChild]
) -> tuple[Expression | None, list[Remark]]:
    """Return how a node follows from its children, None with a remark where that is not said."""
    sign = SIGNS.get(parent.split_kind or "")
    has_formula = sign in {"*", "/"}
    formula = (stated(parent, live) if has_formula else None) or in_question(parent, live)
    if formula is not None and (has_formula or sign is None):
        return _by_formula(parent, live, formula)
    if has_formula and data.text(parent.split, "formula"):
        message = gettext_noop("The formula is not read. Write it like “Price × Volume”.")
        return None, [Remark("formula_unread", parent.id, message)]
    if sign is None:
        message = gettext_noop(
            "Nothing says how the parts make “{title}”. Set its split to a sum, difference, "
            "product or ratio."
        )
        return None, [_remark("no_arithmetic", parent, message, title=parent.title)]
    ids = tuple(child.id for child in live)
    return (Applied(sign, ids) if len(ids) > 1 else ids[0]), []


def _by_formula(
    parent: SplitParent, live: Sequence[SplitChild], formula: Formula
) -> tuple[Expression | None, list[Remark]]:
    names = formula.names()
    known = by_name(live, [key(name) for name in names])
    missing = next((name for name in names if key(name) not in known), None)
    if missing is not None:
        message = gettext_noop("“{name}” of the formula is no child.")
        return None, [_remark("factor_missing", parent, message, name=missing)]
    used = {key(name) for name in names}
    unused = [
        child
        for name, child in known.items()
        if name not in used and not takes_the_rest(child.title)
    ]
    message = gettext_noop("“{title}” is not in the formula.")
    remarks = [_remark("not_in_formula", child, message, title=child.title) for child in unused]
    return read_term(formula.term, {name: known[key(name)].id for name in names}), remarks


def _remark(code: str, node: SplitParent | SplitChild, message: str, **words: str) -> Remark:
    return Remark(code, node.id, message, {name: quoted(word) for name, word in words.items()})

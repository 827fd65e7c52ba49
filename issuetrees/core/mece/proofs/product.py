"""Splits by a formula: "Revenue = Price × Volume"; a ratio is one that divides.

The formula stands in the data or in the question. Each symbol is to be a child, each child a
symbol, once; with values and units of all it has to close.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Any, Final

from issuetrees.core.mece.proofs import data
from issuetrees.core.mece.proofs.kinds import Item, Kind
from issuetrees.core.mece.proofs.stated import by_name, in_question, name_of, stated, written_in
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.words.amounts import Amount, amount_of
from issuetrees.core.mece.words.dimensions import agree, dimension_of
from issuetrees.core.mece.words.formulas import Formula, Name, Operation, Term, value_of
from issuetrees.core.mece.words.labels import key, quoted, takes_the_rest
from issuetrees.core.text import gettext_noop

_ITEMS: Final = (
    Item(
        "formula",
        "formula",
        gettext_noop("Formula over the children"),
        example=gettext_noop("Price × Volume"),
    ),
    Item("tolerance", "number", gettext_noop("Tolerance in percent of the whole")),
)
_TOLERANCE: Final = Fraction(1, 200)


def prove(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a split whose kind is a product or a ratio."""
    formula = stated(parent, live) or in_question(parent, live)
    implied = None if formula else _implied(parent, live)
    if formula is None and data.text(parent.split, "formula"):
        yield _say(
            parent, "formula_unread",
            gettext_noop("The formula is not read. Write it like “Price × Volume”."),
        )  # fmt: skip
    elif implied:
        yield from _Proof(parent, live, implied).findings()
    elif formula is None:
        yield _say(
            parent, "formula_missing",
            gettext_noop("No formula says how the children make up “{title}”."),
            title=quoted(parent.title),
        )  # fmt: skip
    else:
        yield from _Proof(parent, live, formula).findings()


def prove_if_formula(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a split whose question states a formula, whatever its kind."""
    formula = in_question(parent, live)
    if formula and len(live) > 1:
        yield from _Proof(parent, live, formula).findings()


def read(parent: SplitParent, live: Sequence[SplitChild]) -> dict[str, Any] | None:
    """Return the formula of a product that the question states over its children."""
    formula = in_question(parent, live)
    signs = formula.signs() if formula else set()
    return {"formula": written_in(parent)} if "*" in signs and "/" not in signs else None


def read_ratio(parent: SplitParent, live: Sequence[SplitChild]) -> dict[str, Any] | None:
    """Return the formula of a ratio that the question states over its children."""
    formula = in_question(parent, live)
    return {"formula": written_in(parent)} if formula and "/" in formula.signs() else None


def _implied(parent: SplitParent, live: Sequence[SplitChild]) -> Formula | None:
    """Return the children multiplied, or each divided by the next, where all have values.

    What calculates needs no formula in words.
    """
    sign = "*" if parent.split_kind == PRODUCT.name else "/"
    names = [name_of(child) for child in live]
    if len(set(names)) < len(names) or not all(map(amount_of, live)):
        return None
    terms: list[Term] = [Name(name) for name in names]
    return Formula("", reduce(lambda left, right: Operation(sign, left, right), terms))


def _share(one: Amount) -> Fraction:
    return Fraction(1, 100) if one.unit == "percent" else Fraction(1)


@dataclass(frozen=True, slots=True)
class _Proof:
    parent: SplitParent
    live: Sequence[SplitChild]
    formula: Formula

    def findings(self) -> Iterator[Finding]:
        names = self.formula.names()
        used = Counter(key(name) for name in names)
        known = by_name(self.live, used)
        missing = list(dict.fromkeys(name for name in names if key(name) not in known))
        yield from self._exclusive(used, known)
        if missing:
            yield self._finding(
                "factor_missing", "disproved", "exhaustive",
                gettext_noop("“{name}” of the formula is no child."),
                {"name": quoted(missing[0])}, (), missing[0],
            )  # fmt: skip
        else:
            yield from self._closes(known)

    def _exclusive(
        self, used: Mapping[str, int], known: Mapping[str, SplitChild]
    ) -> Iterator[Finding]:
        extra = [child for name, child in known.items() if name not in used]
        extra = [child for child in extra if not takes_the_rest(child.title)]
        twice = [child for name, child in known.items() if used.get(name, 0) > 1]
        if extra:
            yield self._finding(
                "factor_extra", "disproved", "exclusive",
                gettext_noop("“{title}” is not in the formula."),
                {"title": quoted(extra[0].title)}, (extra[0].id,), extra[0].title,
            )  # fmt: skip
        elif twice:
            yield self._finding(
                "factor_twice", "unknown", "exclusive",
                gettext_noop("“{title}” is in the formula more than once."),
                {"title": quoted(twice[0].title)}, (twice[0].id,),
            )  # fmt: skip
        else:
            yield self._finding(
                "factors_once", "proved", "exclusive",
                gettext_noop("Each child is in the formula once."), {},
            )  # fmt: skip

    def _closes(self, known: Mapping[str, SplitChild]) -> Iterator[Finding]:
        whole = amount_of(self.parent)
        amounts = {name: amount_of(known[key(name)]) for name in self.formula.names()}
        given = {name: one for name, one in amounts.items() if one}
        if whole is None or len(given) < len(amounts):
            lacking = next((name for name, one in amounts.items() if one is None), "")
            title = known[key(lacking)].title if lacking else self.parent.title
            yield self._finding(
                "formula_without_values", "unknown", "exhaustive",
                gettext_noop("Every symbol is a child; it is not said how much “{title}” is."),
                {"title": quoted(title)},
            )  # fmt: skip
        else:
            yield self._units(whole, given) or self._compared(whole, self._made(whole, given))

    def _made(self, whole: Amount, amounts: Mapping[str, Amount]) -> Fraction | None:
        """Return what the formula comes to; percents are shares, or as they stand if it closes so.

        "Profit / Revenue × 100" and "Profit / Revenue" both make 25 %.
        """
        shares = {name: one.value * _share(one) for name, one in amounts.items()}
        plain = {name: one.value for name, one in amounts.items()}
        made = [value_of(self.formula.term, values) for values in (shares, plain)]
        ways = [one / per for per in (_share(whole), 1) for one in made if one is not None]
        return min(
            ways, key=lambda one: abs(one - whole.value) > self._allowed(whole), default=None
        )

    def _units(self, whole: Amount, amounts: Mapping[str, Amount]) -> Finding | None:
        dimensions = {name: dimension_of(one.unit) for name, one in amounts.items() if one.unit}
        if len(dimensions) < len(amounts) or not whole.unit:
            return None
        if agree(self.formula.term, dimensions, dimension_of(whole.unit)):
            return None
        return self._finding(
            "formula_units", "disproved", "exhaustive",
            gettext_noop("The units of the children do not make {unit}."), {"unit": whole.words},
            (), whole.words,
        )  # fmt: skip

    def _allowed(self, whole: Amount) -> Fraction:
        stated = data.number(self.parent.split, "tolerance")
        share = Fraction(str(abs(stated))) / 100 if stated is not None else _TOLERANCE
        return abs(whole.value) * share

    def _compared(self, whole: Amount, made: Fraction | None) -> Finding:
        if made is None:
            return self._finding(
                "formula_divides_by_zero", "unknown", "exhaustive",
                gettext_noop("The formula divides by zero."), {},
            )  # fmt: skip
        details = {
            "made": whole.write(made),
            "whole": whole.write(whole.value),
            "rest": whole.write(abs(made - whole.value)),
        }
        if abs(made - whole.value) <= self._allowed(whole):
            return self._finding(
                "formula_closes", "proved", "exhaustive",
                gettext_noop("The formula gives {made}, as it should: {whole}."), details,
            )  # fmt: skip
        return self._finding(
            "formula_differs", "disproved", "exhaustive",
            gettext_noop("The formula gives {made}, not {whole}: a difference of {rest}."),
            details, (), details["made"],
        )  # fmt: skip

    def _finding(
        self,
        code: str,
        verdict: Any,
        side: Any,
        message: str,
        details: dict[str, str],
        related_ids: tuple[str, ...] = (),
        witness: str = "",
    ) -> Finding:
        return Finding(code, verdict, side, self.parent.id, related_ids, message, details, witness)


def _say(parent: SplitParent, code: str, message: str, **details: str) -> Finding:
    return Finding(code, "unknown", "exhaustive", parent.id, (), message, details)


PRODUCT: Final = Kind("product", prove, _ITEMS, read)
RATIO: Final = Kind("ratio", prove, _ITEMS, read_ratio)

"""How a number follows from others: sums, differences, products and ratios of any length."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Any, Literal, TypeAlias, TypeVar

from issuetrees.core.mece.words.formulas import Name, Number, Term

Sign: TypeAlias = Literal["+", "-", "*", "/"]
Value = TypeVar("Value", Fraction, float)


@dataclass(frozen=True, slots=True)
class Applied:
    """The first of ``terms`` with each of the others added, subtracted, multiplied or divided."""

    sign: Sign
    terms: tuple["Expression", ...]


#: The id of a driver, a number, or a sign over others.
Expression: TypeAlias = str | Fraction | Applied


def read_term(term: Term, ids: Mapping[str, str]) -> Expression:
    """Return a formula's term over the ids of what its names name; chains of one sign are one."""
    if isinstance(term, Name):
        return ids[term.text]
    if isinstance(term, Number):
        return term.value
    left, right = read_term(term.left, ids), read_term(term.right, ids)
    sign: Any = term.sign
    if isinstance(left, Applied) and left.sign == sign:
        return Applied(sign, (*left.terms, right))
    return Applied(sign, (left, right))


def names_in(term: Expression) -> Iterator[str]:
    """Yield the ids that an expression reads, each as often as it does."""
    if isinstance(term, str):
        yield term
    elif isinstance(term, Applied):
        for one in term.terms:
            yield from names_in(one)


def value_of(term: Expression, values: Mapping[str, Any]) -> Any:
    """Return what an expression comes to; all its ids have values.

    Raises ZeroDivisionError, and OverflowError where floats are exceeded.
    """
    if isinstance(term, str):
        return values[term]
    if isinstance(term, Fraction):
        return term
    found = [values[one] if isinstance(one, str) else value_of(one, values) for one in term.terms]
    if term.sign == "+":
        return sum(found[1:], found[0])
    return reduce(_BY_SIGN[term.sign], found)


_BY_SIGN: Any = {
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: one / other,
}


def to_json(term: Expression) -> Any:
    """Return an expression as JSON: an id, a number, or a list of a sign and expressions."""
    if isinstance(term, Applied):
        return [term.sign, *map(to_json, term.terms)]
    return float(term) if isinstance(term, Fraction) else term

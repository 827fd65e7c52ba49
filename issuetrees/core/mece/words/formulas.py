"""Formulas over names: "Revenue = Price × Volume", «Маржа = (Выручка − Затраты) / Выручка».

A parser of its own for an allow-list of signs: + − × ÷ ( ) and numbers; everything else is a name.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from issuetrees.core.mece.words.numbers import number_of, writings

_MAX_LENGTH: Final = 500
_MAX_DEPTH: Final = 30
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<quoted>[“«\"\[](?P<inside>[^”»\"\]]*)[”»\"\]])|(?P<sign>[()=+×*·÷:⋅]|(?<=\s)[-–−/xх](?=\s)"
    r"|(?<=\))\s*[-–−/]|[−/](?=\s*\())|(?P<rest>.))",
    re.DOTALL,
)  # fmt: skip
_SIGNS: Final = {
    **dict.fromkeys("×*·⋅xх", "*"),
    **dict.fromkeys("÷/:", "/"),
    **dict.fromkeys("-–−", "-"),
    **{sign: sign for sign in "+()="},
}
_NUMBER: Final = re.compile(r"\d[\d .,]*%?")


@dataclass(frozen=True, slots=True)
class Name:
    """A symbol of a formula, as it is written."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a formula."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Operation:
    """One of + - * / over two terms."""

    sign: str
    left: "Term"
    right: "Term"


Term: TypeAlias = Name | Number | Operation


@dataclass(frozen=True, slots=True)
class Formula:
    """What a formula says: ``whole`` is the name on the left of "=", "" where there is none."""

    whole: str
    term: Term

    def names(self) -> list[str]:
        """Return the symbols on the right, in their order, each as often as it is used."""
        return list(_names(self.term))

    def signs(self) -> set[str]:
        """Return the operations that it is made of."""
        return set(_signs(self.term))


def read_formula(text: str) -> Formula | None:
    """Return the formula that a text states, or None if it states none."""
    if len(text) > _MAX_LENGTH:
        return None
    tokens = _tokens(text)
    whole = ""
    if len(tokens) > 1 and tokens[1] == "=" and isinstance(tokens[0], Name):
        whole, tokens = tokens[0].text, tokens[2:]
    if "=" in tokens or not tokens:
        return None
    term, rest = _sum(tokens, 0)
    return Formula(whole, term) if term is not None and not rest else None


def value_of(term: Term, values: Mapping[str, Fraction]) -> Fraction | None:
    """Return what a term comes to, None where it divides by zero."""
    if isinstance(term, Name):
        return values[term.text]
    if isinstance(term, Number):
        return term.value
    left, right = value_of(term.left, values), value_of(term.right, values)
    if left is None or right is None or (term.sign == "/" and not right):
        return None
    made: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
        "+": lambda one, other: one + other,
        "-": lambda one, other: one - other,
        "*": lambda one, other: one * other,
        "/": lambda one, other: one / other,
    }
    return made[term.sign](left, right)


def _tokens(text: str) -> list["str | Term"]:
    found: list[str | Term] = []
    written = ""
    for match in _TOKEN.finditer(f"{text} "):
        if match["sign"] or match["quoted"]:
            found += _named(written)
            written = ""
            sign = _SIGNS.get((match["sign"] or "").strip())
            found.append(sign or Name(match["inside"].strip()))
        else:
            written += match.group()
    return [*found, *_named(written)]


def _named(written: str) -> list["str | Term"]:
    words = written.strip(" ;,.?!")
    if not words:
        return []
    if not _NUMBER.fullmatch(words):
        return [Name(words)]
    value = number_of(words.rstrip(" %"), next(writings((words,))))
    if value is None:
        return [Name(words)]
    return [Number(value / 100 if words.endswith("%") else value)]


_Read: TypeAlias = tuple[Term | None, list["str | Term"]]


def _sum(tokens: list["str | Term"], depth: int) -> _Read:
    return _chain(tokens, depth, ("+", "-"), _product)


def _product(tokens: list["str | Term"], depth: int) -> _Read:
    return _chain(tokens, depth, ("*", "/"), _factor)


def _chain(
    tokens: list["str | Term"],
    depth: int,
    signs: tuple[str, ...],
    read: Callable[[list["str | Term"], int], _Read],
) -> _Read:
    left, rest = read(tokens, depth)
    while left is not None and rest and rest[0] in signs:
        sign = str(rest[0])
        right, rest = read(rest[1:], depth)
        if right is None:
            return None, rest
        left = Operation(sign, left, right)
    return left, rest


def _factor(tokens: list["str | Term"], depth: int) -> _Read:
    if not tokens or depth > _MAX_DEPTH:
        return None, tokens
    first = tokens[0]
    if first == "(":
        term, rest = _sum(tokens[1:], depth + 1)
        return (term, rest[1:]) if rest and rest[0] == ")" else (None, rest)
    return (None, tokens) if isinstance(first, str) else (first, tokens[1:])


def _names(term: Term) -> Iterator[str]:
    if isinstance(term, Name):
        yield term.text
    elif isinstance(term, Operation):
        yield from _names(term.left)
        yield from _names(term.right)


def _signs(term: Term) -> Iterator[str]:
    if isinstance(term, Operation):
        yield term.sign
        yield from _signs(term.left)
        yield from _signs(term.right)

"""The values of a scene in words, the same in every format that shows text."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from issuetrees.reports.scene.tables import (
    Bar,
    Day,
    Inapplicable,
    Money,
    Number,
    Share,
    Sign,
    Span,
    Stack,
    Value,
)

if TYPE_CHECKING:
    from issuetrees.reports.sections.base import Typist


def written(value: Value, typist: "Typist") -> str:
    """Return what a cell or a fact says."""
    return _WRITERS[type(value)](value, typist)


def spread_of(value: Number, typist: "Typist") -> str:
    """Return between which ends a figure lies; nothing where they look the same."""
    if value.low is None or value.high is None:
        return ""
    low, high = (typist.number(end, value.digits) for end in (value.low, value.high))
    return "" if low == high else f"{low}–{high}"


def _number(value: Number, typist: "Typist") -> str:
    if value.is_short and value.value is not None:
        figure = typist.short(value.value)
    else:
        figure = typist.number(value.value, value.digits)
    return f"{figure} {value.unit}" if value.unit else figure


def _span(value: Span, typist: "Typist") -> str:
    low, high = (typist.number(end, value.digits) for end in (value.low, value.high))
    return low if low == high else f"{low}–{high}"


def _stack(value: Stack, typist: "Typist") -> str:
    return " + ".join(typist.number(part.figure, value.digits) for part in value.parts)


_WRITERS: dict[type[Any], Callable[[Any, "Typist"], str]] = {
    Bar: lambda value, typist: written(value.label, typist),
    Day: lambda value, typist: typist.day(value.value),
    Inapplicable: lambda value, _typist: value.word,
    Money: lambda value, typist: typist.money(value.value, value.currency),
    Number: _number,
    Share: lambda value, typist: typist.percent(value.value),
    Sign: lambda value, _typist: value.word,
    Span: _span,
    Stack: _stack,
}

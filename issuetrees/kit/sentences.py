"""Sentences with something of a user's in them, in the reader's language."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from typing import Any, Protocol

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.text import isolated, within
from issuetrees.core.told import in_language
from issuetrees.kit.formats.days import day
from issuetrees.kit.formats.numbers import MOST, listed, short
from issuetrees.kit.words import spoken


class Said(Protocol):
    """A refusal, finding or notice: an English message and what stands in its places."""

    @property
    def message(self) -> str: ...

    @property
    def details(self) -> Mapping[str, Any]: ...


def fill(message: str, **values: Any) -> str:
    """Return a translated message with its places filled, texts apart, numbers in its language.

    A place whose name ends in "_on" is a day, written YYYY-MM-DD.
    """
    return message.format(**{name: _filled(message, name, value) for name, value in values.items()})


def quote(text: str) -> str:
    """Return a text between the quotation marks of the reader's language."""
    return fill(_("“{text}”"), text=text)


def sentence(said: Said) -> str:
    """Return what is said as one reads it."""
    return fill(spoken(said.message), **said.details)


def words_of(text: str) -> str:
    """Return a text that may be written in several languages in that of the reader."""
    return in_language(text, (get_language() or "en")[:2])


def apart(value: Any) -> Any:
    """Return what is to stand in a sentence: a number as it is, all else as isolated text."""
    return (
        value
        if isinstance(value, int | float | Decimal)
        else isolated(words_of(value) if isinstance(value, str) else str(value))
    )


def _filled(message: str, name: str, value: Any) -> Any:
    if name.endswith("_on"):
        return day(dt.date.fromisoformat(value), get_language() or "en")
    written, at = _written(value), message.find(f"{{{name}}}")
    return within(message[at - 1], written) if isinstance(written, str) and at > 0 else written


def _written(value: Any) -> Any:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool) and isfinite(value):
        return short(value, get_language() or "en", MOST)
    if isinstance(value, list | tuple) and all(isinstance(one, int | float) for one in value):
        return listed(value, get_language() or "en")
    return apart(value)

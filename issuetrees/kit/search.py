"""Rows found by the words that somebody types."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from issuetrees.core.text_checks import asked

_Row = TypeVar("_Row", bound=Model)


def having(found: QuerySet[_Row], words: str, fields: Iterable[str]) -> QuerySet[_Row]:
    """Return the rows that hold each of the words in one of the fields."""
    names = [f"{field}__icontains" for field in fields]
    for word in asked(words).split():
        found = found.filter(reduce(or_, (Q(**{name: word}) for name in names)))
    return found

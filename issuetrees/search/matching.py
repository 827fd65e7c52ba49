"""Which entries hold some words, as each of the two databases is asked."""

from collections.abc import Sequence
from typing import Final

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from issuetrees.search.stems import stems

_SQLITE: Final = """
    search_entry.id IN (SELECT rowid FROM search_entry_words WHERE search_entry_words MATCH %s)
"""
_POSTGRES: Final = "array_to_tsvector(string_to_array(search_entry.{column}, ' ')) @@ %s::tsquery"


def holding(column: str, words: Sequence[str]) -> RawSQL:
    """Return the condition that a column holds each of the words: begun, or by its stem."""
    if connection.vendor == "sqlite":
        return _raw(_SQLITE, _fts5(column, words))
    return _raw(_POSTGRES.format(column=column), _tsquery(words))


def _fts5(column: str, words: Sequence[str]) -> str:
    each = (" OR ".join([f'"{word}"*', *(f'"{stem}"' for stem in stems(word))]) for word in words)
    return f"{{{column}}} : ({' AND '.join(f'({one})' for one in each)})"


def _tsquery(words: Sequence[str]) -> str:
    each = (" | ".join([f"'{word}':*", *(f"'{stem}'" for stem in stems(word))]) for word in words)
    return " & ".join(f"({one})" for one in each)


def _raw(condition: str, value: str) -> RawSQL:
    # The condition is one of the two above; words are letters and digits only.
    return RawSQL(condition, [value], output_field=BooleanField())  # noqa: S611

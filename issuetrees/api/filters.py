"""Filters of lists that take a query at its word."""

from typing import Any

from django_filters import rest_framework as filters


class YesNoFilter(filters.TypedChoiceFilter):  # type: ignore[misc] # the library has no types
    """``true`` or ``false``; the library's own takes anything else for no filter at all."""

    def __init__(self, **options: Any) -> None:
        words = [("true", "true"), ("false", "false")]
        super().__init__(choices=words, coerce=lambda word: word == "true", **options)

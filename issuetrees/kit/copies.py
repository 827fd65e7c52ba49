"""Rows copied with all their fields, whatever fields a model comes to have."""

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from django.db.models import Model

from issuetrees.kit.written import written

_Row = TypeVar("_Row", bound=Model)
_OWN: Final = frozenset({"id", "created_at", "updated_at", "version", "deleted_at"})


def copies(rows: Iterable[_Row], fields: Callable[[_Row], dict[str, Any]]) -> dict[Any, _Row]:
    """Insert a copy of each row, with what ``fields`` says of it; return them by the old ids."""
    made = {row.pk: _copy(row, fields(row)) for row in rows}
    for model in {type(row) for row in made.values()}:
        model._base_manager.bulk_create(made.values(), batch_size=500)  # noqa: SLF001
    for row in made.values():
        written(row)
    return made


def _copy(row: _Row, changed: dict[str, Any]) -> _Row:
    names = [field.attname for field in row._meta.concrete_fields if field.name not in _OWN]  # noqa: SLF001
    made = type(row)(**{name: getattr(row, name) for name in names})
    for name, value in changed.items():
        setattr(made, name, value)
    return made

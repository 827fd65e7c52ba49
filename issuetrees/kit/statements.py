"""The few statements that every request and every commit runs, written out.

The ORM builds its SQL anew for each query, which takes several times as long as the query
itself; on the path of each keystroke that is what a person waits for. Everything else uses
the ORM.
"""

import uuid
from functools import cache
from typing import Any, TypeVar

from django.db import connection, models

_Row = TypeVar("_Row", bound=models.Model)


def fetch(model: type[_Row], condition: str, *values: Any, is_locked: bool = False) -> list[_Row]:
    """Return the rows for which a condition with ``%s`` places holds; lock them if asked to."""
    lock = " FOR UPDATE" if is_locked and connection.features.has_select_for_update else ""
    columns, names, converters = _reading(model, connection.vendor)
    query = f"SELECT {columns} FROM {model._meta.db_table} WHERE {condition}{lock}"  # noqa: S608, SLF001
    with connection.cursor() as cursor:
        cursor.execute(query, [_plain(value) for value in values])
        rows = [list(row) for row in cursor.fetchall()]
    for row in rows:
        for index, column, convert in converters:
            row[index] = convert(row[index], column, connection)
    return [model.from_db(connection.alias, names, row) for row in rows]


def insert(row: models.Model) -> None:
    """Insert a row whose fields are all set."""
    fields = _fields(type(row))
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields.values())
    places = ", ".join(["%s"] * len(fields))
    values = [
        field.get_db_prep_save(getattr(row, name), connection) for name, field in fields.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {row._meta.db_table} ({columns}) VALUES ({places})", values)  # noqa: S608, SLF001


def update(row: models.Model, names: tuple[str, ...], by: tuple[str, ...] = ("id",)) -> None:
    """Write some fields of a row; ``names`` are those of its attributes (``owner_id``).

    It is found by what it has in ``by``.
    """
    fields = _fields(type(row))
    sets = ", ".join(f"{connection.ops.quote_name(fields[name].column)} = %s" for name in names)
    values = [fields[name].get_db_prep_save(getattr(row, name), connection) for name in names]
    found = " AND ".join(f"{name} = %s" for name in by)
    with connection.cursor() as cursor:
        query = f"UPDATE {row._meta.db_table} SET {sets} WHERE {found}"  # noqa: S608, SLF001
        cursor.execute(query, [*values, *(_plain(getattr(row, name)) for name in by)])


def first(query: str, *values: Any) -> tuple[Any, ...] | None:
    """Return the first row that a query finds, as the database gives it, or ``None``."""
    with connection.cursor() as cursor:
        cursor.execute(query, [_plain(value) for value in values])
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def scalar(query: str, *values: Any) -> Any:
    """Return the first column of the first row that a query finds, or ``None``."""
    row = first(query, *values)
    return row[0] if row else None


def ids(query: str, *values: Any) -> list[uuid.UUID]:
    """Return the ids that a query finds."""
    with connection.cursor() as cursor:
        cursor.execute(query, [_plain(value) for value in values])
        return [uuid.UUID(str(row[0])) for row in cursor.fetchall()]


def rows(query: str, *values: Any) -> list[tuple[Any, ...]]:
    """Return the rows that a query finds, as the database gives them."""
    with connection.cursor() as cursor:
        cursor.execute(query, [_plain(value) for value in values])
        return list(cursor.fetchall())


@cache
def _fields(model: type[models.Model]) -> dict[str, Any]:
    return {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001


@cache
def _reading(
    model: type[models.Model], _vendor: str
) -> tuple[str, list[str], list[tuple[int, Any, Any]]]:
    """Return the columns of a model, its attributes, and how a vendor's values are read back."""
    table, fields = model._meta.db_table, _fields(model)  # noqa: SLF001
    quoted = [f"{table}.{connection.ops.quote_name(f.column)}" for f in fields.values()]
    converters = [
        (index, column, convert)
        for index, field in enumerate(fields.values())
        for column in [field.get_col(table)]
        for convert in (
            *connection.ops.get_db_converters(column),
            *column.get_db_converters(connection),
        )
    ]
    return ", ".join(quoted), list(fields), converters


_uuid = models.UUIDField()


def _plain(value: Any) -> Any:
    """Return an id as the database keeps it."""
    is_id = hasattr(value, "hex") and not isinstance(value, float)
    return _uuid.get_db_prep_value(value, connection) if is_id else value

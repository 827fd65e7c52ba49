"""A document as bytes and back: what an export shows, kept so that nothing later changes it.

The codec follows the dataclasses by their annotations: a field that is added to them is kept
without a line here. A field that a snapshot lacks has its default, one that the dataclass has no
more is dropped; ``EDITION`` grows when an old snapshot would be read wrongly.
"""

import base64
import hashlib
import json
import types
import typing
import uuid
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Final

from issuetrees.core.errors import Conflict
from issuetrees.core.text import gettext_noop
from issuetrees.reports.document import ReportDocument

EDITION: Final = 1
# No vowels, so that no word appears on a client's page, and nothing that is read as another.
_LETTERS: Final = "23456789BCDFGHJKMNPQRSTVWXZ"


@dataclass(frozen=True, slots=True)
class Coder:
    """How values of one type are written as plain JSON and read from it."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def pack(document: ReportDocument) -> bytes:
    """Return a document as bytes, the same for the same content."""
    plain = coder(ReportDocument).write(document)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return zlib.compress(text.encode(), 6)


def unpack(packed: bytes, edition: int = EDITION) -> ReportDocument:
    """Return the document that was packed, or refuse what a later or earlier product kept."""
    if edition != EDITION:
        raise Conflict(
            "snapshot_outdated",
            gettext_noop(
                "Another version of the product made this export and kept it in a form that this "
                "one does not read. Export the report again."
            ),
        )
    document: ReportDocument = coder(ReportDocument).read(json.loads(zlib.decompress(packed)))
    return document


def version_id(report_id: uuid.UUID, packed: bytes) -> str:
    """Return the short name of what a report showed, such as ``K7QM-2BXD``."""
    digest = hashlib.sha256(report_id.bytes + bytes([EDITION]) + zlib.decompress(packed)).digest()
    number, letters = int.from_bytes(digest[:8]), ""
    for _ in range(8):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return f"{letters[:4]}-{letters[4:]}"


@cache
def coder(hint: Any) -> Coder:
    """Return the coder of a type, given as an annotation; raise TypeError where there is none."""
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        return _union(inside)
    if origin in _COLLECTIONS:
        return _COLLECTIONS[origin](inside)
    if hint in _PLAIN or hint is Any:  # Any promises to be JSON already
        return Coder(_same, _same)
    if hint in _TEXTS:
        return _TEXTS[hint]
    return _named(hint)


def _named(hint: Any) -> Coder:
    """Return the coder of an enumeration or a dataclass."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Coder(lambda value: value.value, hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    raise TypeError(f"A snapshot cannot keep {hint!r}")


def _record(kind: Any) -> Coder:
    """Return the coder of a dataclass; its fields are looked up at first use, for it may recur."""

    @cache
    def parts() -> dict[str, Coder]:
        hints = typing.get_type_hints(kind)
        return {field.name: coder(hints[field.name]) for field in fields(kind) if field.init}

    def write(value: Any) -> dict[str, Any]:
        if type(value) is not kind:
            raise TypeError(f"{kind.__name__} is promised, here is {value!r}")
        return {name: part.write(getattr(value, name)) for name, part in parts().items()}

    def read(given: Any) -> Any:
        known = {name: part for name, part in parts().items() if name in given}
        return kind(**{name: part.read(given[name]) for name, part in known.items()})

    return Coder(write, read)


def _union(members: Sequence[Any]) -> Coder:
    """Return the coder of alternatives: plain ones stand as they are, others under their name."""
    found = [member for member in members if member is not type(None)]
    if len(found) == 1:
        only = coder(found[0])
        return Coder(
            lambda value: None if value is None else only.write(value),
            lambda given: None if given is None else only.read(given),
        )
    kinds = {_class_of(member): coder(member) for member in found}
    names = {kind.__name__: one for kind, one in kinds.items()}

    def write(value: Any) -> Any:
        if value is None or type(value) in _PLAIN:
            return value
        kind = type(value) if type(value) in kinds else _first(value, kinds)
        return {kind.__name__: kinds[kind].write(value)}

    def read(given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        name, inner = next(iter(given.items()))
        return names[name].read(inner)

    return Coder(write, read)


def _first(value: Any, kinds: Iterable[type]) -> type:
    return next(kind for kind in kinds if isinstance(value, kind))


def _class_of(hint: Any) -> type:
    found: type = typing.get_origin(hint) or hint
    return found


def _tuple(inside: Sequence[Any]) -> Coder:
    if len(inside) == 2 and inside[1] is Ellipsis:
        return _many(tuple, inside[:1])
    parts = [coder(hint) for hint in inside]
    return Coder(
        lambda value: [part.write(one) for part, one in zip(parts, value, strict=True)],
        lambda given: tuple(part.read(one) for part, one in zip(parts, given, strict=True)),
    )


def _many(kind: Callable[[Iterable[Any]], Any], inside: Sequence[Any]) -> Coder:
    part = coder(inside[0])
    return Coder(
        lambda value: [part.write(one) for one in value],
        lambda given: kind(part.read(one) for one in given),
    )


def _mapping(inside: Sequence[Any]) -> Coder:
    """Return the coder of names with values; pairs keep the order in which they stood."""
    name, part = coder(inside[0]), coder(inside[1])
    return Coder(
        lambda value: [[name.write(key), part.write(one)] for key, one in value.items()],
        lambda given: {name.read(key): part.read(one) for key, one in given},
    )


def _same(value: Any) -> Any:
    return value


_PLAIN: Final = frozenset({str, int, float, bool})
_TEXTS: Final[Mapping[Any, Coder]] = {
    date: Coder(date.isoformat, date.fromisoformat),
    datetime: Coder(datetime.isoformat, datetime.fromisoformat),
    Decimal: Coder(str, Decimal),
    uuid.UUID: Coder(str, uuid.UUID),
    bytes: Coder(lambda value: base64.b64encode(value).decode(), base64.b64decode),
}
_COLLECTIONS: Final[Mapping[Any, Callable[[Sequence[Any]], Coder]]] = {
    tuple: _tuple,
    list: lambda inside: _many(list, inside),
    Sequence: lambda inside: _many(tuple, inside),
    dict: _mapping,
    Mapping: _mapping,
}

"""A document is kept as it is, whatever its dataclasses hold."""

import typing
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from issuetrees.core.errors import Conflict
from issuetrees.reports.document import Cover, ReportDocument
from issuetrees.reports.snapshot import coder, pack, unpack, version_id
from tests.reports.documents import document, large_outline, tree

REPORT = uuid.UUID(int=7)


def kinds_in(hint: Any) -> Iterator[type]:
    """All dataclasses in a type, innermost first."""
    for inner in typing.get_args(hint):
        yield from kinds_in(inner)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        for each in fields(hint):
            yield from kinds_in(hints[each.name])
        yield hint


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Small values of a type; no NaN, which equals nothing."""
    inside = typing.get_args(hint)
    if typing.get_origin(hint) is tuple and inside[1:] == (...,):
        return st.lists(values(inside[0]), max_size=2).map(tuple)
    if typing.get_origin(hint) in {Mapping, dict}:
        return st.dictionaries(*map(values, inside), max_size=2)
    if inside:
        parts = list(map(values, inside))
        return st.tuples(*parts) if typing.get_origin(hint) is tuple else st.one_of(parts)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{each.name: values(hints[each.name]) for each in fields(hint)})
    return LEAVES[hint] if hint in LEAVES else st.from_type(hint)


LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    float: st.floats(allow_nan=False),
    Decimal: st.decimals(allow_nan=False),
    Any: st.none() | st.text() | st.lists(st.integers(), max_size=2),
}
KINDS = list(dict.fromkeys(kinds_in(ReportDocument)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_whatever_a_dataclass_holds_comes_back(kind: type) -> None:
    @settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)
    @given(values(kind))
    def there_and_back(value: Any) -> None:
        assert coder(kind).read(coder(kind).write(value)) == value

    there_and_back()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_report_comes_back_from_bytes(language: str) -> None:
    whole = document(language)
    assert unpack(pack(whole)) == whole
    assert pack(whole) == pack(document(language))


def test_a_large_tree_is_kept_small() -> None:
    large = ReportDocument(
        Cover("T", "C", date(2026, 1, 1)), "en", (), trees=(tree(large_outline(20, 6)),)
    )
    packed = pack(large)
    assert len(large.trees[0].nodes) > 2000
    assert len(packed) < 400_000
    assert unpack(packed) == large


def test_versions_differ_by_content_and_report() -> None:
    packed, other = pack(document("en")), pack(document("ru"))
    names = {
        version_id(REPORT, packed),
        version_id(REPORT, other),
        version_id(uuid.uuid4(), packed),
    }
    assert len(names) == 3
    assert all(len(name) == 9 and name[4] == "-" for name in names)
    assert version_id(REPORT, packed) in names


def test_another_edition_is_refused() -> None:
    with pytest.raises(Conflict) as refused:
        unpack(pack(document()), edition=0)
    assert refused.value.code == "snapshot_outdated"


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Block:
    words: str
    inside: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    content: bytes


@dataclass(frozen=True, slots=True)
class Page:
    blocks: tuple[Block | Picture, ...]
    values: Mapping[str, str | float | date | Decimal | None] = field(default_factory=dict)
    colour: Colour | None = None
    at: datetime | None = None
    pair: tuple[int, str] = (1, "")
    lines: list[str] = field(default_factory=list)


def test_alternatives_are_told_apart_by_their_names() -> None:
    page = Page(
        (Block("a", (Block("b"),)), Picture(b"\x00\xff")),
        {"day": date(2026, 1, 2), "text": "2026-01-02", "sum": Decimal("1.50"), "no": None},
        Colour.RED, datetime(2026, 1, 2, 3, tzinfo=UTC), (2, "two"), ["x"],
    )  # fmt: skip
    assert coder(Page).read(coder(Page).write(page)) == page


def test_fields_that_came_later_have_their_defaults_and_gone_ones_are_dropped() -> None:
    kept = {**coder(Block).write(Block("a")), "colour": "red"}
    del kept["inside"]
    assert coder(Block).read(kept) == Block("a")


def test_what_cannot_be_kept_is_refused_when_it_is_written_down() -> None:
    with pytest.raises(TypeError, match="cannot keep"):
        coder(object)
    with pytest.raises(TypeError, match="Block is promised"):
        coder(Block).write(Picture(b""))

"""Numbers that no column holds, in every form and in the numbers of pages: never a failure."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from tests.cast import Cast
from tests.permissions import ALL

pytestmark = pytest.mark.usefixtures("cast_once")
HUGE = ("9" * 24, "-" + "9" * 24, str(2**63), "1e308", "1e999", "NaN", "9" * 5000)
NUMBER = re.compile(r"-?\d+([.,]\d+)?")
FORMS = {
    name: [key for key, value in row.form.items() if NUMBER.fullmatch(str(value))]
    for name, row in ALL.items()
    if "POST" in row.needs
}
IN_ADDRESSES = ("page", "after", "from", "to", "open", "at")
PAGES = [name for name, row in ALL.items() if "GET" in row.needs]


@pytest.mark.parametrize("name", [name for name, fields in FORMS.items() if fields])
def test_forms(name: str, cast: Cast, client_of: Callable[[str], Client]) -> None:
    row, client = ALL[name], client_of("owner")
    address = reverse(f"web:{name}", args=row.arguments(cast))
    for field in FORMS[name]:
        for value in HUGE:
            before = transaction.savepoint()
            answer: Any = client.post(address, {**row.form, field: value})
            assert answer.status_code < 500, (field, value)
            transaction.savepoint_rollback(before)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """What is read from what came with a request."""
    names: set[str] = set()
    for method in ("__getitem__", "_getlist"):
        plain = getattr(MultiValueDict, method)

        def noting(self: Any, key: str, *more: Any, plain: Any = plain, **named: Any) -> Any:
            names.add(key)
            return plain(self, key, *more, **named)

        monkeypatch.setattr(MultiValueDict, method, noting)
    return names


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str, cast: Cast, client_of: Callable[[str], Client], asked: set[str]) -> None:
    row, client = ALL[name], client_of("owner")
    address = reverse(f"web:{name}", args=row.arguments(cast))
    for value in ("9" * 24, "-1", "9" * 5000):
        query = "&".join(f"{key}={value}" for key in IN_ADDRESSES)
        answer: Any = client.get(f"{address}?{query}")
        answer.getvalue()
        assert answer.status_code < 500, value
        if asked.isdisjoint(IN_ADDRESSES):
            break  # it is the same whatever they say

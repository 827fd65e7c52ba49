"""A removed member with an open session, on every page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.permissions import ALL
from tests.test_more_callers import removed
from tests.test_permissions_web import METHODS, expected, send


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_removed_member_is_a_stranger_on_pages(
    name: str, cast: Cast, client_of: Callable[[str], Client]
) -> None:
    row = ALL[name]
    address = reverse(f"web:{name}", args=row.arguments(cast))
    client = removed(cast, client_of)
    for method in METHODS:
        before = transaction.savepoint()
        answer: Any = send(client, method, address, row)
        is_old_link = name == "invitation" and method in row.needs  # made before they were removed
        allowed = {404} if is_old_link else expected("outsider", row.needs.get(method))
        assert answer.status_code in allowed, method
        answer.getvalue()
        transaction.savepoint_rollback(before)

"""A removed member with an open session, on every page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from issuetrees.workspaces.write import remove_member
from tests.cast import Cast
from tests.permissions import ALL
from tests.permissions.row import Row
from tests.test_permissions_web import METHODS, expected, send

pytestmark = [pytest.mark.sweeps, pytest.mark.usefixtures("cast_once")]


def test_a_removed_member_is_a_stranger_on_pages(
    cast: Cast, client_of: Callable[[str], Client]
) -> None:
    client = client_of("editor")
    for name, row in sorted(ALL.items()):
        before = transaction.savepoint()
        address = reverse(f"web:{name}", args=row.arguments(cast))
        remove_member(actor=cast.owner, membership_id=cast.membership("editor").pk)
        for method in METHODS:
            check(client, method, address, name, row)
        transaction.savepoint_rollback(before)
        cache.clear()  # rates are counted there


def check(client: Client, method: str, address: str, name: str, row: Row) -> None:
    """Send one request and take back what it wrote."""
    before = transaction.savepoint()
    answer: Any = send(client, method, address, row)
    is_old_link = name == "invitation" and method in row.needs  # made before they were removed
    allowed = {404} if is_old_link else expected("outsider", row.needs.get(method))
    assert answer.status_code in allowed, (name, method)
    answer.getvalue()
    transaction.savepoint_rollback(before)

"""Secrets that stand in addresses are nowhere else: not in logs, measurements or the audit log."""

import io
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from prometheus_client import REGISTRY, generate_latest

from issuetrees.operations import logs
from issuetrees.workspaces import write
from issuetrees.workspaces.models import AuditEntry, Role
from tests.cast import Cast


@pytest.fixture(params=["json", "text"])
def written(request: pytest.FixtureRequest) -> Iterator[Callable[[], str]]:
    """All that is logged, as a handler of the settings writes it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    form = settings.LOGGING["formatters"]["text"]["format"]
    handler.setFormatter(
        logs.JsonFormatter() if request.param == "json" else logging.Formatter(form)
    )
    names = settings.LOGGING["handlers"]["console"]["filters"]
    assert set(names) == {"request", "address"}
    handler.addFilter(logs.RequestFilter())
    handler.addFilter(logs.AddressFilter())
    root, django = logging.getLogger(), logging.getLogger("django")
    levels = root.level, django.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    django.setLevel(logging.INFO)
    yield stream.getvalue
    root.removeHandler(handler)
    root.setLevel(levels[0])
    django.setLevel(levels[1])


def secret_of(address: str) -> str:
    """The longest part of an address: what nobody could guess."""
    return max(re.split(r"[/?=&]", address), key=len)


def told(written: Callable[[], str]) -> str:
    audit = " ".join(str(row) for row in AuditEntry.objects.values())
    return " ".join([written(), generate_latest(REGISTRY).decode(), audit])


def test_an_invitation_is_written_nowhere(cast: Cast, written: Callable[[], str]) -> None:
    _invitation, token = write.invite(
        actor=cast.owner, workspace_id=cast.workspace.pk, role=Role.VIEWER, days=7
    )
    client = Client()
    client.force_login(cast.outsider)
    for address in (f"/join/{token}/", f"/join/{token}x/", f"/invite/{token}"):
        for method in ("get", "post", "put"):
            getattr(client, method)(address)
    client.post(
        "/api/v1/invitations/accept", {"token": token + "x"}, content_type="application/json"
    )
    Client(enforce_csrf_checks=True).post(f"/join/{token}/")
    assert token not in told(written)
    assert "/join/" in written()


def test_a_link_of_a_mail_is_written_nowhere(
    cast: Cast, written: Callable[[], str], settings: Any
) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    client = Client()
    client.post("/accounts/password/reset/", {"email": "owner@example.org"})
    form = {"name": "New", "email": "new@example.org", "password1": "a quite different phrase"}
    client.post("/accounts/signup/", form)
    for message in mail.outbox:
        link = re.search(r"http://testserver(\S+)", str(message.body))
        assert link is not None
        for address in (link[1], link[1].replace("accounts", "account")):
            client.get(address)
            client.put(address)
        assert secret_of(link[1]) not in told(written)
    assert len(mail.outbox) == 2


def test_no_page_tells_another_site_its_address(cast: Cast) -> None:
    answer = Client().get("/accounts/login/")
    assert answer["Referrer-Policy"] == "same-origin"

"""The API keeps to its own description, whatever is sent, for a member and for a stranger.

``CONTRACT_EXAMPLES=50`` makes up that many requests per operation, and tries every
edge that the description has; it takes minutes.
"""

import os
import tomllib
import uuid
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from issuetrees.accounts.scopes import Scope
from issuetrees.accounts.write import create_token
from issuetrees.api import authentication
from issuetrees.api.throttles import PerMinute
from issuetrees.wsgi import application
from tests.api.scored_world import Ids
from tests.cast import Cast

pytestmark = pytest.mark.sweeps

GIVEN = os.environ.get("CONTRACT_EXAMPLES", "")
EXAMPLES = int(GIVEN or 5)
RULES = tomllib.loads((Path(__file__).parent / "schemathesis.toml").read_text("utf-8"))
limits = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


unclosed = pytest.mark.filterwarnings("ignore:.*:pytest.PytestUnraisableExceptionWarning")


class Bearer:
    """Signs requests with the token of whoever the test is about."""

    key = ""

    def get(self, case, context) -> str:
        return f"Bearer {Bearer.key}"

    def set(self, case, header: str, context) -> None:
        case.headers = {**(case.headers or {}), "Authorization": header}


def load() -> Any:
    """Return the description, with the rules of ``schemathesis.toml``."""
    phases = {"coverage": {"enabled": bool(GIVEN)}}
    config = schemathesis.Config.from_dict({**RULES, "phases": phases})
    found = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=config)
    found.auth(refresh_interval=None)(Bearer)
    return found


schema = load()


@pytest.fixture
def keys(cast: Cast) -> dict[str, str]:
    """A token with all scopes for everybody."""
    return {
        name: create_token(
            actor=getattr(cast, name), name="contract", scopes=Scope.values, expires_at=None
        )[1]
        for name in ("owner", "outsider")
    }


@pytest.fixture(autouse=True)
def _no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """All requests come within a minute, many of them with wrong tokens."""
    monkeypatch.setattr(PerMinute, "allow_request", lambda *_: True)
    monkeypatch.setattr(authentication, "WRONG_TOKENS_A_MINUTE", 10**9)


@pytest.fixture(autouse=True)
def _keep_the_connection() -> Iterator[None]:
    """The application runs inside the test's transaction: a request must not close it."""
    ends = (signals.request_started, signals.request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


def with_ids(value: Any, ids: Ids) -> Any:
    """Put ids of things that exist where the request has made-up ones."""
    if isinstance(value, dict):
        return {
            name: ids[name] if name in ids and is_id(inner) else with_ids(inner, ids)
            for name, inner in value.items()
        }
    return [with_ids(inner, ids) for inner in value] if isinstance(value, list) else value


def is_id(value: Any) -> bool:
    try:
        return isinstance(value, str) and str(uuid.UUID(value)) == value.lower()
    except ValueError:
        return False


def send(case: Any, key: str, ids: Ids) -> None:
    """Send a made-up request for things that exist, and check the answer."""
    Bearer.key = key
    case.path_parameters = with_ids(case.path_parameters, ids)
    case.body = with_ids(case.body, ids)
    is_valid = case.meta and case.meta.generation.mode.is_positive
    if is_valid and case.query:
        case.query.pop("cursor", None)  # opaque: none can be made up
    answer = case.call_and_validate()
    if is_valid and answer.status_code == HTTPStatus.BAD_REQUEST:
        assert answer.json()["code"] != "invalid", "the description allows it, the fields do not"


@unclosed
@schema.parametrize()
@limits
def test_the_api_keeps_its_contract_for_a_member(case, world, keys):
    send(case, keys["owner"], world)


@unclosed
@schema.parametrize()
@limits
def test_the_api_keeps_its_contract_for_a_stranger(case, world, keys):
    send(case, keys["outsider"], world)

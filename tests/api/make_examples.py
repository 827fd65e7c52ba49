"""Write ``fixtures/api/examples.json``: a request and its answer for every operation.

Run ``WRITE_EXAMPLES=1 python -m pytest -q -n 0 tests/api/test_examples.py`` after a change.
They are what the product answered to the rows of the permission table, asked by an owner.
"""

import json
import re
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.test import Client

from issuetrees.api.urls import v1
from tests.api.forms import Form
from tests.api.scored_world import Ids
from tests.test_permissions_api import TABLE, call, filled

FILE: Final = Path(__file__).resolve().parents[2] / "fixtures" / "api" / "examples.json"
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)?")
_MOST_ITEMS: Final = 1


def make(world: Ids, client: Client) -> dict[str, Any]:
    """Return the examples by operationId, the same in every run."""
    found = {}
    for method, path, body, _statuses in TABLE:
        before = transaction.savepoint()
        answer = call(client, method, path, body, world)
        content = answer.getvalue()
        transaction.savepoint_rollback(before)
        is_json = "json" in answer.get("Content-Type", "")
        told = _short(json.loads(content)) if is_json and content else None
        sent = filled(body, world) if body is not None else None
        found[_name(method, path)] = {
            "query": path.partition("?")[2],
            "sent": sent,
            "status": answer.status_code,
            "told": told,
            **({"is_form": True} if isinstance(body, Form) else {}),
        }
    return json.loads(_steady(json.dumps(found)))  # type: ignore[no-any-return]


def _name(method: str, path: str) -> str:
    plain = path.partition("?")[0]
    for pattern in v1:
        if re.sub(r"<(?:uuid|slug|int):", "<", str(pattern.pattern)) == plain:
            view: Any = pattern.callback
            return str(getattr(view.cls, method).spec.name)
    raise LookupError(path)


def _short(value: Any) -> Any:
    """An answer with the first of many items and the beginning of long texts."""
    if isinstance(value, list):
        return [_short(item) for item in value[:_MOST_ITEMS]]
    if isinstance(value, dict):
        names = list(value)
        if names and all(map(_ID.fullmatch, names)):
            names = names[:_MOST_ITEMS]  # rows by their id
        return {name: _short(value[name]) for name in names}
    return value[:80] + "…" if isinstance(value, str) and len(value) > 80 else value


def _steady(text: str) -> str:
    """Ids, moments and days as if every run were the first one."""
    ids: dict[str, str] = {}
    for found in _ID.findall(text):
        ids.setdefault(found, f"018f3b1e-0000-7000-8000-{len(ids) + 1:012d}")
    text = _ID.sub(lambda found: ids[found[0]], text)
    text = _MOMENT.sub("2026-11-28T09:00:00Z", text)
    return re.sub(r'"[A-Za-z0-9_-]{40,}"', '"…"', text)

"""Numbers that no column holds: refused in every field of every body and in every query."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from tests.api.scored_world import Ids
from tests.cast import Cast
from tests.test_permissions_api import TABLE, call, filled

pytestmark = [pytest.mark.usefixtures("made_once"), pytest.mark.xdist_group("numbers")]
HUGE = (2**63, -(10**24), 1e308)


@pytest.fixture
def client(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.owner)
    return client


@cache
def document() -> dict[str, Any]:
    found: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return found


def whole(schema: Any, known: dict[str, Any]) -> dict[str, Any]:
    """A schema with its reference followed."""
    while "$ref" in schema:
        schema = known[schema["$ref"].rpartition("/")[2]]
    if "allOf" in schema and len(schema["allOf"]) == 1:
        return whole(schema["allOf"][0], known)
    found: dict[str, Any] = schema
    return found


def is_number(schema: dict[str, Any]) -> bool:
    kinds = schema.get("type", [])
    named = {kinds} if isinstance(kinds, str) else set(kinds)
    inner = [one for key in ("anyOf", "oneOf") for one in schema.get(key, ())]
    return bool(named & {"number", "integer"}) or any(map(is_number, inner))


def places(schema: Any, known: dict[str, Any], depth: int = 0) -> Iterator[tuple[str, ...]]:
    """The paths of all numbers in a body; into a list by its first item."""
    found = whole(schema, known)
    for name, inner in found.get("properties", {}).items():
        one = whole(inner, known)
        if is_number(one):
            yield (name,)
        elif one.get("type") == "array" and depth < 3:
            item = whole(one.get("items", {}), known)
            if is_number(item):
                yield (name, "0")
            yield from ((name, "0", *rest) for rest in places(item, known, depth + 1))


def put(body: Any, path: tuple[str, ...], value: Any) -> Any:
    """The body with a value at a place, made where it is not there."""
    if not path:
        return value
    name, *rest = path
    if name == "0":
        items = list(body or [])
        return [put(items[0] if items else {}, tuple(rest), value), *items[1:]]
    inner = dict(body or {})
    return {**inner, name: put(inner.get(name), tuple(rest), value)}


def test_numbers_of_bodies(world: Ids, client: Client) -> None:
    found = document()
    known, tried = found["components"]["schemas"], 0
    for method, path, body, _statuses in TABLE:
        if body is None:
            continue
        operation = found["paths"]["/api/v1/" + _templated(path)][method]
        content = operation["requestBody"]["content"]
        if "application/json" not in content:
            continue  # a file
        for place in places(content["application/json"]["schema"], known):
            for value in HUGE:
                sent = json.loads(json.dumps(put(filled(body, world), place, value)))
                answer = call(client, method, path, sent, world)
                tried += 1
                assert answer.status_code == 400, (method, path, place, value, answer.status_code)
    assert tried > 60


def test_numbers_of_queries(world: Ids, client: Client) -> None:
    found, tried = document(), 0
    for method, path, body, _statuses in TABLE:
        plain = path.partition("?")[0]
        operation = found["paths"]["/api/v1/" + _templated(plain)][method]
        for parameter in operation.get("parameters", ()):
            if parameter["in"] != "query" or not is_number(parameter["schema"]):
                continue
            for value in HUGE:
                answer = call(client, method, f"{plain}?{parameter['name']}={value}", body, world)
                tried += 1
                assert answer.status_code == 400, (path, parameter["name"], value)
    assert tried > 50


NODE = "018f3b1e-0000-7000-8000-000000000009"


@pytest.mark.parametrize("value", [*HUGE, 1e7])
@pytest.mark.parametrize(
    "command",
    [
        {"kind": "edit_node", "id": "@root", "fields": {"x": "@"}},
        {"kind": "edit_node", "id": "@root", "fields": {"y": "@"}},
        {"kind": "edit_node", "id": "@root", "fields": {"details": {"months": {"min": "@"}}}},
        {"kind": "set_split", "id": "@root", "split_kind": "process", "split": {"x": "@"}},
        {"kind": "add_node", "id": NODE, "parent_id": "@root", "title": "N", "x": "@"},
        {"kind": "paste_outline", "parent_id": "@root", "before_id": None,
         "nodes": [{"id": NODE, "depth": "@", "title": "N"}]},
    ],
    ids=lambda command: json.dumps(command)[:70] if isinstance(command, dict) else None,
)  # fmt: skip
def test_numbers_of_commands(world: Ids, client: Client, command: Any, value: float) -> None:
    raw = json.dumps({"commands": [command]}).replace("@root", world["node_id"])
    raw = raw.replace('"@"', json.dumps(value))
    is_kept = (value == 1e7 and "details" in raw) or (value == 1e7 and '"split"' in raw)
    answer = client.post(
        f"/api/v1/graphs/{world['graph_id']}/commits", raw, content_type="application/json"
    )
    assert answer.status_code == (201 if is_kept else 400), answer.content
    if not is_kept:
        assert answer.json()["detail"]


def _templated(path: str) -> str:
    return path.replace("<", "{").replace(">", "}")

"""The examples of the reference are what the product answers."""

import json
import os

import pytest
from django.test import Client

from tests.api import make_examples
from tests.api.world import make_world
from tests.cast import Cast

pytestmark = pytest.mark.sweeps


def test_every_operation_has_an_example_that_is_what_is_answered(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.owner)
    made = make_examples.make(make_world(cast), client)
    kept = json.loads(make_examples.FILE.read_text("utf-8"))
    if os.environ.get("WRITE_EXAMPLES"):  # what is as it was stays: ids and times are no change
        kept = {
            name: kept[name] if shape(kept.get(name)) == shape(example) else example
            for name, example in made.items()
        }
        text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
        make_examples.FILE.write_text(text + "\n", "utf-8")
    assert set(kept) == set(made)
    for name, example in made.items():
        assert shape(kept[name]) == shape(example), name
        assert example["status"] < 500


def shape(value: object) -> object:
    """The status and the names at the top of an example: ids decide which of equals is first."""
    if isinstance(value, dict) and "told" in value:
        return value["status"], names(value["sent"]), names(value["told"])
    return value


def names(value: object) -> set[str]:
    """The names of an object, and of the first row of a page."""
    if not isinstance(value, dict):
        return set()
    rows = value.get("items") or [{}]
    return set(value) | {f"items.{name}" for name in rows[0]}


def test_the_page_shows_them(client: Client) -> None:
    text = client.get("/api/").content.decode()
    for name in json.loads(make_examples.FILE.read_text("utf-8")):
        assert f'id="{name}-example"' in text, name
    assert "curl" in text
    assert "urllib.request" in text
    assert "`" not in text


def test_an_answer_says_how_many_requests_are_left(cast: Cast, settings) -> None:
    settings.API_RATE = 5
    client = Client()
    client.force_login(cast.owner)
    left = []
    for _ in range(6):
        answer = client.get("/api/v1/me")
        assert answer["RateLimit-Limit"] == "5"
        assert 0 <= int(answer["RateLimit-Reset"]) <= 60
        left.append(int(answer["RateLimit-Remaining"]))
    assert min(left) == 0
    assert "RateLimit-Remaining" in client.get("/api/").content.decode()

"""The OpenAPI document and the page that shows it."""

import warnings
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from issuetrees.api import reference


@pytest.fixture
def document():
    return reference.openapi()


def test_the_document_is_openapi_3_1_and_served(client: Client, document) -> None:
    served = client.get("/api/v1/openapi.json").json()
    assert served["openapi"].startswith("3.1")
    assert served == document


def test_it_is_made_without_warnings() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        call_command("spectacular", "--fail-on-warn", "--validate", stdout=StringIO())


def test_every_refusal_is_a_problem(document) -> None:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            for status, answer in operation["responses"].items():
                if status.startswith("4"):
                    assert list(answer["content"]) == ["application/problem+json"], (path, method)


def test_bodies_allow_no_other_keys(document) -> None:
    schemas = document["components"]["schemas"]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            for media in operation.get("requestBody", {}).get("content", {}).values():
                name = media["schema"]["$ref"].rsplit("/", 1)[1]
                assert schemas[name]["additionalProperties"] is False, (path, method)


def test_the_page_shows_every_operation_without_inline_code(client: Client, document) -> None:
    page = client.get("/api/")
    assert page.status_code == 200
    text = page.content.decode()
    for methods in document["paths"].values():
        for operation in methods.values():
            assert f'id="{operation["operationId"]}"' in text
    assert "<script" not in text
    assert "style=" not in text
    assert "required" in text


def test_a_text_that_may_be_empty_is_one_text(document) -> None:
    fields = document["components"]["schemas"]["NewGoal"]["properties"]
    assert (fields["description"]["type"], fields["description"]["maxLength"]) == ("string", 4000)
    reason = document["components"]["schemas"]["ScoreCell"]["properties"]["reason"]
    assert reason["type"] == ["string", "null"]

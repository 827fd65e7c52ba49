"""The OpenAPI document and the page that shows it."""

import re
import warnings
from functools import cache
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from django.utils.html import escape

from issuetrees.api import changelog, guide, meanings, reference, reference_page
from tests.api import make_guide

# Their names say it, or what stands around them.
PLAIN = frozenset({
    "id", "name", "title", "subtitle", "description", "email", "created_at", "created_by",
    "added_by",
    "finished_at", "started_at", "requested_by", "resolved_at", "resolved_by", "edited_at",
    "file_name", "page_count", "author", "situation", "complication", "client", "nodes", "links",
    "findings", "goals", "criteria", "initiatives", "gates", "scores", "changes",
    "sections", "stages", "questions", "arrows", "levels", "items", "workspace_id",
    "engagement_id", "graph_id", "goal_id", "criterion_id", "initiative_id", "assessor_id",
    "gate_id", "report_id", "source_title", "target_title", "parent_title", "question", "user",
    "mentions", "added", "removed", "updated", "moved", "counts", "warnings", "language",
})  # fmt: skip


@pytest.fixture
def document():
    return reference.openapi()


@cache
def page(language: str = "en") -> str:
    """Return the page as it is served in a language; it is the same for everybody."""
    served = Client().get("/api/", headers={"accept-language": language})
    assert served.status_code == 200
    return served.content.decode()


def test_the_document_is_openapi_3_1_and_served(client: Client, document) -> None:
    served = client.get("/api/v1/openapi.json").json()
    assert served["openapi"].startswith("3.1")
    assert served == document


@pytest.mark.sweeps
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


def test_the_page_shows_every_operation_without_inline_code(document) -> None:
    text = page()
    for methods in document["paths"].values():
        for operation in methods.values():
            assert f'id="{operation["operationId"]}"' in text
            assert f'class="operation-anchor" href="#{operation["operationId"]}"' in text
    assert text.count("<script") == text.count('<script type="module" src=') == 1
    assert "style=" not in text
    assert "required" in text


def test_a_text_that_may_be_empty_is_one_text(document) -> None:
    fields = document["components"]["schemas"]["NewGoal"]["properties"]
    assert (fields["description"]["type"], fields["description"]["maxLength"]) == ("string", 4000)
    reason = document["components"]["schemas"]["ScoreCell"]["properties"]["reason"]
    assert reason["type"] == ["string", "null"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_field_has_a_meaning_or_a_name_that_says_it(language: str) -> None:
    found = list(meanings.fields(reference.openapi(language)))
    silent = {(shape, name) for shape, name, field in found if not field.get("description")}
    assert {one for one in silent if one[1] not in PLAIN} == set()
    assert {name for _, name, _ in found} >= PLAIN, "no name stands here without need"


def test_every_meaning_belongs_to_a_field_and_is_translated() -> None:
    found = list(meanings.fields(reference.openapi()))
    known = {name for _, name, _ in found} | {f"{shape}.{name}" for shape, name, _ in found}
    assert set(meanings.MEANINGS) <= known
    russian = list(meanings.fields(reference.openapi("ru")))
    for (shape, name, field), (_, _, same) in zip(found, russian, strict=True):
        if said := field.get("description"):
            assert same["description"] != said, (shape, name)


def test_a_parameter_has_a_meaning_too(document) -> None:
    for path, methods in document["paths"].items():
        for operation in methods.values():
            for one in operation.get("parameters", ()):
                assert one["in"] == "path" or one.get("description"), (path, one["name"])


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_guide_stands_in_the_page_in_both_languages(language: str) -> None:
    text = page(language)
    assert 'href="#guide"' in text
    with translation.override(language):
        for title, paragraphs, statuses in guide.parts():
            assert f"<h3>{title}</h3>" in text
            assert all(f"<p>{one}</p>" in text for one in paragraphs)
            assert all(f"<dd>{meaning}</dd>" in text for _, meaning in statuses)


def test_statuses_are_told_in_the_language_of_the_page() -> None:
    text = page("ru")
    assert "Создано" in text
    for phrase in ("OK", "Created", "No Content", "Accepted"):
        assert not re.search(rf">\s*{phrase}\s*<", text), phrase


def test_the_guide_is_translated_and_its_code_stays() -> None:
    words = [guide.TOKEN, *guide.STATUSES.values()]
    words += [one for title, paragraphs in guide.PARTS for one in (title, *paragraphs)]
    for one in words:
        with translation.override("ru"):
            russian = str(one)
        assert russian != str(one)
        assert sorted(russian.split("`")[1::2]) == sorted(str(one).split("`")[1::2])


def test_notes_and_parameters_are_translated(document) -> None:
    russian = reference.openapi("ru")
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            same = russian["paths"][path][method]
            notes = zip(
                operation["description"].split("\n\n"),
                same["description"].split("\n\n"),
                strict=True,
            )
            said = [*notes, *zip(told(operation), told(same), strict=True)]
            assert not [one for one in said if one[0] == one[1]], (method, path)


def told(operation) -> list[str]:
    parts = [*operation.get("parameters", ()), *operation["responses"].values()]
    return [one["description"] for one in parts if one.get("description")]


def test_titles_and_groups_are_translated(client: Client, document) -> None:
    russian = reference.openapi("ru")
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert russian["paths"][path][method]["summary"] != operation["summary"]
            assert operation["tags"][0] in reference_page.GROUPS
    shown = [
        [group.title for group in reference_page.groups(document)],
        [group.title for group in russian_groups(russian)],
    ]
    assert not set(shown[0]) & set(shown[1])
    assert len(shown[0]) == len(reference_page.GROUPS)


def russian_groups(document):
    with translation.override("ru"):
        return reference_page.groups(document)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_changed_stands_in_the_page(language: str) -> None:
    text = page(language)
    with translation.override(language):
        for changes in changelog.CHANGES.values():
            assert all(f"<li>{escape(change)}</li>" in text for change in changes)


def test_the_document_holds_the_guide_and_what_changed(settings) -> None:
    text = make_guide.FILE.read_text("utf-8")
    assert text == make_guide.written()
    assert all(f"\n## {title}\n" in text for title in make_guide.SECTIONS)
    assert make_guide.rules() in text
    assert next(iter(changelog.CHANGES)) == settings.VERSION


def test_changes_are_translated() -> None:
    for change in changelog.CHANGES[next(iter(changelog.CHANGES))]:
        with translation.override("ru"):
            russian = str(change)
        assert russian != str(change)

"""Refusals and failures in the look of the product."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from issuetrees.core.errors import Refused
from issuetrees.web.frame import errors
from tests.cast import Cast

ClientOf = Callable[[str], Client]


@pytest.mark.parametrize(("language", "words"), [("en", "Not found"), ("ru", 'lang="ru"')])
def test_an_address_that_leads_nowhere(
    cast: Cast, client_of: ClientOf, language: str, words: str
) -> None:
    client = client_of("viewer")
    client.post(reverse("web:language"), {"language": language})
    for address in ("/nothing/", reverse("web:engagement", args=[uuid.uuid4()])):
        answer = client.get(address)
        assert answer.status_code == 404
        assert words in answer.content.decode()


def test_a_foreign_object_looks_like_none(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("outsider")
    foreign = client.get(reverse("web:engagement", args=[cast.engagement.pk]))
    none = client.get(reverse("web:engagement", args=[uuid.uuid4()]))

    def text(answer: Any) -> str:
        page: str = answer.content.decode()
        return page.split("<main", 1)[1].split("</main>", 1)[0]

    assert foreign.status_code == none.status_code == 404
    assert text(foreign) == text(none)


def test_a_denied_page_names_what_helps(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of("viewer").get(reverse("web:invite", args=[cast.workspace.pk]))
    assert answer.status_code == 403
    assert "Ask an owner" in answer.content.decode()


def test_a_conflict_is_a_page_with_its_sentence(cast: Cast, client_of: ClientOf) -> None:
    address = reverse("web:member_remove", args=[cast.membership("owner").pk])
    answer = client_of("owner").post(address)
    assert answer.status_code == 409
    assert "A workspace needs an owner" in answer.content.decode()


def test_a_part_of_a_page_is_answered_by_a_toast(cast: Cast, client_of: ClientOf) -> None:
    address = reverse("web:member_remove", args=[cast.membership("owner").pk])
    answer = client_of("owner").post(address, headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == ("#toasts", "beforeend")
    page = answer.content.decode()
    assert "A workspace needs an owner" in page
    assert "<html" not in page


def test_an_expired_form_says_so(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/accounts/login/", {"login": "x"})
    assert answer.status_code == 403
    assert "This form has expired" in answer.content.decode()


def test_our_own_mistake_has_a_page_too(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(request: HttpRequest) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("issuetrees.web.workspaces.pages.home.read.workspaces", break_down)
    client = Client(raise_request_exception=False)
    client.force_login(cast.owner)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()


def test_a_refusal_has_its_status() -> None:
    refused = Refused("x", "At most {limit}.", limit=3)
    request = RequestFactory().get("/")
    request.user = None  # type: ignore[assignment]
    assert errors.answer(request, refused).status_code == 400

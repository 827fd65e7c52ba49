"""Search and the palette find cases to practise on, in the language of the reader."""

import html
from typing import Any

import pytest
from django.urls import reverse

from issuetrees.practice.cases import case
from tests.cast import Cast


@pytest.mark.django_db
def test_cases_are_found_by_the_words_of_their_title_and_question(
    cast: Cast, client_of: Any
) -> None:
    title = case("brand-marketing", "en").title
    address = reverse("web:case", args=["brand-marketing"])
    client = client_of("viewer")
    groups = client.get(reverse("web:find"), {"q": title}).json()["groups"]
    found = next(one for one in groups if one["label"] == "Cases to practise on")
    assert address in [hit["url"] for hit in found["hits"]]
    page = html.unescape(client.get(reverse("web:search"), {"q": title}).content.decode())
    assert address in page
    nothing = client.get(reverse("web:search"), {"q": "zzzz"}).content.decode()
    assert "practice/cases" not in nothing

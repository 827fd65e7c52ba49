"""What is wrong stands beside the field that it is about."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.cast import Cast

ClientOf = Callable[[str], Client]


def test_an_empty_form_says_what_is_missing(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of("owner").post(reverse("web:workspace_new"), {"name": "  "})
    page = answer.content.decode()
    assert 'aria-invalid="true"' in page
    assert 'id="id_name-error"' in page
    assert 'aria-describedby="id_name-error"' in page


def test_a_refusal_of_the_write_stands_beside_its_field(cast: Cast, client_of: ClientOf) -> None:
    name = "a" + "\u2003" * 3
    address = reverse("web:engagement_edit", args=[cast.engagement.pk])
    answer = client_of("editor").post(
        address, {"name": name, "question": "x" * 2001, "language": "en"}
    )
    assert answer.status_code == 200
    assert "question" in answer.context["form"].errors

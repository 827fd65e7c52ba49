"""Sign-up, sign-in, reset: the forms as a browser sends them."""

import re

import pytest
from django.core import mail
from django.test import Client

from issuetrees.accounts import write
from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from tests.cast import PASSWORD, Cast


def test_sign_up_keeps_the_name_and_the_language_of_the_page(db: None) -> None:
    client = Client(headers={"accept-language": "ru"})
    answer = client.post(
        "/accounts/signup/",
        {"name": " Анна   Петрова ", "email": "Anna@Example.org", "password1": PASSWORD},
    )
    assert answer.status_code == 302
    user = User.objects.get()
    assert (user.name, user.language, user.email) == ("Анна Петрова", "ru", "anna@example.org")
    assert client.get("/").status_code == 200


def test_sign_up_needs_a_name_and_a_good_password(db: None) -> None:
    answer = Client().post("/accounts/signup/", {"email": "a@example.org", "password1": "short"})
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"name", "password1"}
    assert not User.objects.exists()


def test_sign_in_and_out(cast: Cast) -> None:
    client = Client()
    entry = {"login": "OWNER@example.org", "password": PASSWORD}
    assert client.post("/accounts/login/?next=/tokens/", entry)["Location"] == "/tokens/"
    assert client.get("/tokens/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/tokens/").status_code == 302


def test_a_wrong_password_says_nothing_about_the_account(cast: Cast) -> None:
    known = Client().post("/accounts/login/", {"login": "owner@example.org", "password": "no"})
    unknown = Client().post("/accounts/login/", {"login": "ghost@example.org", "password": "no"})
    assert known.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_after_too_many_wrong_passwords_the_right_one_is_refused_too(cast: Cast) -> None:
    for _ in range(5):
        Client().post("/accounts/login/", {"login": "owner@example.org", "password": "wrong"})
    client = Client()
    client.post("/accounts/login/", {"login": "owner@example.org", "password": PASSWORD})
    assert client.get("/").status_code == 302


def test_a_forgotten_password_is_reset_by_mail(cast: Cast) -> None:
    client = Client()
    client.post("/accounts/password/reset/", {"email": "owner@example.org"})
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert link is not None
    form_address = client.get(link[1], follow=True).redirect_chain[-1][0]
    new = "a quite different phrase"
    client.post(form_address, {"password1": new, "password2": new})
    entry = {"login": "owner@example.org", "password": new}
    assert Client().post("/accounts/login/", entry).status_code == 302


def test_a_reset_for_nobody_looks_the_same_and_sends_nothing(db: None) -> None:
    answer = Client().post("/accounts/password/reset/", {"email": "ghost@example.org"})
    assert answer.status_code == 302
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("field", "value"), [("language", "de"), ("theme", "pink"), ("name", " "), ("name", "x" * 121)]
)
def test_a_bad_profile_names_its_field(cast: Cast, field: str, value: str) -> None:
    with pytest.raises(Invalid) as refused:
        write.edit_profile(actor=cast.owner, **{field: value})
    assert refused.value.details["field"] == field

"""Sign-up, sign-in, reset: the forms as a browser sends them."""

import re
from typing import Any

import pytest
from django.contrib.auth import hashers
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


Work = dict[str, Any]


def work_of(address: str, form: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Work:
    """What a stranger can see of an answer, and how much work it was."""
    hashed: list[str] = []
    encode = hashers.MD5PasswordHasher.encode

    def counted(self: Any, password: str, *given: Any, **named: Any) -> str:
        hashed.append(password)
        return encode(self, password, *given, **named)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counted)
    client, before = Client(), len(mail.outbox)
    answer = client.post(address, form, follow=True)
    page = re.sub(r'[A-Za-z0-9]{32,}|nonce="[^"]*"|[\w.]+@example.org', "", answer.content.decode())
    return {
        "chain": answer.redirect_chain,
        "page": page,
        "cookies": set(client.cookies),
        "mails": [sent.to for sent in mail.outbox[before:]] == [[form.get("email")]],
        "hashes": len(hashed),
    }


ENTRANCES = {
    "/accounts/signup/": {"name": "Somebody", "password1": "a quite different phrase"},
    "/accounts/password/reset/": {},
}


@pytest.mark.parametrize("address", ENTRANCES)
def test_no_entrance_tells_whether_an_address_is_known(
    cast: Cast, address: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"  # as in production
    owner, ghost = (
        work_of(address, {**ENTRANCES[address], "email": email}, monkeypatch)
        for email in ("owner@example.org", "ghost@example.org")
    )
    assert owner == ghost
    assert owner["mails"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_reset_for_nobody_tells_the_owner_of_the_address(db: None, language: str) -> None:
    client = Client(headers={"accept-language": language})
    answer = client.post("/accounts/password/reset/", {"email": "ghost@example.org"})
    assert answer.status_code == 302
    [message] = mail.outbox
    assert message.to == ["ghost@example.org"]
    assert ("There is no" if language == "en" else "нет") in str(message.body)
    assert "ghost@example.org" in str(message.body)
    assert "/accounts/signup/" in str(message.body)


def test_signing_in_is_the_same_work_for_nobody(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, ghost = (
        work_of("/accounts/login/", {"login": email, "password": "wrong"}, monkeypatch)
        for email in ("owner@example.org", "ghost@example.org")
    )
    assert owner["hashes"] == ghost["hashes"] == 1


@pytest.mark.parametrize(
    ("field", "value"), [("language", "de"), ("theme", "pink"), ("name", " "), ("name", "x" * 121)]
)
def test_a_bad_profile_names_its_field(cast: Cast, field: str, value: str) -> None:
    with pytest.raises(Invalid) as refused:
        write.edit_profile(actor=cast.owner, **{field: value})
    assert refused.value.details["field"] == field

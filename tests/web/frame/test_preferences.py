"""Language and theme, before sign-in and after it."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.cast import Cast

ClientOf = Callable[[str], Client]


def test_language_and_theme_are_saved_on_the_person(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("viewer")
    answer = client.post(reverse("web:language"), {"language": "ru", "next": "/profile/"})
    assert answer["Location"] == "/profile/"
    client.post(reverse("web:theme"), {"theme": "dark"})
    cast.viewer.refresh_from_db()
    assert (cast.viewer.language, cast.viewer.theme) == ("ru", "dark")
    page = client.get("/profile/", headers={"accept-language": "en"}).content.decode()
    assert 'lang="ru" data-theme="dark"' in page


def test_before_sign_in_they_are_kept_in_cookies(db: None) -> None:
    client = Client()
    client.post(reverse("web:language"), {"language": "ru"})
    client.post(reverse("web:theme"), {"theme": "dark"})
    page = client.get("/accounts/login/").content.decode()
    assert 'lang="ru" data-theme="dark"' in page


def test_preferences_refuse_nonsense_and_foreign_addresses(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("viewer")
    assert client.post(reverse("web:language"), {"language": "xx"}).status_code == 400
    assert client.post(reverse("web:theme"), {"theme": "pink"}).status_code == 400
    answer = client.post(
        reverse("web:language"), {"language": "en", "next": "https://evil.example/"}
    )
    assert answer["Location"] == "/"

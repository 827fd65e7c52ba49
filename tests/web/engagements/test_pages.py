"""An engagement is made, edited, archived and restored."""

import re
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from issuetrees.workspaces.models import Engagement
from tests.cast import Cast

ClientOf = Callable[[str], Client]


def test_an_engagement_is_made_edited_archived_and_restored(
    cast: Cast, client_of: ClientOf
) -> None:
    client = client_of("editor")
    address = reverse("web:engagement_new", args=[cast.workspace.pk])
    client.post(address, {"name": "Retail", "question": "Where?", "language": "ru"})
    made = Engagement.objects.get(name="Retail")
    edit = reverse("web:engagement_edit", args=[made.pk])
    client.post(edit, {"name": "Retail", "client": "North", "language": "en"})
    made.refresh_from_db()
    assert (made.client, made.question, made.language) == ("North", "", "en")

    page = client.post(reverse("web:engagement_archive", args=[made.pk]), follow=True)
    undo = reverse("web:engagement_restore", args=[made.pk])
    assert undo in page.content.decode()
    made.refresh_from_db()
    assert made.is_archived
    client.post(undo)
    made.refresh_from_db()
    assert not made.is_archived


def test_a_page_that_is_a_form_begins_in_its_first_field_or_in_what_is_wrong(
    cast: Cast, client_of: ClientOf
) -> None:
    client = client_of("editor")
    address = reverse("web:engagement_new", args=[cast.workspace.pk])
    (focused,) = re.findall(r"<input[^>]*autofocus[^>]*>", client.get(address).content.decode())
    assert 'name="name"' in focused
    answer = client.post(address, {"name": "Retail", "question": "x" * 100_000, "language": "en"})
    (focused,) = re.findall(r"<\w+[^>]*autofocus[^>]*>", answer.content.decode())
    assert 'name="question"' in focused


def test_the_currency_of_an_engagement_is_written_as_people_say_it(
    cast: Cast, client_of: ClientOf
) -> None:
    client = client_of("editor")
    edit = reverse("web:engagement_edit", args=[cast.engagement.pk])
    page = client.get(edit).content.decode()
    assert 'value="RUB"' in page
    assert '<option value="EUR">Euro · € · евро</option>' in page
    given = {"name": "Brand", "language": "en"}
    assert client.post(edit, {**given, "currency": "евро"}).status_code == 302
    cast.engagement.refresh_from_db()
    assert cast.engagement.currency == "EUR"
    refused = client.post(edit, {**given, "currency": "shells"}).content.decode()
    assert "Choose a currency, or write its code, such as EUR." in refused
    new = reverse("web:engagement_new", args=[cast.workspace.pk])
    assert 'value="EUR"' in client.get(new).content.decode()  # as the workspace used last


def test_the_first_engagement_counts_in_the_money_of_its_makers_language(
    cast: Cast, client_of: ClientOf
) -> None:
    cast.workspace.engagements.all().delete()
    address = reverse("web:engagement_new", args=[cast.workspace.pk])
    client = client_of("editor")
    assert 'value="EUR"' in client.get(address).content.decode()
    client.cookies["django_language"] = "ru"
    assert 'value="RUB"' in client.get(address, headers={"accept-language": "ru"}).content.decode()

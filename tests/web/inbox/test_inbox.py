"""The page of what waits for a person."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from issuetrees.comments import inbox
from tests.cast import Cast
from tests.comments.discussion import Discussion, start
from tests.web.limits import INLINE, QUERIES_AT_MOST

ClientOf = Callable[[str], Client]


@pytest.fixture
def talk(cast: Cast) -> Discussion:
    return start(cast)


def test_an_empty_inbox_says_how_one_is_reached(cast: Cast, client_of: ClientOf) -> None:
    page = client_of("viewer").get(reverse("web:inbox")).content.decode()
    assert "Nothing waits for you" in page
    assert "Ctrl+Alt+M" in page
    assert "rail-count" not in page


def test_an_entry_says_who_what_where_and_leads_there(
    talk: Discussion, client_of: ClientOf
) -> None:
    talk.say(talk.cast.editor, "Is <b>this</b> so?", mention_ids=[talk.cast.owner.pk])
    page = client_of("owner").get(reverse("web:inbox")).content.decode()
    assert "<strong>Editor</strong> mentions you," in page
    assert "Is &lt;b&gt;this&lt;/b&gt; so?" in page
    assert "Why do sales fall? · Market · Brand marketing" in page
    assert f"{reverse('web:graph', args=[talk.graph_id])}?node={talk.node_id}" in page
    assert INLINE.search(page) is None
    for name, argument in (("engagement", talk.cast.engagement.pk), ("graph", talk.graph_id)):
        other = client_of("owner").get(reverse(f"web:{name}", args=[argument])).content.decode()
        assert "rail-count" in other, name


def test_one_press_is_done_and_the_toast_takes_it_back(
    talk: Discussion, client_of: ClientOf
) -> None:
    owner, client = talk.cast.owner, client_of("owner")
    talk.say(talk.cast.editor, "Look", mention_ids=[owner.pk])
    entry = inbox.open_entries(owner).get()
    gone = client.post(reverse("web:inbox_finish", args=[entry.pk]), follow=True)
    assert gone.context["lines"] == []
    (toast,) = gone.context["messages"]
    done = client.get(f"{reverse('web:inbox')}?done").content.decode()
    assert "Look" in done
    assert reverse("web:inbox_reopen", args=[entry.pk]) in done
    back = client.post(toast.extra_tags, follow=True)
    assert [line.words for line in back.context["lines"]] == ["Look"]


def test_all_are_done_at_once_and_come_back_together(talk: Discussion, client_of: ClientOf) -> None:
    owner, client = talk.cast.owner, client_of("owner")
    for text in ("One", "Two"):
        talk.say(talk.cast.editor, text, mention_ids=[owner.pk])
    gone = client.post(reverse("web:inbox_finish_all"), follow=True)
    (toast,) = gone.context["messages"]
    assert str(toast) == "2 entries are done."
    assert len(client.post(toast.extra_tags, follow=True).context["lines"]) == 2
    for moment in ("yesterday", "2026-01-01T00:00:00", "2026-01-01T00:00:00+00:00"):
        address = reverse("web:inbox_take_back", args=[moment])
        assert client.post(address).status_code == 404


def test_pages_cost_the_same_however_much_waits(talk: Discussion, client_of: ClientOf) -> None:
    client = client_of("owner")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("web:inbox"))
        return len(queries)

    talk.say(talk.cast.editor, "One", mention_ids=[talk.cast.owner.pk])
    before = cost()
    for number in range(60):
        talk.say(talk.cast.editor, f"Number {number}", mention_ids=[talk.cast.owner.pk])
    assert cost() <= before + 1  # the paginator's own count tells nothing of an empty page
    assert before <= QUERIES_AT_MOST
    page = client.get(reverse("web:inbox"), {"page": 2})
    assert len(page.context["lines"]) == 11

"""The page and the list of one's own open questions."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.api.caller import Caller
from tests.cast import Cast
from tests.graphs.test_questions import Tree, add, tree
from tests.web.limits import INLINE, QUERIES_AT_MOST

ClientOf = Callable[[str], Client]
__all__ = ["tree"]


def test_an_empty_list_says_how_one_comes_to_own_a_question(
    cast: Cast, client_of: ClientOf
) -> None:
    page = client_of("viewer").get(reverse("web:questions")).content.decode()
    assert "No open question is yours" in page


def test_questions_stand_with_number_day_and_place(
    cast: Cast, tree: Tree, client_of: ClientOf
) -> None:
    client = client_of("owner")
    page = client.get(reverse("web:questions")).content.decode()
    assert INLINE.search(page) is None
    assert page.index("LATE") < page.index("SOON") < page.index("ROOT")
    assert "Overdue: 1 Jan 2020" in " ".join(page.split()).replace("</span>", "")
    assert "In progress · Brand marketing · Tree" in " ".join(page.split())
    assert f"{reverse('web:graph', args=[tree['graph']])}?node={tree['late']}" in page
    one = {"engagement": str(cast.engagement.pk)}
    assert len(client.get(reverse("web:questions"), one).context["lines"]) == 3
    for other in (str(cast.foreign_engagement.pk), "nonsense"):
        answer = client.get(reverse("web:questions"), {"engagement": other})
        assert (answer.status_code, answer.context["chosen"]) == (200, "")


def test_a_page_costs_the_same_however_many_there_are(
    cast: Cast, tree: Tree, client_of: ClientOf
) -> None:
    client = client_of("owner")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("web:questions"))
        return len(queries)

    before = cost()
    for number in range(10):
        add(cast, tree["graph"], tree["second"], f"More {number}", owner_id=str(cast.owner.pk))
    assert (cost(), before <= QUERIES_AT_MOST) == (before, True)


@pytest.mark.parametrize("size", [1, 2, 50])
def test_over_rest_page_by_page(cast: Cast, tree: Tree, client_of: ClientOf, size: int) -> None:
    caller = Caller(client_of("owner"))
    found, following = [], f"me/questions?page_size={size}"
    while following:
        page = caller.get(following.removeprefix("/api/v1/")).json()
        found += [(item["number"], item["title"], item["is_overdue"]) for item in page["items"]]
        following = page["next"]
    assert found == [("1.2", "LATE", True), ("2.1", "SOON", False), ("", "ROOT", False)]
    late = caller.get("me/questions?status=in_progress").json()["items"]
    assert [item["title"] for item in late] == ["SOON"]
    assert caller.get("me/questions?status=answered").status_code == 400

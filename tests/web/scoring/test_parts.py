"""What the scoring pages must carry so that a part of them can be replaced in place."""

import pytest
from django.urls import reverse

from tests.scoring.cases import make_case


@pytest.mark.parametrize(
    "name", ["goals", "initiatives", "assessors", "ranking", "goal_new", "initiative_new"]
)
def test_the_part_and_the_actions_have_their_ids(cast, client_of, name):
    make_case(cast)
    page = client_of("editor").get(reverse(f"web:{name}", args=[cast.engagement.pk]))
    content = page.content.decode()
    assert content.count('id="live"') == 1
    assert content.count('id="live-actions"') == 1

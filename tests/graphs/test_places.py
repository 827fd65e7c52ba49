"""Places are found by the words in their names, by those who may go there."""

from typing import Any

import pytest

from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.graphs import write
from issuetrees.graphs.places import Place, places
from issuetrees.workspaces.models import Engagement

pytestmark = pytest.mark.django_db


def test_all_words_are_looked_for_in_names_client_and_question(cast: Any) -> None:
    graph = write.create_graph(
        engagement_id=cast.engagement.pk, kind=ISSUE_TREE, title="What to say", actor=cast.owner
    )
    assert places(cast.viewer, " SAY  what ") == [
        Place("graph", graph.pk, "What to say", "Brand marketing")
    ]
    (found,) = places(cast.viewer, "initiatives CHOOSE")
    assert (found.kind, found.title, found.within) == (
        "engagement",
        "Brand marketing",
        "Harbour Consulting",
    )
    assert places(cast.viewer, "harbour") == [
        Place("workspace", cast.workspace.pk, "Harbour Consulting", "")
    ]
    assert places(cast.outsider, "what say") == []


def test_what_is_put_away_is_not_found(cast: Any) -> None:
    Engagement.objects.filter(pk=cast.engagement.pk).update(is_archived=True)
    assert places(cast.viewer, "brand") == []

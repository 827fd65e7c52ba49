"""Finding over REST."""

from typing import Any

from tests.api.caller import Caller
from tests.cast import Cast
from tests.comments.discussion import start


def test_what_people_wrote_is_found(client_of: Any, cast: Cast) -> None:
    talk = start(cast)
    viewer = Caller(client_of("viewer"))
    case = {"kind": "case", "id": None, "name": "clinic-deal"}
    assert viewer.get("search?q=why+sale").json() == {
        "items": [
            {
                "kind": "question",
                "id": str(talk.node_id),
                "name": "",
                "title": "Why do sales fall?",
                "path": ["Brand marketing", "Market", "What is wrong?"],
                "snippet": "",
                "engagement_id": str(cast.engagement.pk),
                "graph_id": str(talk.graph_id),
                "node_id": str(talk.node_id),
            }
        ],
        "more": [],
    }
    found = viewer.get("search?q=four+clinics").json()["items"]
    assert [{name: hit[name] for name in case} for hit in found] == [case]
    assert viewer.get("search?q=four+clinics&kind=case").json()["items"] == found
    one_kind = viewer.get("search?q=sale&kind=question&page=1").json()
    assert [hit["id"] for hit in one_kind["items"]] == [str(talk.node_id)]
    assert viewer.get("search?q=sale&kind=question&page=2").json()["items"] == []
    assert viewer.get("search?q=sale&kind=animal").status_code == 400
    assert viewer.get("search?q=sale&kind=question&page=0").status_code == 400
    assert Caller(client_of("outsider")).get("search?q=why+sale").json()["items"] == []

"""Reports over REST: several people work on different pieces of one at once."""

from typing import Any

import pytest

from tests.api.caller import Caller
from tests.cast import Cast

ANY = {"If-Match": "*"}


@pytest.fixture
def report(caller: Caller, cast: Cast) -> dict[str, Any]:
    made = caller.post(f"engagements/{cast.engagement.pk}/reports", {"title": "Findings"})
    found: dict[str, Any] = made.json()
    return found


def change(client: Caller, report: dict[str, Any], *names: str, **values: Any) -> Any:
    """Change pieces as somebody does who saw the report as it was."""
    seen = {name: report["marks"][name] for name in names}
    return client.patch(f"reports/{report['id']}", {**values, "seen": seen}, headers=ANY)


def test_two_people_change_different_pieces(
    caller: Caller, client_of: Any, report: dict[str, Any]
) -> None:
    owner = Caller(client_of("owner"))
    assert change(caller, report, "situation", situation="Sales fall.").status_code == 200
    found = change(owner, report, "answer", answer="Fewer guests.").json()
    assert (found["situation"], found["answer"], found["version"]) == (
        "Sales fall.",
        "Fewer guests.",
        3,
    )
    assert found["marks"]["situation"] != report["marks"]["situation"]
    assert found["marks"]["title"] == report["marks"]["title"]


def test_a_piece_that_changed_meanwhile_is_refused_with_what_is_there(
    caller: Caller, client_of: Any, report: dict[str, Any]
) -> None:
    owner = Caller(client_of("owner"))
    theirs = change(owner, report, "answer", answer="Theirs").json()
    refused = change(caller, report, "answer", "title", answer="Mine", title="New")
    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (409, "overtaken")
    assert problem["details"] == {
        "field": "answer",
        "theirs": "Theirs",
        "mark": theirs["marks"]["answer"],
    }
    assert caller.get(f"reports/{report['id']}").json()["title"] == "Findings"
    again = {**report, "marks": theirs["marks"]}
    assert change(caller, again, "answer", answer="Mine").json()["answer"] == "Mine"


def test_sending_twice_does_no_harm(caller: Caller, report: dict[str, Any]) -> None:
    sections = [{"kind": "tree", "is_on": True, "title": "Why"}]
    first = change(caller, report, "sections", sections=sections).json()
    twice = change(caller, report, "sections", sections=sections)
    assert (twice.status_code, twice.json()["version"]) == (200, first["version"])


def test_a_kind_occurs_twice_with_other_options(caller: Caller, report: dict[str, Any]) -> None:
    sections = [
        {"kind": "ranking", "options": {"top": 3}},
        {"kind": "ranking", "title": "All", "options": {"has_cost": False, "has_gates": True}},
        {"id": "why", "kind": "tree", "is_on": False},
    ]
    found = change(caller, report, "sections", sections=sections).json()["sections"]
    assert [(one["id"], one["options"]) for one in found] == [
        ("ranking", {"top": 3}),
        ("ranking_b", {"has_cost": False}),
        ("why", {}),
    ]


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ({"kind": "ranking", "options": {"top": 0}}, "out_of_range"),
        ({"kind": "ranking", "options": {"colour": "red"}}, "unknown_field"),
        ({"kind": "ranking", "options": []}, "not_an_object"),
        ({"kind": "appendix_findings", "options": {"verdicts": ["fine"]}}, "unknown_choice"),
        ({"kind": "appendix_findings", "options": {"verdicts": "proved"}}, "not_a_list"),
        ({"kind": "tree", "options": {"branch": 5}}, "unknown_id"),
        ({"kind": "tree", "options": {"has_marks": 1}}, "not_yes_or_no"),
        ({"kind": "tree", "id": "Tree 1"}, "bad_section_id"),
    ],
)
def test_what_a_section_cannot_be_is_refused(
    caller: Caller, report: dict[str, Any], section: dict[str, Any], code: str
) -> None:
    refused = change(caller, report, "sections", sections=[section])
    assert (refused.status_code, refused.json()["code"]) == (400, code)


def test_two_sections_have_two_ids(caller: Caller, report: dict[str, Any]) -> None:
    for sections in (
        [{"kind": "tree", "id": "why"}, {"kind": "goals", "id": "why"}],
        [{"kind": "contents"}, {"kind": "contents", "id": "again"}],
    ):
        refused = change(caller, report, "sections", sections=sections)
        assert refused.json()["code"] == "doubled_section"


def test_what_is_no_piece_has_no_mark(caller: Caller, report: dict[str, Any]) -> None:
    body = {"title": "New", "seen": {"version": "x"}}
    refused = caller.patch(f"reports/{report['id']}", body, headers=ANY)
    assert refused.json()["errors"][0]["field"] == "seen.version"


def test_the_outline_says_what_would_be_printed(caller: Caller, report: dict[str, Any]) -> None:
    found = caller.get(f"reports/{report['id']}/outline").json()
    facts = {one["kind"]: one for one in found["sections"]}
    assert facts["cover"] == {
        "id": "cover", "kind": "cover", "is_on": True, "title": "Findings", "pages": 1,
    }  # fmt: skip
    assert facts["tree"]["pages"] is None
    empty = [line["section_id"] for line in found["fit"] if line["kind"] == "empty"]
    assert "tree" in empty
    assert found["pages"] == sum(one["pages"] or 0 for one in found["sections"]) > 0

"""A portfolio over REST says what the page says."""

from tests.cast import Cast
from tests.portfolio.cases import make_costed


def test_a_run_tells_what_is_in_and_why_the_others_are_not(cast: Cast, client_of) -> None:
    costed = make_costed(cast)
    first, second, third = (str(one.pk) for one in costed.case.initiatives)
    client = client_of("editor")
    made = client.post(f"/api/v1/scenarios/{costed.scenario.pk}/runs").json()
    told = made["result"]
    assert made["is_outdated"] is False
    assert [one["initiative_id"] for one in told["portfolio"]["initiatives"]] == [first, third]
    [why] = told["why_not"]
    assert why["initiative_id"] == second
    assert why["leaves"] == [first]
    assert 10_000_000 <= why["extra"] <= 11_000_000
    assert [one["kind"] for one in why["held_by"]] == ["total"]
    assert told["frontier"][-1]["points"] >= told["portfolio"]["points"]
    assert {one["initiative_id"] for one in told["how_sure"]} == {first, second, third}
    page = client.get(f"/engagements/{cast.engagement.pk}/portfolio/").content.decode()
    assert "Enters at +" in page
    assert "data-steps=" in page

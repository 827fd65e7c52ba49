"""An engagement on its way: whatever is missing yet, pages and REST say it and none breaks."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.api.caller import Caller
from tests.cast import Cast
from tests.scoring.test_blind import pages

pytestmark = pytest.mark.sweeps

MISSING = "There are no criteria yet|need them all|Draws need criteria, initiatives and assessors"


class Engagement:
    """Grows step by step over REST, as its owner works."""

    def __init__(self, client: Client, cast: Cast) -> None:
        self.client, self.caller = client, Caller(client)
        self.id = cast.engagement.pk
        self.here = f"engagements/{self.id}"
        self.made: dict[str, str] = {}

    def add(self, name: str, path: str, /, **body: Any) -> None:
        answer = self.caller.post(path, body)
        assert answer.status_code == 201, answer.content
        self.made[name] = answer.json()["id"]

    def say(self, *values: float | None, **said: Any) -> None:
        """Scores of the initiatives in their order; a state instead of a value where it is said."""
        place = {"criterion_id": self.made["criterion"], "assessor_id": self.made["assessor"]}
        cells = [
            {**place, **said, "initiative_id": self.made[name]}
            | ({} if value is None else {"value": value})
            for name, value in zip("abc", values, strict=False)
        ]
        assert self.caller.put(f"{self.here}/scores", {"scores": cells}).status_code == 200

    def edit(self, name: str, path: str, /, **body: Any) -> None:
        answer = self.caller.patch(f"{path}/{self.made[name]}", body, headers={"If-Match": "*"})
        assert answer.status_code == 200, answer.content

    def check(self, state: str, words: str = "") -> None:
        """Every page opens; REST answers or says why not, in a sentence with the ``words``."""
        for page in pages():
            if re.findall(r"<[^>]+>", str(page.pattern)) == ["<uuid:engagement_id>"]:
                address = reverse(f"web:{page.name}", args=[self.id])
                assert self.client.get(address).status_code in {200, 302, 400, 405}, (
                    state,
                    address,
                )
        answers = [
            self.caller.get(f"{self.here}/results"),
            self.caller.get(f"{self.here}/stability"),
            self.caller.post(f"{self.here}/methods", {}),
            self.caller.post(f"{self.here}/runs", {"draws": 50}),
        ]
        refused = [one.json()["detail"] for one in answers if one.status_code in {400, 409}]
        assert {one.status_code for one in answers} <= {200, 201, 400, 409}, state
        assert all(re.search(words, one) for one in refused), (state, refused)
        assert bool(refused) == bool(words), (state, refused)


@pytest.mark.django_db
def test_whatever_is_missing_is_said(client_of: Any, cast: Cast) -> None:
    found = Engagement(client_of("owner"), cast)
    found.check("nothing", MISSING)
    found.add("goal", f"{found.here}/goals", title="Be known")
    found.check("a goal", MISSING)
    path = f"goals/{found.made['goal']}/criteria"
    found.add("criterion", path, title="Reach", kind="number", worst=0, best=10)
    found.add("assessor", f"{found.here}/assessors", name="Anna")
    found.check("no initiatives", MISSING)
    for name in "abc":
        found.add(name, f"{found.here}/initiatives", title=f"Plan {name}")
    found.check("no scores", "No initiative has all its scores yet")
    found.say(None, None, None, state="unknown")
    found.check("all missing", "No initiative has all its scores yet")
    found.say(None, None, None, state="not_applicable")
    found.check("nothing applies", "No initiative has all its scores yet")
    found.say(5, 5, 5)
    found.check("all equal")
    found.say(1, 5, 9)
    found.check("as it should be")
    found.edit("goal", "goals", weight=0)
    found.check("weights all zero", "Give at least one goal a weight above zero.")
    found.edit("goal", "goals", weight=1)
    found.edit("assessor", "assessors", weight=0)
    found.check("nobody counts", "Give at least one assessor a weight above zero.")

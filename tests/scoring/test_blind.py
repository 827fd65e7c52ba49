"""What is said in a blind round stays in its sheets: no address tells it before the reveal."""

import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from issuetrees.api.urls import v1
from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import guests as guests_write
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.scoring.write import scores as scores_write
from tests.api.scored_world import Ids
from tests.cast import Cast

pytestmark = [pytest.mark.sweeps, pytest.mark.usefixtures("made_once")]
REASON = "Quokka"
#: The value, and the points that it is worth, as any page, file or answer writes them.
SAID = re.compile(rf"{REASON}|7[\s,  ]?654[.,]3|(?<!\d)76[.,]54?\b|76[.,]543")


@pytest.fixture
def dark(cast: Cast, world: Ids) -> Round:
    """A blind round in which the commenter and a guest have said something."""
    first = Round.objects.get(pk=world["round_id"])
    criterion = criteria_write.create_criterion(
        actor=cast.owner,
        goal_id=uuid.UUID(world["goal_id"]),
        title="Views",
        kind="number",
        worst=0,
        best=10_000,
    )
    rounds_write.reveal_round(actor=cast.owner, round_id=first.pk)
    made = rounds_write.score_again(actor=cast.owner, round_id=first.pk)
    row = rounds_write.open_round(actor=cast.owner, round_id=made.pk)
    place = (uuid.UUID(world["initiative_id"]), criterion.pk)
    said: dict[str, Any] = {"state": "given", "value": 7654.321, "reason": REASON}
    scores_write.set_scores(
        actor=cast.commenter,
        engagement_id=cast.engagement.pk,
        entries=[scores_write.ScoreEntry(*place, uuid.UUID(world["assessor_id"]), **said)],
    )
    _link, token = guests_write.invite(actor=cast.owner, round_id=row.pk, name="Board")
    guest, _key = guests_write.join(token=token, name="Vera")
    guests_write.set_scores(
        guest=guest, entries=[scores_write.ScoreEntry(*place, guest.assessor_id, **said)]
    )
    world |= {"round_id": str(row.pk), "criterion_id": str(criterion.pk)}
    world["score_id"] = str(Score.objects.get(assessor=guest.assessor).pk)
    return row


def addresses(world: Ids) -> Iterator[str]:
    """Every address that a browser or a program may read, filled with the ids of the world."""
    for pattern in v1:
        names = re.findall(r"<\w+:(\w+)>", str(pattern.pattern))
        view = pattern.callback.cls  # type: ignore[union-attr]
        if hasattr(view, "get") and set(names) <= world.keys():
            yield "/api/v1/" + re.sub(
                r"<\w+:(\w+)>", lambda name: world[name[1]], str(pattern.pattern)
            )
    for pattern in pages():
        names = re.findall(r"<\w+:(\w+)>", str(pattern.pattern))
        if set(names) <= world.keys() and names:
            yield reverse(f"web:{pattern.name}", kwargs={name: world[name] for name in names})


def pages() -> Iterator[URLPattern]:
    """The pages of the web."""
    waiting = [one for one in get_resolver().url_patterns if getattr(one, "namespace", "") == "web"]
    while waiting:
        one = waiting.pop()
        if isinstance(one, URLPattern):
            yield one
        else:
            waiting += one.url_patterns


def told(client: Client, world: Ids) -> list[str]:
    """Which addresses tell what was said."""
    found = []
    for address in addresses(world):
        answer = client.get(address)
        assert answer.status_code < 500, address
        if SAID.search(answer.getvalue().decode(errors="replace")):
            found.append(address)
    return found


@pytest.mark.parametrize(
    ("state", "person"),
    [("open", "owner"), ("closed", "viewer"), ("deleted", "editor")],
)
def test_no_address_tells_what_is_said_in_the_dark(
    cast: Cast, world: Ids, dark: Round, client_of: Callable[[str], Client], state: str, person: str
) -> None:
    if state != "open":
        rounds_write.close_round(actor=cast.owner, round_id=dark.pk)
    if state == "deleted":
        rounds_write.delete_round(actor=cast.owner, round_id=dark.pk)
    assert told(client_of(person), world) == []


def test_after_the_reveal_it_is_told(
    cast: Cast, world: Ids, dark: Round, client_of: Callable[[str], Client]
) -> None:
    """Otherwise the test above would find nothing whatever was told."""
    rounds_write.reveal_round(actor=cast.owner, round_id=dark.pk)
    found = told(client_of("viewer"), world)
    for name in ("scores", "results", "agreement"):
        assert any(f"/{name}" in address for address in found), name
    assert len(found) > 8

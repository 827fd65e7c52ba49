"""Pages of scores, gates and the ranking."""

import json
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from issuetrees.scoring.models.gates import GateVerdict
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import scores as scores_write
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


@pytest.fixture
def editor(client_of: Callable[[str], Client]) -> Client:
    return client_of("editor")


def _url(cast: Cast, name: str) -> str:
    return reverse(f"web:{name}", args=[cast.engagement.pk])


def _save(client: Client, cast: Cast, *entries: dict[str, object]):
    return client.put(
        f"/api/v1/engagements/{cast.engagement.pk}/scores",
        json.dumps({"scores": entries}),
        content_type="application/json",
    )


def _cell(case: Case, initiative=0, criterion=0, assessor=0, **fields) -> dict[str, object]:
    return {
        "initiative_id": str(case.initiatives[initiative].pk),
        "criterion_id": str(case.criteria[criterion].pk),
        "assessor_id": str(case.assessors[assessor].pk),
        "state": "given",
        **fields,
    }


def test_the_grid_saves_cells_all_or_none(cast, case, editor):
    saved = _save(editor, cast, _cell(case, value=4), _cell(case, 1, value=2)).json()
    assert [row["value"] for row in saved["scores"]] == [4, 2]
    answer = _save(editor, cast, _cell(case, value=0), _cell(case, 1, value=3))
    assert answer.status_code == 400
    assert [(each["index"], each["message"]) for each in answer.json()["details"]["errors"]] == [
        (1, "“Talk”: 3 is not on the scale. Use one of 0, 2, 4.")
    ]
    assert set(Score.objects.values_list("value", flat=True)) == {2, 4}
    assert _save(editor, cast, _cell(case, state=None)).json() == {"scores": []}


def test_commenters_open_their_own_grid_and_save_only_that(cast, case, client_of):
    commenter = client_of("commenter")
    page = commenter.get(_url(cast, "scores"))
    assert page.context["chosen"] == case.assessors[1]
    assert page.context["is_open"]
    assert _save(commenter, cast, _cell(case, assessor=1, value=4)).status_code == 200
    other = commenter.get(_url(cast, "scores") + f"?assessor={case.assessors[0].pk}")
    assert not other.context["is_open"]
    refused = _save(commenter, cast, _cell(case, assessor=0, value=4))
    assert (refused.status_code, refused.json()["code"]) == (403, "not_your_scores")
    assert _save(client_of("outsider"), cast, _cell(case, value=4)).status_code == 404


def test_an_assessor_who_is_not_there_is_404(cast, case, editor):
    assert editor.get(_url(cast, "scores") + "?assessor=nobody").status_code == 404


def test_a_veto_shows_author_and_reason_in_the_ranking(cast, case, client_of):
    owner = client_of("owner")
    address = reverse("web:gate_decide", args=[case.gate.pk, case.initiatives[0].pk])
    page = owner.post(address, {"verdict": "veto", "reason": "", "version": "0"})
    assert "A veto needs a reason" in page.content.decode()
    owner.post(address, {"verdict": "veto", "reason": "No permit", "version": "0"})
    ranking = owner.get(_url(cast, "ranking")).content.decode()
    assert "No permit" in ranking
    assert str(cast.owner) in ranking
    owner.post(address, {"verdict": "undecided", "reason": "", "version": "1"})
    assert "No permit" not in owner.get(_url(cast, "ranking")).content.decode()


def test_a_pass_that_is_pressed_again_is_taken_back(cast, case, client_of):
    owner = client_of("owner")
    address = reverse("web:gate_decide", args=[case.gate.pk, case.initiatives[0].pk])
    pressed = 'value="undecided"'
    assert pressed not in owner.get(_url(cast, "gate_decisions")).content.decode()
    owner.post(address, {"verdict": "pass", "version": "0"})
    assert owner.get(_url(cast, "gate_decisions")).content.decode().count(pressed) == 1
    owner.post(address, {"verdict": "undecided", "version": "1"})
    assert pressed not in owner.get(_url(cast, "gate_decisions")).content.decode()


def test_the_ranking_shows_ties_what_is_missing_and_the_breakdown(cast, case, editor):
    entries = [
        case.entry(i, c, a, value=v) for i in (0, 1) for a in (0, 1) for c, v in ((0, 4), (1, 5))
    ]
    entries.append(case.entry(0, 2, 0, value=1, reason="We did it in Kazan"))
    entries.append(case.entry(1, 2, 0, value=1))
    scores_write.set_scores(actor=cast.owner, engagement_id=cast.engagement.pk, entries=entries)
    page = editor.get(_url(cast, "ranking") + f"?open={case.initiatives[0].pk}")
    rows = page.context["rows"]
    assert [row.place for row in rows] == ["1–2", "1–2", "–"]
    assert rows[0].missing == "not scored: Repeatable (Boris)"
    content = page.content.decode()
    assert "We did it in Kazan" in content
    assert "4 Strong" in content
    assert "does not discriminate" in content
    assert not rows[0].moved
    case.criteria[2].scores.all().delete()
    told = editor.get(_url(cast, "ranking")).content.decode()
    assert "“Be chosen” is not scored: its 25% count for the other goals" in told
    plain = editor.get(_url(cast, "ranking") + "?open=nonsense")
    assert "We did it in Kazan" not in plain.content.decode()


def test_scores_that_earn_nothing_are_not_called_missing(cast, case, editor):
    entries = [case.entry(0, 0, 0, value=0), case.entry(0, 1, 0, value=0)]
    scores_write.set_scores(actor=cast.owner, engagement_id=cast.engagement.pk, entries=entries)
    page = editor.get(_url(cast, "ranking"))
    assert page.context["rows"][0].result.total == 0
    assert page.content.decode().count("no scores yet") == len(case.initiatives) - 1


def test_the_ranking_as_a_file_starts_no_formula(cast, case, editor):
    initiatives_write.edit_initiative(
        actor=cast.editor, initiative_id=case.initiatives[0].pk, title='=HYPERLINK("x")'
    )
    answer = editor.get(_url(cast, "ranking_csv"))
    text = answer.content.decode("utf-8-sig")
    assert text.splitlines()[0] == (
        'Place,Initiative,Score,Be known,Be chosen,Scored,Gates,"Likely cost, RUB"'
    )
    assert "\"'=HYPERLINK(" in text


def test_a_gate_is_passed_in_one_press_and_a_veto_begins_with_its_reason(cast, case, client_of):
    owner = client_of("owner")
    shown = owner.get(_url(cast, "gate_decisions")).content.decode()
    address = reverse("web:gate_decide", args=[case.gate.pk, case.initiatives[0].pk])
    assert f'action="{address}"' in shown
    assert owner.post(address, {"verdict": "pass", "version": "0"}).status_code == 302
    assert GateVerdict.objects.get().verdict == "pass"
    form = owner.get(f"{address}?verdict=veto").context["lines"][0][1][0].form
    assert form.initial["verdict"] == "veto"
    assert form.fields["reason"].widget.attrs["autofocus"]
    assert owner.post(address, {"verdict": "veto", "version": "1"}).status_code == 200
    assert GateVerdict.objects.get().verdict == "pass"


def test_the_ranking_shows_a_cost_of_which_only_the_range_is_known(cast, case, client_of):
    row = case.initiatives[0]
    Initiative.objects.filter(pk=row.pk).update(
        cost_low=85_000, cost_likely=None, cost_high=120_000
    )
    shown = client_of("viewer").get(_url(cast, "ranking")).content.decode()
    words = " ".join(re.sub("<[^>]+>", " ", shown).replace("\N{NO-BREAK SPACE}", " ").split())
    assert re.search(r"85 k \S+ – 120 k", words.replace("\N{NARROW NO-BREAK SPACE}", " "))

"""The ranking with its sliders, and the page of reasons."""

import html
import json
import re

import pytest
from django.urls import reverse

from issuetrees.accounts.models import User
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.write import scores
from tests.cast import Cast
from tests.scoring.answers import answer
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    case = make_case(cast)
    values = [(4, 2, 1), (2, 8, 0)]
    entries = [
        case.entry(row, column, value=value)
        for row, mine in enumerate(values)
        for column, value in enumerate(mine)
    ]
    scores.set_scores(actor=cast.owner, engagement_id=cast.engagement.pk, entries=entries)
    return case


def url(name: str, cast: Cast) -> str:
    return reverse(f"web:{name}", args=[cast.engagement.pk])


def test_each_weight_has_a_slider_and_the_browser_what_it_computes_with(
    cast, case, client_of
) -> None:
    text = client_of("editor").get(url("ranking", cast)).content.decode()
    assert text.count('type="range"') == 5
    told = re.search(r'data-sliders\s+data-given="(.*?)"', text)
    assert told is not None
    given = json.loads(html.unescape(told[1]))
    assert given["table"]["points"][2] == [None, None, None]
    assert [len(goal["criteria"]) for goal in given["goals"]] == [2, 1]
    assert "Keep these weights" in text
    text = client_of("viewer").get(url("ranking", cast)).content.decode()
    assert "Keep these weights" not in text


def test_weights_that_are_kept_can_be_taken_back(cast, case, client_of) -> None:
    client = client_of("editor")
    fields = {f"share-{one.pk}": share for one, share in zip(case.criteria, "123", strict=True)}
    answer = client.post(url("ranking_weights", cast), fields, follow=True)
    assert [goal.weight for goal in Goal.objects.order_by("rank")] == [50.0, 50.0]
    (message,) = answer.context["messages"]
    client.post(message.extra_tags)
    assert [goal.weight for goal in Goal.objects.order_by("rank")] == [3.0, 1.0]
    wrong = client.post(url("ranking_weights", cast), {**fields, next(iter(fields)): "much"})
    assert wrong.status_code == 400


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "stands before “Podcast”"), ("ru", "стоит выше, чем «Podcast»")],
)
def test_reasons_are_told_in_words(
    cast, case, client_of, django_assert_max_num_queries, language, words
) -> None:
    User.objects.filter(pk=cast.viewer.pk).update(language=language)
    client = client_of("viewer")
    with django_assert_max_num_queries(15):
        text = client.get(url("ranking_why", cast)).content.decode()
    assert words in re.sub("[\u2066-\u2069]", "", text)


def test_nobody_to_compare_is_no_error(cast, client_of) -> None:
    text = client_of("viewer").get(url("ranking_why", cast)).content.decode()
    assert "Nothing to compare yet" in text


def test_draws_are_asked_for_and_shown_and_say_when_they_are_out_of_date(
    cast, case, client_of, django_assert_max_num_queries
) -> None:
    client = client_of("editor")
    assert "Draw anew" in client.get(url("ranking_sure", cast)).content.decode()
    wanted = {
        "weights": "order",
        "pooling": "one",
        "absent": "anything",
        "shape": "pert",
        "draws": "500",
        "seed": "7",
    }
    wrong = client.post(url("ranking_sure", cast), {**wanted, "draws": "0"})
    assert "Write a whole number from 1 to" in wrong.content.decode()
    text = client.post(url("ranking_sure", cast), wanted, follow=True).content.decode()
    assert "500 draws, seed 7" in text
    assert "Any in today’s order" in text
    assert "Out of date" not in text
    Goal.objects.update(weight=5)
    viewer = client_of("viewer")
    with django_assert_max_num_queries(17):
        text = viewer.get(url("ranking_sure", cast)).content.decode()
    assert "Out of date" in text
    assert "Draw anew" not in text


@pytest.mark.parametrize(
    ("language", "words"), [("en", "All methods name the same first"), ("ru", "Все методы")]
)
def test_methods_stand_side_by_side_with_what_was_chosen(
    cast, case, client_of, django_assert_max_num_queries, language, words
) -> None:
    User.objects.filter(pk=cast.viewer.pk).update(language=language)
    viewer = client_of("viewer")
    with django_assert_max_num_queries(16):
        text = viewer.get(url("ranking_methods", cast)).content.decode()
    assert words in text
    assert "Limited edition" in text  # it has no scores, so it is named beside the others
    for method in ("TOPSIS", "VIKOR", "PROMETHEE"):
        assert method in text
    chosen = {"scale": "min_max", "synthesis": "ideal", "v": "1", "kind": "usual"}
    chosen |= {"indifference": "0", "preference": "0"}
    assert viewer.get(url("ranking_methods", cast), chosen).status_code == 200


def test_methods_say_when_there_is_nothing_to_compare(cast, client_of) -> None:
    make_case(cast)
    text = client_of("viewer").get(url("ranking_methods", cast)).content.decode()
    assert "No initiative has all its scores yet" in text


@pytest.mark.parametrize("method", ["swing", "direct", "rank", "pairwise", "best_worst"])
def test_a_person_is_asked_by_each_method_and_the_answers_are_kept(
    cast, case, client_of, method
) -> None:
    client = client_of("editor")
    asked = {"name": "Board", "method": method, "scheme": "roc", "voice": "1"}
    page = client.post(url("weight_sets", cast), asked, follow=True)
    knots = page.context["knots"]
    sent = {}
    for knot in knots:
        for place, one in enumerate(one for line in knot.lines for one in line.fields):
            offered = [value for value, _words in one.choices or [] if value]
            sent[one.name] = offered[place % len(offered)] if offered else str(place + 1)
    if method == "best_worst":  # of two, what is said twice has to be the same
        sent |= {name: "1" for name in sent if name.endswith(("_above", "_below"))}
        for knot in knots:
            best, worst = (one.name for one in knot.lines[0].fields)
            prefix = knot.id or "top"
            sent[f"{prefix}_{sent[worst]}_above"] = "3"
            sent[f"{prefix}_{sent[best]}_below"] = "3"
    address = page.request["PATH_INFO"]
    kept = client.post(address, sent, follow=True).content.decode()
    assert "The answers are kept." in kept
    assert "Rank by these" in kept
    again = client.get(address).context["knots"]
    shown = {one.name: one.value for knot in again for line in knot.lines for one in line.fields}
    assert shown == sent


def test_bad_answers_are_told_and_stay_in_the_form(cast, case, client_of) -> None:
    client = client_of("editor")
    address = reverse("web:weight_answers", args=[answer(cast, case).pk])
    name = client.get(address).context["knots"][0].lines[0].fields[0].name
    page = client.post(address, {name: "much"})
    assert page.status_code == 400
    assert 'value="much"' in page.content.decode()


def test_weights_stand_side_by_side_in_few_queries(
    cast, case, client_of, django_assert_max_num_queries
) -> None:
    answer(cast, case)
    answer(cast, case, name="Marketing", answers={})
    viewer = client_of("viewer")
    with django_assert_max_num_queries(18):
        text = viewer.get(url("weight_sets", cast)).content.decode()
    assert "Not answered yet, so shared alike" in text
    assert "All together" in text
    assert "Rank by all together" not in text


def test_judgements_merge_on_the_page_and_the_way_is_named(cast, case, client_of) -> None:
    first, second = (str(goal.pk) for goal in case.goals)
    inside = {"|".join(str(one.pk) for one in case.criteria[:2]): 4}
    for name, times in (("Board", 2), ("Marketing", 8)):
        said = {"": {f"{first}|{second}": times}, first: inside}
        answer(cast, case, name=name, method="pairwise", answers=said)
    client = client_of("owner")
    page = client.get(url("weight_sets", cast), {"mean": "judgements"}).content.decode()
    assert "geometric mean of judgements (AIJ)" in page
    assert "80%" in page  # of the first goal: 4 to 1
    client.post(url("weights_merge", cast), {"mean": "judgements"})
    answer(cast, case, name="Points")
    refused = client.get(url("weight_sets", cast), {"mean": "judgements"}).context["problem"]
    assert "answered in another way" in refused
    assert "Points" in refused

"""Published examples entered over REST, as a client of the product would, to their digits."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest

from tests.api.caller import Caller
from tests.cast import Cast
from tests.core.scoring.builders import read_cases

Row = Sequence[float | None]


def case_of(path: str, start: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in read_cases(path) if one["name"].startswith(start))
    return found


class Entered:
    """An engagement with one goal, filled by one caller."""

    def __init__(self, caller: Caller, cast: Cast) -> None:
        self.caller, self.here = caller, f"engagements/{cast.engagement.pk}"
        self.goal = self.add(f"{self.here}/goals", title="Choose well")

    def add(self, path: str, **body: Any) -> str:
        answer = self.caller.post(path, body)
        assert answer.status_code == 201, answer.content
        return str(answer.json()["id"])

    def criteria(self, titles: Sequence[str], weights: Sequence[float], **more: Any) -> list[str]:
        path = f"goals/{self.goal}/criteria"
        pairs = zip(titles, weights, strict=True)
        return [self.add(path, title=title, weight=weight, **more) for title, weight in pairs]

    def scored(self, criteria: Sequence[str], people: Sequence[Sequence[Row]]) -> list[str]:
        """Initiatives with what each assessor says of them; a gap is left empty."""
        made = [
            self.add(f"{self.here}/initiatives", title=f"I{at + 1}") for at in range(len(people[0]))
        ]
        for number, rows in enumerate(people):
            who = self.add(f"{self.here}/assessors", name=f"A{number + 1}")
            cells = [
                {"initiative_id": one, "criterion_id": of, "assessor_id": who, "value": value}
                for one, row in zip(made, rows, strict=True)
                for of, value in zip(criteria, row, strict=True)
                if value is not None
            ]
            answer = self.caller.put(f"{self.here}/scores", {"scores": cells})
            assert answer.status_code == 200, answer.content
        return made

    def opinion(self, method: str, made: Sequence[str], **options: Any) -> dict[str, Any]:
        """What a method says: its score and place of each, in the order of the initiatives."""
        told = self.caller.post(f"{self.here}/methods", options).json()
        found = next(one for one in told["opinions"] if one["method"] == method)
        by_id = {one["initiative_id"]: one for one in found["places"]}
        return {name: [by_id[one][name] for one in made] for name in ("score", "place")} | {
            "compromise": [at for at, one in enumerate(made) if by_id[one]["is_compromise"]]
        }

    def agreement(self) -> dict[str, float | None]:
        (row,) = self.caller.get(f"{self.here}/rounds").json()["items"]
        told = self.caller.get(f"rounds/{row['id']}/agreement").json()
        return {one["measure"]: one["value"] for one in told["coefficients"]}

    def weighed(self, method: str, knot: str, answers: Mapping[str, Any], **more: Any) -> Any:
        body = {"name": "Board", "method": method, "answers": {knot: answers}, **more}
        one = self.add(f"{self.here}/weight-sets", **body)
        return self.caller.get(f"weight-sets/{one}/weighed").json()


@pytest.fixture
def entered(caller: Caller, cast: Cast) -> Entered:
    return Entered(caller, cast)


def test_vikor_and_promethee_of_papathanasiou(entered: Entered) -> None:
    """Points are the values themselves on scales of 0 to 100; both methods ask differences only."""
    vikor = case_of("methods/vikor.json", "six by four")
    promethee = case_of("methods/promethee.json", "six by four")
    scale = {"kind": "number", "worst": 0, "best": 100}
    criteria = entered.criteria("ABCD", vikor["weights"], **scale)
    made = entered.scored(criteria, [vikor["values"]])
    told = entered.opinion("vikor", made, v=0.625)
    assert told["score"] == pytest.approx(vikor["expected"]["scores"], abs=0.0006)
    assert told["place"] == ["3", "6", "4", "2", "1", "5"]
    assert told["compromise"] == [4]
    flows = entered.opinion("promethee", made, kind="linear", indifference=1, preference=2)
    assert flows["score"] == pytest.approx(promethee["expected"]["scores"], abs=0.0051)
    assert flows["place"] == ["5", "6", "4", "2", "1", "3"]


def test_krippendorff_with_most_scores_missing(entered: Entered) -> None:
    case = case_of("agreement.json", "three coders")
    (criterion,) = entered.criteria(["Code"], [1], worst=0, best=4)
    entered.scored([criterion], [[[value] for value in row] for row in case["ratings"]])
    expected = case["expected"]["krippendorff_alpha_interval"]
    assert entered.agreement()["krippendorff_alpha_interval"] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("start", ["six targets", "anxiety", "ten subjects", "three executives"])
def test_agreement(entered: Entered, start: str) -> None:
    case = case_of("agreement.json", start)
    (criterion,) = entered.criteria(["Rating"], [1], worst=0, best=10)
    entered.scored([criterion], [[[value] for value in row] for row in case["ratings"]])
    found = entered.agreement()
    for name, value in case["expected"].items():
        assert found[name] == pytest.approx(value, abs=case["tolerance"]), name


def test_what_does_not_vary_is_undefined(entered: Entered) -> None:
    (criterion,) = entered.criteria(["Rating"], [1])
    entered.scored([criterion], [[[3]] * 4] * 3)
    assert set(entered.agreement().values()) == {None}


@pytest.mark.parametrize("start", ["drinks", "job", "house", "wealth"])
def test_pairwise_comparison(entered: Entered, start: str) -> None:
    case = case_of("weighing/pairwise.json", start)
    criteria = entered.criteria(case["titles"], [1] * len(case["titles"]))
    answers = {
        f"{criteria[row]}|{criteria[column]}": float(Fraction(case["matrix"][row][column]))
        for row, column in combinations(range(len(criteria)), 2)
    }
    told = entered.weighed("pairwise", entered.goal, answers)
    shares = {one["id"]: one["share"] for one in told["items"]}
    assert [shares[one] for one in criteria] == pytest.approx(case["weights"], abs=0.0006)
    (knot,) = told["knots"]
    ratio = case["ratios"]["saaty_1980"]
    assert knot["consistency"]["ratio"] == pytest.approx(ratio, abs=0.0006)
    assert knot["conventions"]["random_index"] == "saaty_1980"
    if "worst" in case:
        worst = knot["consistency"]["worst"]
        pair = (criteria[case["worst"]["first"]], criteria[case["worst"]["second"]])
        assert (worst["first_id"], worst["second_id"]) == pair
        assert (worst["said"], worst["better"]) == (
            case["worst"]["said"],
            case["worst"]["on_scale"],
        )


def test_best_and_worst_of_rezaei(entered: Entered) -> None:
    case = read_cases("weighing/best_worst.json")[0]
    criteria = entered.criteria(case["titles"], [1] * len(case["titles"]))
    answers = {
        "best": criteria[case["best"]],
        "worst": criteria[case["worst"]],
        "above": dict(zip(criteria, case["best_to_others"], strict=True)),
        "below": dict(zip(criteria, case["others_to_worst"], strict=True)),
    }
    told = entered.weighed("best_worst", entered.goal, answers)
    shares = {one["id"]: one["share"] for one in told["items"]}
    assert [shares[one] for one in criteria] == pytest.approx(case["weights"], abs=1e-6)


@pytest.mark.parametrize("scheme", ["roc", "rs", "rr"])
def test_order_of_importance(entered: Entered, scheme: str) -> None:
    case = case_of("weighing/rank.json", "five criteria")
    criteria = entered.criteria("ABCDE", [1] * 5)
    answers = dict(zip(criteria, case["places"], strict=True))
    told = entered.weighed("rank", entered.goal, answers, scheme=scheme)
    shares = {one["id"]: one["share"] for one in told["items"]}
    assert [shares[one] for one in criteria] == pytest.approx(case[scheme], abs=case["tolerance"])


def test_the_office_of_goodwin_and_wright(entered: Entered) -> None:
    """Values on fixed anchors and printed weights: the ranking itself, no second opinion."""
    case = case_of("methods/additive.json", "office location")
    titles = [f"C{at}" for at in range(len(case["weights"]))]
    criteria = entered.criteria(titles, case["weights"], kind="number", worst=0, best=100)
    made = entered.scored(criteria, [case["values"]])
    told = entered.caller.get(f"{entered.here}/results").json()["initiatives"]
    totals = {one["initiative_id"]: one["total"] for one in told}
    expected = case["expected"]
    assert [totals[one] for one in made] == pytest.approx(expected["scores"], abs=case["tolerance"])

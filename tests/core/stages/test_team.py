"""Who is ready for which stage: each competency for itself, nobody before anybody."""

from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.stages.gaps import Gap
from issuetrees.core.stages.records import Months, Stage, StageMap, Transition
from issuetrees.core.stages.team import Member, readiness, successors

KEYS = {"plan": "Planning", "people": "People", "money": "Money"}
LEVELS = st.fixed_dictionaries({}, optional={key: st.integers(0, 4) for key in KEYS})


def ladder(required: dict[str, int]) -> StageMap:
    """Lead → Chief, where Chief asks for these levels; from Expert no way leads there."""
    stages = {
        "lead": Stage("lead", "Lead"),
        "chief": Stage("chief", "Chief", required=required),
        "expert": Stage("expert", "Expert"),
    }
    ways = (Transition("w", "lead", "chief", Months(6, 12, 24)),)
    return StageMap(stages, ways, competencies=KEYS)


def of_chief(found: StageMap, *members: Member) -> list[tuple[Gap, ...]]:
    chief = next(one for one in readiness(found, members) if one.stage.id == "chief")
    return [one.gaps for one in chief.fits]


@given(LEVELS, LEVELS, st.sampled_from(list(KEYS)))
def test_overshoot_never_compensates(
    required: dict[str, int], levels: dict[str, int], key: str
) -> None:
    found = ladder(required)
    [before] = of_chief(found, Member("a", levels))
    [after] = of_chief(found, Member("a", {**levels, key: 4}))
    assert after == tuple(gap for gap in before if gap.competency != key)


@given(LEVELS, LEVELS)
def test_ready_is_who_has_every_level(required: dict[str, int], levels: dict[str, int]) -> None:
    stage = readiness(ladder(required), [Member("a", levels)])[1]
    has_all = all(levels.get(key, 0) >= level for key, level in required.items())
    assert bool(stage.ready) == (has_all and any(required.values()))
    assert stage.is_open == (not any(required.values()))


@given(st.lists(st.tuples(st.sampled_from(["lead", "chief", "expert", ""]), LEVELS), max_size=6))
def test_everybody_is_once_on_a_stage_or_beside_it_in_their_order(
    given_: list[tuple[str, dict[str, int]]],
) -> None:
    members = [Member(str(place), levels, at) for place, (at, levels) in enumerate(given_)]
    for one in readiness(ladder({"plan": 2}), members):
        there, beside = list(one.there), [fit.member for fit in one.fits]
        assert sorted(there + beside, key=lambda member: int(member.id)) == members
        assert there == [member for member in members if member.stage_id == one.stage.id]
        assert beside == [member for member in members if member.stage_id != one.stage.id]


def test_succession_says_what_is_missing_and_how_far_it_is() -> None:
    found = ladder({"plan": 3, "people": 2})
    members = [
        Member("far", {"plan": 4}, "lead"),
        Member("no way", {"plan": 4, "people": 4}, "expert"),
        Member("there", {}, "chief"),
        Member("nowhere", {"plan": 3, "people": 2}),
        Member("lost", {}, "a stage that the map lost"),
    ]
    assert [
        (one.member.id, [gap.levels for gap in one.gaps], one.months)
        for one in successors(found, "chief", members)
    ] == [
        ("far", [2], 12.0),
        ("no way", [], None),
        ("nowhere", [], None),
        ("lost", [3, 2], None),
    ]


def test_answers_close_the_way_to_a_stage() -> None:
    drawn = ladder({"plan": 1})
    way = Transition("w", "lead", "chief", Months(6, 12, 24), {"work": frozenset({"team"})})
    found = StageMap(drawn.stages, (way,), competencies=KEYS)
    own = Member("a", {}, "lead", {"work": frozenset({"own"})})
    team = Member("b", {}, "lead", {"work": frozenset({"team"})})
    assert [one.months for one in successors(found, "chief", [own, team])] == [None, 12.0]


def test_nobody_is_ready_for_what_lies_behind_them() -> None:
    found = ladder({"plan": 1})
    stages = {**found.stages, "lead": Stage("lead", "Lead", required={"plan": 1})}
    drawn = StageMap(stages, found.transitions, competencies=KEYS)
    members = [
        Member("behind", {"plan": 4}, "chief"),
        Member("beside", {"plan": 4}, "expert"),
        Member("nowhere", {"plan": 4}),
    ]
    lead, chief, _expert = readiness(drawn, members)
    assert [one.id for one in lead.ready] == ["nowhere"]
    assert [one.id for one in chief.ready] == ["nowhere"]
    chief = readiness(drawn, [Member("a", {}, "lead")])[1]
    assert [(fit.is_onward, fit.is_next) for fit in chief.fits] == [(True, True)]

"""Quick choices: asked in pairs, taken back, hidden as scores are, and made into an order."""

from typing import Any

import pytest

from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.scoring.models.choices import GutChoice
from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.read import choices as read
from issuetrees.scoring.write import assessors, choices, guests, initiatives, scores
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.workspaces.access import Pass
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    case = make_case(cast)
    for person in (cast.owner, cast.editor):
        assessors.create_assessor(
            actor=cast.owner,
            engagement_id=cast.engagement.pk,
            name=str(person),
            user_id=person.pk,
        )
    return case


@pytest.fixture
def row(cast: Cast, case: Case) -> Round:
    """A blind round that is open."""
    first = Round.objects.get()
    rounds_write.close_round(actor=cast.editor, round_id=first.pk)
    made = rounds_write.create_round(actor=cast.editor, engagement_id=cast.engagement.pk)
    return rounds_write.open_round(actor=cast.editor, round_id=made.pk)


def choose(case: Case, row: Round, actor: Any, preferred: int | None, other: int) -> GutChoice:
    """Prefer one of two by their indexes; None passes on the first two."""
    keys = [one.pk for one in case.initiatives]
    first = keys[0] if preferred is None else keys[preferred]
    return choices.choose(
        actor=actor,
        round_id=row.pk,
        first_id=first,
        second_id=keys[other],
        preferred_id=None if preferred is None else first,
    )


def test_every_pair_is_asked_once_until_all_are_answered(cast, case, row):
    asked: list[set[str]] = []
    while pair := (turn := read.turn(cast.editor, row.pk)).pair:
        assert (turn.done, turn.total) == (len(asked), 3)
        asked.append({pair[0].title, pair[1].title})
        choices.choose(
            actor=cast.editor, round_id=row.pk, first_id=pair[0].pk, second_id=pair[1].pk
        )
    assert len({frozenset(pair) for pair in asked}) == 3
    assert read.turn(cast.editor, row.pk).done == 3


def test_the_last_choice_is_taken_back_and_asked_again(cast, case, row):
    first = read.turn(cast.editor, row.pk).pair
    assert first is not None
    choices.choose(actor=cast.editor, round_id=row.pk, first_id=first[0].pk, second_id=first[1].pk)
    choices.take_back(actor=cast.editor, round_id=row.pk)
    assert read.turn(cast.editor, row.pk).pair == first
    with pytest.raises(NotFound):
        choices.take_back(actor=cast.editor, round_id=row.pk)


def test_said_again_the_later_counts_whichever_way_round(cast, case, row):
    choose(case, row, cast.editor, 0, 1)
    choose(case, row, cast.editor, 1, 0)
    made = GutChoice.objects.get()
    assert made.preferred == case.initiatives[1]
    choose(case, row, cast.editor, None, 1)
    assert GutChoice.objects.get().preferred is None


def test_in_a_blind_round_each_sees_their_own_alone(cast, case, row):
    choose(case, row, cast.editor, 0, 1)
    choose(case, row, cast.commenter, 1, 0)
    link = guests.invite(actor=cast.editor, round_id=row.pk, name="Board")[1]
    guest = guests.join(token=link, name="Guest")[0]
    pair = read.turn_of_guest(guest).pair
    assert pair is not None
    choices.choose_as_guest(
        guest=guest, first_id=pair[0].pk, second_id=pair[1].pk, preferred_id=pair[0].pk
    )
    seen = {
        name: [one.assessor.name for one in read.choices(cast.person(name), row.pk)]
        for name in ("owner", "editor", "commenter", "viewer")
    }
    assert seen == {
        "owner": [], "editor": [str(cast.editor)], "commenter": ["Boris"], "viewer": []
    }  # fmt: skip
    assert not read.choices(Pass(cast.workspace.pk, cast.engagement.pk), row.pk).exists()
    with pytest.raises(Denied):
        read.gut_order(cast.owner, row.pk)
    rounds_write.reveal_round(actor=cast.editor, round_id=row.pk)
    assert read.choices(cast.viewer, row.pk).count() == 3
    assert read.gut_order(cast.viewer, row.pk).people == 3


def test_a_guest_takes_their_own_back_alone(cast, case, row):
    choose(case, row, cast.editor, 0, 1)
    link = guests.invite(actor=cast.editor, round_id=row.pk, name="Board")[1]
    guest = guests.join(token=link, name="Guest")[0]
    with pytest.raises(NotFound):
        choices.take_back_as_guest(guest=guest)
    assert GutChoice.objects.count() == 1


def test_gut_stands_beside_scores_with_those_who_are_apart(cast, case, row):
    scores.set_scores(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        entries=[
            scores.ScoreEntry(one.pk, case.criteria[0].pk, assessor.pk, value=value)
            for one, value in zip(case.initiatives, (4, 2, 0), strict=True)
            for assessor in [read.turn(cast.editor, row.pk).sheet.assessor]
        ],
    )
    for preferred, other in ((2, 1), (2, 0), (1, 0)):
        choose(case, row, cast.editor, preferred, other)
    choose(case, row, cast.commenter, None, 1)
    rounds_write.reveal_round(actor=cast.editor, round_id=row.pk)
    found = read.gut_order(cast.viewer, row.pk)
    told = [
        (line.initiative.title, str(line.place), str(line.scored), line.apart, line.won, line.lost)
        for line in found.lines
    ]
    assert told == [
        ("Limited edition", "1", "3", 2, 2, 0),
        ("Podcast", "2", "2", 0, 1, 1),
        ("City festival", "3", "1", -2, 0, 2),
    ]
    assert (found.choices, found.skipped, found.people, found.prior) == (3, 1, 1, 0.1)
    assert sum(line.strength for line in found.lines) == pytest.approx(1)
    assert [one.code for one in found.notices] == ["gut_order_prior"]


def test_a_choice_weighs_as_much_as_who_made_it(cast, case, row):
    editor = read.turn(cast.editor, row.pk).sheet.assessor
    assessors.edit_assessor(actor=cast.owner, assessor_id=editor.pk, weight=3)
    choose(case, row, cast.editor, 0, 1)
    choose(case, row, cast.commenter, 1, 0)
    rounds_write.reveal_round(actor=cast.editor, round_id=row.pk)
    found = read.gut_order(cast.viewer, row.pk)
    assert [line.strength for line in found.lines] == pytest.approx([0.75, 0.25])
    assert [(line.won, line.lost) for line in found.lines] == [(1, 1), (1, 1)]
    assert len(found.lines) == 2  # of the third nobody was asked


def test_nobody_chooses_out_of_turn(cast, case, row):
    with pytest.raises(Denied):
        choose(case, row, cast.viewer, 0, 1)
    with pytest.raises(NotFound):
        choose(case, row, cast.outsider, 0, 1)
    with pytest.raises(Invalid) as caught:
        choose(case, row, cast.editor, 0, 0)
    assert caught.value.details["field"] == "first_id"
    keys = [one.pk for one in case.initiatives]
    with pytest.raises(Invalid) as caught:
        choices.choose(
            actor=cast.editor,
            round_id=row.pk,
            first_id=keys[0],
            second_id=keys[1],
            preferred_id=keys[2],
        )
    assert caught.value.details["field"] == "preferred_id"
    rounds_write.close_round(actor=cast.editor, round_id=row.pk)
    with pytest.raises(Conflict):
        choose(case, row, cast.editor, 0, 1)


def test_whom_the_round_does_not_ask_chooses_nothing(cast, case, row):
    boris = [one for one in case.assessors if one.user_id == cast.commenter.pk]
    rounds_write.edit_round(
        actor=cast.editor, round_id=row.pk, assessor_ids=[one.pk for one in boris]
    )
    with pytest.raises(Denied) as caught:
        choose(case, row, cast.editor, 0, 1)
    assert caught.value.code == "not_asked_here"


def test_an_order_of_nothing_says_so_and_what_is_deleted_is_left_out(cast, case, row):
    first = Round.objects.earliest("created_at")
    with pytest.raises(Invalid) as caught:
        read.gut_order(cast.viewer, first.pk)
    assert caught.value.code == "no_choices"
    choose(case, row, cast.editor, 0, 1)
    choose(case, row, cast.editor, 2, 1)
    initiatives.delete_initiative(actor=cast.editor, initiative_id=case.initiatives[2].pk)
    rounds_write.reveal_round(actor=cast.editor, round_id=row.pk)
    found = read.gut_order(cast.viewer, row.pk)
    assert [line.initiative.title for line in found.lines] == ["City festival", "Podcast"]

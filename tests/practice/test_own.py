"""Attempts and banks: their person's alone, deleted with a way back, asked in a good order."""

import pytest

from issuetrees.core.errors import Invalid, NotFound
from issuetrees.practice.models import Attempt, Bank, Card
from issuetrees.practice.read import attempts as attempts_read
from issuetrees.practice.read import banks as read
from issuetrees.practice.write import attempts, banks
from issuetrees.workspaces import deletions
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.inquiry.trees import make_tree

pytestmark = pytest.mark.django_db
TEXT = "Revenue\n  Average basket\nCosts\n  Fixed costs"


def attempted(cast: Cast) -> Attempt:
    return attempts.create_attempt(
        actor=cast.viewer,
        case_name="grocery-profit",
        text=TEXT,
        language="en",
        workspace_id=cast.workspace.pk,
    )


def banked(cast: Cast) -> Bank:
    text = "Q: One?\nA: 1\nQ: Two?\nA: 2"
    made, _left = banks.create_bank(
        actor=cast.viewer, title="Basics", text=text, workspace_id=cast.workspace.pk
    )
    return made


def test_a_tree_has_one_bank_that_only_gets_what_it_lacks(cast: Cast) -> None:
    tree = make_tree(cast)
    made = banks.create_bank_of_tree(actor=cast.viewer, graph_id=tree.pk)
    questions = list(read.cards(cast.viewer, made.pk))
    banks.edit_card(actor=cast.viewer, card_id=questions[0].pk, answer="In my own words")
    banks.delete_card(actor=cast.viewer, card_id=questions[1].pk)
    again = banks.create_bank_of_tree(actor=cast.viewer, graph_id=tree.pk)
    found = read.cards(cast.viewer, made.pk)
    assert (again.pk, found.count()) == (made.pk, len(questions))
    assert found.filter(answer="In my own words").count() == 1
    assert read.tree_of(cast.viewer, again) == tree
    assert read.tree_of(cast.outsider, again) is None


def test_not_even_the_owner_of_the_workspace_sees_what_somebody_practises(cast: Cast) -> None:
    made, bank = attempted(cast), banked(cast)
    assert [one.pk for one in attempts_read.attempts(cast.viewer)] == [made.pk]
    assert not attempts_read.attempts(cast.owner).exists()
    with pytest.raises(NotFound):
        read.cards(cast.owner, bank.pk)


def test_what_is_deleted_comes_back_to_its_person_alone_and_the_log_names_nothing(
    cast: Cast,
) -> None:
    card = Card.objects.filter(bank=banked(cast)).first()
    assert card is not None
    gone = [
        attempts.delete_attempt(actor=cast.viewer, attempt_id=attempted(cast).pk),
        banks.delete_card(actor=cast.viewer, card_id=card.pk),
        banks.delete_bank(actor=cast.viewer, bank_id=card.bank_id),
    ]
    assert not Attempt.objects.exists()
    assert not Card.objects.exists()
    with pytest.raises(NotFound):
        deletions.restore(actor=cast.owner, entry_id=gone[0].pk)
    for entry in reversed(gone):
        deletions.restore(actor=cast.viewer, entry_id=entry.pk)
    assert (Attempt.objects.count(), Card.objects.count()) == (1, 2)
    told = AuditEntry.objects.filter(workspace=cast.workspace, actor=cast.viewer)
    assert "Basics" not in str(list(told.values()))


def test_a_missed_question_returns_before_those_that_were_known(cast: Cast) -> None:
    first, second = Card.objects.filter(bank=banked(cast))
    banks.mark_card(actor=cast.viewer, card_id=first.pk, mark="not")
    banks.mark_card(actor=cast.viewer, card_id=second.pk, mark="knew")
    first.refresh_from_db()
    assert first.marked_at is not None
    assert read.next_card(cast.viewer, first.bank_id, first.marked_at) == first


@pytest.mark.parametrize(
    ("text", "code"), [("One line", "no_lines"), ("", "missing"), ("a\n" * 500, "too_many_lines")]
)
def test_a_sketch_that_cannot_be_compared_is_refused_with_its_field(cast, text, code) -> None:
    with pytest.raises(Invalid) as refused:
        attempts.create_attempt(
            actor=cast.viewer, case_name="grocery-profit", text=text, language="en"
        )
    assert (refused.value.code, refused.value.details["field"]) == (code, "text")

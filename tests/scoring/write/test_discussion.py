"""Cells are discussed after the reveal, and nothing is said while scores are hidden."""

from typing import Any

import pytest

from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.scoring.models.discussion import CellComment
from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.read import discussion as read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.write import discussion, initiatives
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.workspaces import deletions
from issuetrees.workspaces import read as workspaces
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


@pytest.fixture
def shown(cast: Cast, case: Case) -> Round:
    """A round whose scores all see."""
    row = rounds_read.rounds(cast.editor, cast.engagement.pk)[0]
    return rounds_write.close_round(actor=cast.editor, round_id=row.pk)


def blind(cast: Cast) -> Round:
    made = rounds_write.create_round(actor=cast.editor, engagement_id=cast.engagement.pk)
    return rounds_write.open_round(actor=cast.editor, round_id=made.pk)


def say(case: Case, row: Round, actor: Any, text: str = "Why?", **more: Any) -> CellComment:
    return discussion.add_comment(
        actor=actor,
        round_id=row.pk,
        initiative_id=case.initiatives[0].pk,
        criterion_id=case.criteria[0].pk,
        text=text,
        **more,
    )


def texts(cast: Cast, row: Round) -> list[str]:
    return [one.shown_text for one in read.comments(cast.viewer, row.pk)]


def test_a_thread_is_answered_resolved_and_taken_up_again(cast, case, shown):
    head = say(case, shown, cast.commenter)
    cell = (case.initiatives[0].pk, case.criteria[0].pk)
    assert read.open_counts(cast.viewer, shown.pk) == {cell: 1}
    discussion.resolve_thread(actor=cast.editor, comment_id=head.pk)
    assert read.open_counts(cast.viewer, shown.pk) == {}
    assert read.comment(cast.viewer, head.pk).resolved_by == cast.editor
    answer = say(case, shown, cast.owner, "Because of the venue", thread_id=head.pk)
    assert read.open_counts(cast.viewer, shown.pk) == {cell: 1}
    assert texts(cast, shown) == ["Why?", "Because of the venue"]
    with pytest.raises(Conflict) as caught:
        discussion.resolve_thread(actor=cast.editor, comment_id=answer.pk)
    assert caught.value.code == "not_a_thread"


def test_one_changes_and_deletes_ones_own_alone(cast, case, shown):
    head = say(case, shown, cast.commenter)
    with pytest.raises(Denied):
        discussion.edit_comment(actor=cast.owner, comment_id=head.pk, text="Mine")
    with pytest.raises(Denied):
        discussion.delete_comment(actor=cast.editor, comment_id=head.pk)
    changed = discussion.edit_comment(
        actor=cast.commenter, comment_id=head.pk, text="Why so high?", version=1
    )
    assert (changed.version, changed.edited_at is not None) == (2, True)
    with pytest.raises(Conflict):
        discussion.edit_comment(actor=cast.commenter, comment_id=head.pk, text="x", version=1)
    discussion.delete_comment(actor=cast.commenter, comment_id=head.pk)
    assert texts(cast, shown) == []
    with pytest.raises(NotFound):
        read.comment(cast.viewer, head.pk)
    discussion.restore_comment(actor=cast.commenter, comment_id=head.pk)
    assert texts(cast, shown) == ["Why so high?"]
    log = workspaces.audit_entries(cast.owner, cast.workspace.pk)
    assert not log.filter(action="comment_deleted").exists()


def test_an_owner_deletes_any_and_the_log_tells_it_without_its_text(cast, case, shown):
    head = say(case, shown, cast.commenter)
    say(case, shown, cast.editor, "Since it is new", thread_id=head.pk)
    discussion.delete_comment(actor=cast.owner, comment_id=head.pk)
    assert texts(cast, shown) == ["", "Since it is new"]
    entry = workspaces.audit_entries(cast.owner, cast.workspace.pk).get(action="comment_deleted")
    assert entry.details == {"author": str(cast.commenter)}
    with pytest.raises(Denied):
        discussion.restore_comment(actor=cast.commenter, comment_id=head.pk)


def test_viewers_read_and_strangers_find_nothing(cast, case, shown):
    head = say(case, shown, cast.commenter)
    with pytest.raises(Denied):
        say(case, shown, cast.viewer)
    for act in (
        lambda: say(case, shown, cast.outsider),
        lambda: read.comments(cast.outsider, shown.pk),
        lambda: read.comment(cast.outsider, head.pk),
    ):
        with pytest.raises(NotFound):
            act()


def test_a_blind_round_has_no_discussion_before_it_is_revealed(cast, case, shown):
    row = blind(cast)
    for who in ("owner", "commenter", "viewer"):
        with pytest.raises(Denied) as caught:
            read.comments(cast.person(who), row.pk)
        assert caught.value.code == "scores_hidden"
    with pytest.raises(Denied):
        say(case, row, cast.owner)
    rounds_write.close_round(actor=cast.editor, round_id=row.pk)
    with pytest.raises(Denied):
        say(case, row, cast.owner)
    rounds_write.reveal_round(actor=cast.editor, round_id=row.pk)
    say(case, row, cast.owner)


def test_nothing_is_added_to_former_rounds_while_a_blind_one_runs(cast, case, shown):
    head = say(case, shown, cast.commenter)
    row = blind(cast)
    assert texts(cast, shown) == ["Why?"]
    acts: list[Any] = [
        lambda: say(case, shown, cast.owner),
        lambda: say(case, shown, cast.owner, thread_id=head.pk),
        lambda: discussion.edit_comment(actor=cast.commenter, comment_id=head.pk, text="4!"),
        lambda: discussion.resolve_thread(actor=cast.commenter, comment_id=head.pk),
    ]
    for act in acts:
        with pytest.raises(Conflict) as caught:
            act()
        assert caught.value.code == "round_is_blind_yet"
    rounds_write.reveal_round(actor=cast.editor, round_id=row.pk)
    say(case, shown, cast.owner, thread_id=head.pk)


def test_whose_sheet_is_out_reads_nothing_of_a_round_that_is_not_blind(cast, case):
    row = rounds_read.rounds(cast.editor, cast.engagement.pk)[0]
    say(case, row, cast.editor, "I said 2")
    with pytest.raises(Denied):
        read.comments(cast.commenter, row.pk)
    assert texts(cast, row) == ["I said 2"]


def test_bad_input_is_refused_with_its_field(cast, case, shown):
    head = say(case, shown, cast.commenter)
    for field, given in (
        ("text", {"text": "  "}),
        ("initiative_id", {"initiative_id": case.criteria[0].pk}),
        ("criterion_id", {"criterion_id": case.initiatives[0].pk}),
        ("thread_id", {"criterion_id": case.criteria[1].pk, "thread_id": head.pk}),
    ):
        whole: dict[str, Any] = {
            "actor": cast.editor,
            "round_id": shown.pk,
            "initiative_id": case.initiatives[0].pk,
            "criterion_id": case.criteria[0].pk,
            "text": "Well",
        }
        with pytest.raises(Invalid) as caught:
            discussion.add_comment(**{**whole, **given})
        assert caught.value.details["field"] == field


def test_it_goes_with_its_initiative_and_comes_back_with_it(cast, case, shown):
    say(case, shown, cast.commenter)
    entry = initiatives.delete_initiative(actor=cast.editor, initiative_id=case.initiatives[0].pk)
    assert texts(cast, shown) == []
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert texts(cast, shown) == ["Why?"]

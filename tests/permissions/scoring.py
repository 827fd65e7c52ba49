"""Goals, criteria, gates, initiatives, assessors, scores, ranking."""

import uuid

from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.write import assessors, choices, discussion, libraries
from issuetrees.scoring.write import runs as runs_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.scoring.write import sheets as sheets_write
from issuetrees.scoring.write import weights as weights_write
from issuetrees.scoring.write.guests import invite
from issuetrees.scoring.write.rounds import close_round as close
from issuetrees.scoring.write.rounds import create_round
from tests.cast import Cast
from tests.permissions.row import Row
from tests.permissions.targets import engagement, workspace
from tests.scoring.answers import answer
from tests.scoring.cases import make_case

TITLED = {"title": "Fine", "weight": "2"}
EDIT = {"GET": "edit", "POST": "edit"}


def goal(cast: Cast) -> uuid.UUID:
    return make_case(cast).goals[0].pk


def criterion(cast: Cast) -> uuid.UUID:
    return make_case(cast).criteria[1].pk


def gate(cast: Cast) -> uuid.UUID:
    return make_case(cast).gate.pk


def initiative(cast: Cast) -> uuid.UUID:
    return make_case(cast).initiatives[0].pk


def kind(cast: Cast) -> tuple[str, uuid.UUID]:
    return "kind", make_case(cast).kind.pk


def list_of_kinds(cast: Cast) -> tuple[uuid.UUID, str]:
    return cast.engagement.pk, "kind"


def assessor(cast: Cast) -> uuid.UUID:
    return make_case(cast).assessors[0].pk


def draft(cast: Cast) -> uuid.UUID:
    """A round that waits, since the first one is closed."""
    close(actor=cast.editor, round_id=begun(cast))
    made = create_round(actor=cast.editor, engagement_id=cast.engagement.pk)
    return made.pk


def begun(cast: Cast) -> uuid.UUID:
    make_case(cast)
    return Round.objects.get(engagement=cast.engagement).pk


def revealed(cast: Cast) -> uuid.UUID:
    return close(actor=cast.editor, round_id=begun(cast)).pk


def asking_all(cast: Cast) -> uuid.UUID:
    """A round that asks all who may score, each of whom has passed once."""
    case = make_case(cast)
    for person in (cast.owner, cast.editor):
        assessors.create_assessor(
            actor=cast.owner,
            engagement_id=cast.engagement.pk,
            name=str(person),
            user_id=person.pk,
        )
    row = Round.objects.get(engagement=cast.engagement)
    for person in (cast.owner, cast.editor, cast.commenter):
        first, second = (one.pk for one in case.initiatives[:2])
        choices.choose(actor=person, round_id=row.pk, first_id=first, second_id=second)
    return row.pk


def cell(cast: Cast) -> tuple[uuid.UUID, uuid.UUID, uuid.UUID]:
    case = make_case(cast)
    row = Round.objects.get(engagement=cast.engagement)
    close(actor=cast.editor, round_id=row.pk)
    return row.pk, case.initiatives[0].pk, case.criteria[0].pk


def cell_comment(cast: Cast) -> uuid.UUID:
    """The owner's: nobody else may change or delete it."""
    place = dict(zip(("round_id", "initiative_id", "criterion_id"), cell(cast), strict=True))
    return discussion.add_comment(actor=cast.owner, text="Why so high?", **place).pk


def deleted_comment(cast: Cast) -> uuid.UUID:
    return discussion.delete_comment(actor=cast.owner, comment_id=cell_comment(cast)).pk


def guest_link(cast: Cast) -> uuid.UUID:
    return invite(actor=cast.editor, round_id=begun(cast), name="Board")[0].pk


def guest_token(cast: Cast) -> str:
    return invite(actor=cast.editor, round_id=begun(cast), name="Board")[1]


def decision(cast: Cast) -> tuple[uuid.UUID, uuid.UUID]:
    case = make_case(cast)
    return case.gate.pk, case.initiatives[0].pk


def kept_weights(cast: Cast) -> uuid.UUID:
    shares = {criterion.pk: 1.0 for criterion in make_case(cast).criteria}
    entry = weights_write.keep_weights(
        actor=cast.editor, engagement_id=cast.engagement.pk, shares=shares
    )
    assert entry is not None
    return entry.pk


def run(cast: Cast) -> uuid.UUID:
    case = make_case(cast)
    scores_write.set_scores(
        actor=cast.owner, engagement_id=cast.engagement.pk, entries=[case.entry(0, 0, value=4)]
    )
    sheets_write.finish_sheet(actor=cast.owner, assessor_id=case.assessors[1].pk)
    wanted = runs_write.Wanted(draws=10)
    made = runs_write.start_run(actor=cast.editor, engagement_id=cast.engagement.pk, wanted=wanted)
    return made.pk


def library_entry(cast: Cast) -> uuid.UUID:
    return libraries.create_entry(
        actor=cast.editor, workspace_id=cast.workspace.pk, kind="goal", title="Be known"
    ).pk


def weight_set(cast: Cast) -> uuid.UUID:
    return answer(cast, make_case(cast)).pk


def weighed(cast: Cast) -> uuid.UUID:
    return answer(cast, make_case(cast)).engagement_id


ROWS = {
    "library": Row(workspace, {"GET": "view"}),
    "library_new": Row(workspace, EDIT, {"title": "Fine"}),
    "library_edit": Row(library_entry, EDIT, {"title": "Fine"}),
    "library_delete": Row(library_entry, {"POST": "edit"}),
    "library_choose": Row(engagement, {"GET": "view"}),
    "library_insert": Row(engagement, {"POST": "edit"}, {"key": "goal/trust"}),
    "library_keep": Row(engagement, {"POST": "edit"}),
    "goals": Row(engagement, {"GET": "view"}),
    "goal_new": Row(engagement, EDIT, TITLED),
    "goal_edit": Row(goal, EDIT, TITLED),
    "goal_weight": Row(goal, {"POST": "edit"}, {"weight": "2"}),
    "goal_move": Row(goal, {"POST": "edit"}),
    "goal_delete": Row(goal, {"POST": "edit"}),
    "criterion_new": Row(goal, EDIT, {**TITLED, "kind": "yes_no"}),
    "criterion_edit": Row(criterion, EDIT, {**TITLED, "kind": "yes_no"}),
    "criterion_weight": Row(criterion, {"POST": "edit"}, {"weight": "2"}),
    "criterion_move": Row(criterion, {"POST": "edit"}),
    "criterion_delete": Row(criterion, {"POST": "edit"}),
    "gate_new": Row(engagement, EDIT, TITLED),
    "gate_edit": Row(gate, EDIT, TITLED),
    "gate_delete": Row(gate, {"POST": "edit"}),
    "initiatives": Row(engagement, {"GET": "view"}),
    "initiative_new": Row(
        engagement, EDIT, {"title": "Fine", "side": "outside", "state": "proposed"}
    ),
    "initiatives_paste": Row(engagement, {"GET": "edit"}),
    "initiatives_table": Row(engagement, {"GET": "edit"}),
    "initiatives_workbook": Row(engagement, {"GET": "view"}),
    "initiative_edit": Row(
        initiative, EDIT, {"title": "Fine", "side": "outside", "state": "proposed"}
    ),
    "initiative_delete": Row(initiative, {"POST": "edit"}),
    "initiative_lists": Row(engagement, {"GET": "view"}),
    "list_new": Row(list_of_kinds, EDIT, TITLED),
    "list_edit": Row(kind, EDIT, TITLED),
    "list_move": Row(kind, {"POST": "edit"}),
    "list_delete": Row(kind, {"POST": "edit"}),
    "scores": Row(engagement, {"GET": "view"}),
    "gate_decisions": Row(engagement, {"GET": "view"}),
    "gate_decide": Row(decision, EDIT, {"verdict": "veto", "reason": "Forbidden"}),
    "assessors": Row(engagement, {"GET": "view"}),
    "assessor_new": Row(engagement, EDIT, {"name": "Fine", "weight": "1"}),
    "assessor_edit": Row(assessor, EDIT, {"name": "Fine", "weight": "1"}),
    "sheet_finish": Row(assessor, {"POST": "edit"}),
    "assessor_delete": Row(assessor, {"POST": "edit"}),
    "rounds": Row(engagement, {"GET": "view"}),
    "guest_links": Row(begun, EDIT, {"name": "Board", "days": "7"}),
    "guest_link_revoke": Row(guest_link, {"POST": "edit"}),
    "guest": Row(guest_token, {"GET": "open", "POST": "open"}),
    "guest_scores": Row(guest_token, {"PUT": "guest"}),
    "guest_finish": Row(guest_token, {"POST": "guest"}),
    "round_agreement": Row(revealed, {"GET": "view"}),
    "choices": Row(asking_all, {"GET": "score", "POST": "score"}),
    "choice_take_back": Row(asking_all, {"POST": "score"}),
    "gut_order": Row(revealed, {"GET": "view"}),
    "guest_choices": Row(guest_token, {"GET": "guest", "POST": "guest"}),
    "guest_choice_take_back": Row(guest_token, {"POST": "guest"}),
    "cell_comment": Row(cell, {"POST": "comment"}, {"text": "Fine"}),
    "cell_comment_edit": Row(cell_comment, {"POST": "manage"}, {"text": "Fine"}),
    "cell_comment_delete": Row(cell_comment, {"POST": "manage"}),
    "cell_comment_restore": Row(deleted_comment, {"POST": "manage"}),
    "cell_thread_resolve": Row(cell_comment, {"POST": "comment"}),
    "cell_thread_reopen": Row(cell_comment, {"POST": "comment"}),
    "round_new": Row(engagement, EDIT, {"name": "Fine"}),
    "round_edit": Row(draft, EDIT, {"name": "Fine"}),
    "round_open": Row(draft, {"POST": "edit"}),
    "round_remind": Row(begun, {"POST": "edit"}),
    "round_close": Row(begun, {"POST": "edit"}),
    "round_reveal": Row(begun, {"POST": "edit"}),
    "round_again": Row(begun, {"POST": "edit"}),
    "round_delete": Row(draft, {"POST": "edit"}),
    "ranking": Row(engagement, {"GET": "view"}),
    "ranking_csv": Row(engagement, {"GET": "view"}),
    "ranking_why": Row(engagement, {"GET": "view"}),
    "ranking_methods": Row(engagement, {"GET": "view"}),
    "weight_sets": Row(
        engagement,
        {"GET": "view", "POST": "edit"},
        {"name": "Board", "method": "rank", "scheme": "rs", "voice": "1"},
    ),
    "weights_merge": Row(weighed, {"POST": "edit"}, {"mean": "arithmetic"}),
    "weight_answers": Row(weight_set, {"GET": "view", "POST": "edit"}),
    "weight_set_take": Row(weight_set, {"POST": "edit"}),
    "weight_set_delete": Row(weight_set, {"POST": "edit"}),
    "ranking_sure": Row(engagement, {"GET": "view", "POST": "edit"}),
    "run_repeat": Row(run, {"POST": "edit"}),
    "run_cancel": Row(run, {"POST": "edit"}),
    "ranking_weights": Row(engagement, {"POST": "edit"}),
    "weights_undo": Row(kept_weights, {"POST": "edit"}),
}

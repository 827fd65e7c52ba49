"""Runs of draws: done at once or by a job, stored with all that they were made from."""

import pytest

from issuetrees.core.errors import Denied, Invalid, NotFound
from issuetrees.core.scoring.robust.choices import Vary
from issuetrees.jobs import work
from issuetrees.jobs.models import JobState
from issuetrees.scoring.models.runs import RobustnessRun
from issuetrees.scoring.read import results
from issuetrees.scoring.read import runs as runs_read
from issuetrees.scoring.write import assessors, goals, runs, scores
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    """The festival is better on talk, the podcast on reach; one score is missing."""
    case = make_case(cast)
    values = {(0, 0): 4, (0, 1): 2, (1, 0): 2, (1, 1): 8, (1, 2): 0}
    entries = [case.entry(*cell, value=value) for cell, value in values.items()]
    scores.set_scores(actor=cast.owner, engagement_id=cast.engagement.pk, entries=entries)
    assessors.delete_assessor(actor=cast.owner, assessor_id=case.assessors[1].pk)
    return case


def start(cast: Cast, actor: str = "editor", **wanted: object) -> RobustnessRun:
    return runs.start_run(
        actor=getattr(cast, actor),
        engagement_id=cast.engagement.pk,
        wanted=runs.Wanted(**{"draws": 400, **wanted}),  # type: ignore[arg-type]
    )


def test_a_short_run_is_done_at_once_and_says_who_comes_where(cast, case) -> None:
    run = start(cast, weights=Vary.ANY)
    found = runs_read.found(run)
    assert found is not None
    assert runs_read.state(run) == JobState.DONE
    chances = {one.initiative_id: one.chance(1) for one in found.odds}
    assert sum(chances.values()) == pytest.approx(1)
    assert 0 < chances[str(case.initiatives[2].pk)] < 1  # nobody has scored it: it may be best
    assert found.titles[str(case.initiatives[0].pk)] == "City festival"


def test_the_same_inputs_and_seed_give_the_same_bytes_and_another_seed_others(cast, case) -> None:
    run = start(cast)
    scores.set_scores(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        entries=[case.entry(0, 0, value=0)],
    )
    again = runs.repeat_run(actor=cast.owner, run_id=run.pk)
    assert (again.result, again.digest, again.settings) == (run.result, run.digest, run.settings)
    assert start(cast, seed=5).result != start(cast, seed=6).result


def test_it_is_out_of_date_as_soon_as_what_it_was_made_from_is(cast, case) -> None:
    run = start(cast)
    board = results.board(cast.viewer, cast.engagement.pk)
    assert not runs_read.is_outdated(cast.viewer, run, board)
    goals.edit_goal(actor=cast.owner, goal_id=case.goals[0].pk, title="Another name")
    assert not runs_read.is_outdated(
        cast.viewer, run, results.board(cast.viewer, cast.engagement.pk)
    )
    goals.edit_goal(actor=cast.owner, goal_id=case.goals[0].pk, weight=7)
    assert runs_read.is_outdated(cast.viewer, run, results.board(cast.viewer, cast.engagement.pk))


@pytest.mark.usefixtures("case")
def test_a_long_run_is_a_job_with_the_same_result(cast, monkeypatch) -> None:
    at_once = start(cast)
    monkeypatch.setattr(runs, "needs_job", lambda *_: True)
    run = start(cast)
    assert runs_read.found(run) is None
    assert runs_read.state(run) == JobState.QUEUED
    work.drain()
    run = runs_read.run(cast.viewer, run.pk)
    assert runs_read.state(run) == JobState.DONE
    assert bytes(run.result or b"") == bytes(at_once.result or b"")
    stopped = start(cast)
    runs.cancel_run(actor=cast.editor, run_id=stopped.pk)
    work.drain()
    assert runs_read.state(runs_read.run(cast.viewer, stopped.pk)) == JobState.CANCELLED


def test_who_may_ask_and_who_may_see(cast, case) -> None:
    run = start(cast)
    for actor in (cast.commenter, cast.viewer):
        with pytest.raises(Denied):
            runs.start_run(actor=actor, engagement_id=cast.engagement.pk)
    with pytest.raises(NotFound):
        runs_read.run(cast.outsider, run.pk)
    here = {"actor": cast.owner, "engagement_id": cast.engagement.pk}
    assessors.create_assessor(**here, user_id=cast.editor.pk)
    with pytest.raises(NotFound):  # the editor's own sheet is not in
        runs_read.run(cast.editor, run.pk)
    with pytest.raises(Denied):
        start(cast)
    assert runs_read.run(cast.viewer, run.pk) == run


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"draws": 0}, "draws"),
        ({"draws": runs.MOST_DRAWS + 1}, "draws"),
        ({"seed": -1}, "seed"),
        ({"spread": 1.5}, "spread"),
        ({"weights": Vary.PEOPLE}, "weights"),  # nobody has given any
    ],
)
@pytest.mark.usefixtures("case")
def test_bad_wishes_are_refused(cast, wanted, field) -> None:
    with pytest.raises(Invalid) as refused:
        start(cast, **wanted)
    assert refused.value.details["field"] == field


def test_nothing_to_draw_from_is_refused(cast) -> None:
    with pytest.raises(Invalid) as refused:
        start(cast)
    assert refused.value.code == "nothing_to_draw"


@pytest.mark.usefixtures("case")
def test_only_the_newest_runs_are_kept(cast, monkeypatch) -> None:
    monkeypatch.setattr(runs, "KEPT", 2)
    made = [start(cast, seed=seed) for seed in range(4)]
    assert set(RobustnessRun.objects.all()) == set(made[2:])

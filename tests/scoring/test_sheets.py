"""A sheet belongs to its assessor; others are hidden until one's own is in, wherever one looks."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from issuetrees.core.errors import Denied, NotFound
from issuetrees.exchange.ranking import ranking_table
from issuetrees.jobs.models import Job, JobState
from issuetrees.reports import read as reports_read
from issuetrees.reports import write as reports_write
from issuetrees.reports.outline import outline
from issuetrees.scoring.models.rounds import Sheet
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.read import scores as scores_read
from issuetrees.scoring.read import sheets
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.scoring.write import sheets as sheets_write
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Worker
from tests.cast import Cast
from tests.scoring.cases import Case, make_case

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def case(cast: Cast) -> Case:
    """Anna has no account and likes the podcast; Boris, the commenter, likes the festival."""
    made = make_case(cast)
    give(cast, cast.editor, made.entry(0, 0, value=0), made.entry(1, 0, value=4))
    give(cast, cast.commenter, made.entry(0, 0, 1, value=4), made.entry(1, 0, 1, value=0))
    return made


def give(cast: Cast, actor, *entries):
    return scores_write.set_scores(
        actor=actor, engagement_id=cast.engagement.pk, entries=list(entries)
    )


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_nobody_but_an_owner_writes_into_the_sheet_of_a_member(cast, case):
    with pytest.raises(Denied) as caught:
        give(cast, cast.editor, case.entry(0, 0, 1, value=0))
    assert caught.value.code == "not_your_scores"
    (score,) = give(cast, cast.owner, case.entry(0, 0, 1, value=0))
    assert score.entered_by == cast.owner
    (entry, *_) = workspaces.audit_entries(cast.owner, cast.workspace.pk)
    assert (entry.actor, entry.action) == (cast.owner, "assessor_scored")
    assert entry.details["is_own"] is False
    assert entry.details["cells"][0]["old"]["value"] == 4
    (score,) = give(cast, cast.commenter, case.entry(0, 0, 1, value=4))
    assert score.entered_by is None


def test_who_has_no_account_is_entered_by_editors_by_name(cast, case):
    mine = Score.objects.filter(assessor=case.assessors[0])
    assert {score.entered_by for score in mine} == {cast.editor}
    with pytest.raises(Denied):
        give(cast, cast.commenter, case.entry(0, 0, 0, value=2))


def test_scores_and_results_of_others_are_hidden_until_ones_own_are_in(cast, case):
    own = scores_read.scores(cast.commenter, cast.engagement.pk)
    assert {score.assessor_id for score in own} == {case.assessors[1].pk}
    hidden = Score.objects.filter(assessor=case.assessors[0])[0]
    with pytest.raises(NotFound):
        scores_read.score(cast.commenter, hidden.pk)
    board = results_read.board(cast.commenter, cast.engagement.pk)
    assert board.is_own
    first = board.evaluation().initiatives[0]
    assert (first.title, list(first.by_assessor)) == (
        "City festival",
        [str(case.assessors[1].pk)],
    )
    sheets_write.finish_sheet(actor=cast.commenter, assessor_id=case.assessors[1].pk)
    board = results_read.board(cast.commenter, cast.engagement.pk)
    assert not board.is_own
    assert {round(one.total or 0) for one in board.evaluation().ranked} == {50}
    assert scores_read.score(cast.commenter, hidden.pk) == hidden


def test_who_has_no_sheet_and_a_job_see_all(cast, case):
    for reader in (cast.viewer, cast.owner, Worker(cast.workspace.pk, cast.engagement.pk)):
        assert scores_read.scores(reader, cast.engagement.pk).count() == 4


def test_a_full_sheet_is_in(cast, case):
    cells = [case.entry(i, c, 1, state="unknown") for i in range(3) for c in range(3)]
    give(cast, cast.commenter, *cells[:-1])
    assert Sheet.objects.get(assessor__name="Boris").done_at is None
    give(cast, cast.commenter, cells[-1])
    assert Sheet.objects.get(assessor__name="Boris").done_at is not None


def test_whose_own_sheet_is_out_writes_into_no_other(cast, case):
    here = {"actor": cast.owner, "engagement_id": cast.engagement.pk}
    own = assessors_write.create_assessor(**here, name="Olga", user_id=cast.owner.pk)
    with pytest.raises(Denied) as caught:
        give(cast, cast.owner, case.entry(0, 0, 0, value=2))
    assert caught.value.code == "own_sheet_first"
    sheets_write.finish_sheet(actor=cast.owner, assessor_id=own.pk)
    give(cast, cast.owner, case.entry(0, 0, 0, value=2))


def test_pages_file_and_rest_keep_them_hidden(cast, case):
    client = client_of(cast.commenter)
    here = cast.engagement.pk
    hidden = client.get(f"{reverse('web:scores', args=[here])}?assessor={case.assessors[0].pk}")
    assert b"The scores of Anna are hidden" in hidden.content
    assert b"data-grid" not in hidden.content
    page = client.get(f"{reverse('web:ranking', args=[here])}?open={case.initiatives[0].pk}")
    assert b"by your scores alone" in page.content
    assert b"Anna" not in page.content
    rows = list(csv.reader(io.StringIO(ranking_table(cast.commenter, here).lstrip("\ufeff"))))
    assert rows[0][2] == "Score by your scores alone"
    assert rows[1][1] == "City festival"
    results = client.get(f"/api/v1/engagements/{here}/results").json()
    assert results["is_own"]
    assert set(results["initiatives"][0]["by_assessor"]) == {str(case.assessors[1].pk)}
    listed = client.get(f"/api/v1/engagements/{here}/scores").json()["items"]
    assert {one["assessor_id"] for one in listed} == {str(case.assessors[1].pk)}
    finish = reverse("web:sheet_finish", args=[case.assessors[1].pk])
    assert client.post(finish).status_code == 302
    page = client.get(f"{reverse('web:scores', args=[here])}?assessor={case.assessors[0].pk}")
    assert b"You can read these scores" in page.content
    assert b'"Editor", null, null, false]' in page.content


def test_reports_keep_them_hidden(cast, case):
    report = reports_write.create_report(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Findings"
    )
    titles = [facts.title for facts in outline(cast.commenter, report.pk).sections]
    assert any("City festival" in title for title in titles)
    export, _is_new = reports_write.request_export(actor=cast.editor, report_id=report.pk)
    Job.objects.filter(pk=export.job_id).update(state=JobState.DONE)
    with pytest.raises(Denied) as caught:
        reports_read.open_file(cast.commenter, export.pk)
    assert caught.value.code == "own_sheet_first"
    page = client_of(cast.commenter).get(reverse("web:report", args=[report.pk]))
    assert b"The files tell the scores" in page.content
    assert b">Download<" not in page.content


def test_who_scores_alone_is_refused_no_file(cast, case):
    Score.objects.exclude(assessor__user=cast.commenter.pk).delete()
    assert sheets.is_out(cast.commenter, cast.engagement.pk)
    sheets.require_seen(cast.commenter, cast.engagement.pk)


def test_the_log_keeps_them_hidden(cast, case):
    here = {"actor": cast.owner, "engagement_id": cast.engagement.pk}
    own = assessors_write.create_assessor(**here, name="Olga", user_id=cast.owner.pk)
    give(
        cast,
        cast.owner,
        scores_write.ScoreEntry(case.initiatives[0].pk, case.criteria[0].pk, own.pk, value=2),
    )
    log = workspaces.audit_entries(cast.owner, cast.workspace.pk)
    assert [entry.target_id for entry in log.filter(action="assessor_scored")] == [own.pk]
    sheets_write.finish_sheet(actor=cast.owner, assessor_id=own.pk)
    log = workspaces.audit_entries(cast.owner, cast.workspace.pk)
    assert log.filter(action="assessor_scored").count() == 3

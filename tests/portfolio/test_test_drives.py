"""Test-drives: prepared, sealed while under way, revealed, and what they say; who sees what."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from issuetrees.copying.engagements import copy_engagement
from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.portfolio.read import test_drives as read
from issuetrees.portfolio.write import test_drives as write
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import guests as guests_write
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.tracking.read import actuals as actuals_read
from issuetrees.tracking.read import decisions as decisions_read
from issuetrees.tracking.read import outcomes as outcomes_read
from issuetrees.tracking.write import actuals as actuals_write
from issuetrees.tracking.write import decisions as decisions_write
from issuetrees.tracking.write import outcomes as outcomes_write
from issuetrees.tracking.write import plans as plans_write
from issuetrees.workspaces.deletions import restore
from issuetrees.workspaces.models import AuditEntry

pytestmark = pytest.mark.django_db


class Scheme:
    """A criterion from 0 to 10, a test-drive on so many past initiatives, the commenter judges."""

    def __init__(self, cast, count):
        self.cast = cast
        here = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
        goal = goals_write.create_goal(**here, title="Be known")
        self.criterion = criteria_write.create_criterion(
            actor=cast.editor, goal_id=goal.pk, title="Reach", kind="number", worst=0, best=10
        )
        self.past = [
            initiatives_write.create_initiative(
                **here,
                title=f"Past {place}",
                state="past",
                description="Then",
                outcome="Sold out",
                old_verdict="cool",
            )
            for place in range(count)
        ]
        self.drive = write.create_test_drive(
            **here, name="Then", initiative_ids=[one.pk for one in self.past]
        )
        self.assessor = assessors_write.create_assessor(
            **here, name="Carol", user_id=cast.commenter.pk
        )

    def tell(self, place, **known):
        return write.tell(
            actor=self.cast.editor,
            test_drive_id=self.drive.pk,
            initiative_id=self.past[place].pk,
            **known,
        )

    def open(self):
        return write.open_test_drive(actor=self.cast.editor, test_drive_id=self.drive.pk)

    def score(self, values):
        for row, value in zip(self.past, values, strict=True):
            scores_write.set_score(
                actor=self.cast.commenter,
                initiative_id=row.pk,
                criterion_id=self.criterion.pk,
                assessor_id=self.assessor.pk,
                value=value,
            )

    def reveal(self):
        return write.reveal_test_drive(actor=self.cast.editor, test_drive_id=self.drive.pk)

    def fresh(self, place):
        return initiatives_read.initiative(self.cast.editor, self.past[place].pk)

    def seen(self, reader):
        drive = read.test_drive(reader, self.drive.pk)
        return [(one.facts, one.outcome, one.verdict) for one in read.cases(reader, drive)]


def test_outcomes_are_sealed_while_the_round_is_under_way_and_come_back(cast):
    scheme = Scheme(cast, 2)
    scheme.tell(0, outcome=80, verdict="good", facts="Half the price")
    assert scheme.seen(cast.editor)[0] == ("Half the price", 80, "good")
    assert scheme.seen(cast.commenter)[0] == ("Half the price", None, "")
    assert "80" not in str(AuditEntry.objects.get(action="testdrive_told").told)
    drive = scheme.open()
    assert (drive.round.is_blind, drive.sealed_at is not None) == (True, True)
    assert (scheme.fresh(0).outcome, scheme.fresh(0).old_verdict) == ("", "")
    assert scheme.seen(cast.viewer)[0] == ("Half the price", None, "")
    assert [one.facts for one in read.facts(cast.commenter, drive.round)] == [
        "Half the price",
        "Then",
    ]
    for known in ({"outcome": 5}, {"facts": "It failed"}):
        with pytest.raises(Conflict):
            scheme.tell(0, **known)
    with pytest.raises(Conflict):
        write.delete_test_drive(actor=cast.editor, test_drive_id=scheme.drive.pk)
    rounds_write.reveal_round(actor=cast.editor, round_id=drive.round_id)  # wherever it is done
    assert (scheme.fresh(0).outcome, scheme.fresh(0).old_verdict) == ("Sold out", "cool")
    assert scheme.seen(cast.viewer)[0] == ("Half the price", 80, "good")
    scheme.tell(1, outcome=10)
    with pytest.raises(Conflict):
        scheme.tell(1, facts="It failed")


def test_many_are_told_at_once_or_none(cast):
    scheme = Scheme(cast, 3)
    here = {"actor": cast.editor, "test_drive_id": scheme.drive.pk}
    said: dict[Any, Any] = {
        one.pk: {"outcome": 10 * place} for place, one in enumerate(scheme.past)
    }
    with CaptureQueriesContext(connection) as asked:
        changed = write.tell_all(**here, said=said)
    assert len(changed) == 3
    assert [outcome for _facts, outcome, _verdict in scheme.seen(cast.editor)] == [0, 10, 20]
    assert len(asked) <= 8 + 3 * len(said), "the rest is asked once, however many are told"
    with pytest.raises(Invalid):
        write.tell_all(**here, said={**said, scheme.past[1].pk: {"outcome": 101}})
    with pytest.raises(NotFound):
        write.tell_all(**here, said={cast.engagement.pk: {"outcome": 1}})
    assert [outcome for _facts, outcome, _verdict in scheme.seen(cast.editor)] == [0, 10, 20]


def test_what_else_tells_of_an_outcome_is_left_out_for_who_judges(cast):
    scheme = Scheme(cast, 1)
    past = scheme.past[0]
    here = {"actor": cast.owner, "initiative_id": past.pk}
    outcomes_write.set_outcome(**here, criterion_id=scheme.criterion.pk, value=9)
    decided = decisions_write.decide(
        **here, verdict="rejected", decided_by="Board", reason="Flopped"
    )
    initiatives_write.edit_initiative(**here, state="past")
    measure = plans_write.create_measure(**here, kpi="Visits", baseline=1, target=2)
    actuals_write.create_actual(
        actor=cast.owner, measure_id=measure.pk, value=7, measured_on=decided.decided_on
    )

    def told(reader):
        key = cast.engagement.pk
        (stands,) = actuals_read.standings(reader, key)
        found = outcomes_read.outcomes, actuals_read.actuals, decisions_read.decisions
        return [*(one(reader, key).count() for one in found), stands.is_met]

    assert told(cast.commenter) == [1, 1, 1, True]
    assessors_write.create_assessor(
        actor=cast.editor, engagement_id=cast.engagement.pk, name="Ed", user_id=cast.editor.pk
    )
    drive = scheme.open()
    assert told(cast.owner) == [1, 1, 1, True]
    for judge in (cast.commenter, cast.viewer, cast.editor):
        assert told(judge) == [0, 0, 0, None]
    with pytest.raises(Conflict):
        outcomes_write.set_outcome(
            **here | {"actor": cast.editor}, criterion_id=scheme.criterion.pk, value=1
        )
    rounds_write.reveal_round(actor=cast.owner, round_id=drive.round_id)
    assert told(cast.commenter) == [1, 1, 1, True]


def test_a_guest_judges_by_the_facts_of_that_time_and_sees_no_outcome(cast, client):
    scheme = Scheme(cast, 2)
    scheme.tell(0, outcome=80, verdict="good", facts="Half the price", outcome_text="Sold out fast")
    drive = scheme.open()
    _link, token = guests_write.invite(actor=cast.editor, round_id=drive.round_id, name="Board")
    address = reverse("web:guest", args=[token])
    shown = client.post(address, {"name": "Vera"}, follow=True).content.decode()
    assert "Half the price" in shown
    assert "Sold out" not in shown
    assert "cool" not in shown


def test_an_editor_who_judges_does_not_see_outcomes_either(cast):
    scheme = Scheme(cast, 1)
    assessors_write.create_assessor(
        actor=cast.editor, engagement_id=cast.engagement.pk, name="Ed", user_id=cast.editor.pk
    )
    scheme.tell(0, outcome=80)
    scheme.open()
    assert scheme.seen(cast.editor) == [("Then", None, "")]
    assert scheme.seen(cast.owner) == [("Then", 80, "")]


def test_twelve_have_figures_and_eight_a_list(cast):
    scheme = Scheme(cast, 12)
    for place in range(12):
        scheme.tell(place, outcome=place * 8, verdict="bad" if place > 5 else "good")
    scheme.open()
    assert read.driven(cast.editor, read.test_drive(cast.editor, scheme.drive.pk)) is None
    scheme.score([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9.5, 10])
    found: Any = read.driven(cast.editor, scheme.reveal())
    assert (found.count, found.drive.tau, found.drive.auc) == (12, 1, 1)
    assert (found.drive.old_auc, found.drive.scheme.agreed, found.drive.old.agreed) == (
        pytest.approx(1 / 14),
        12,
        1,
    )
    assert [line.score for line in found.lines][:2] == [100, 95]
    assert found.reweighed.verdict == "already"
    for place in range(4):
        scheme.tell(place, outcome=None)
    few: Any = read.driven(cast.editor, read.test_drive(cast.editor, scheme.drive.pk))
    assert (few.count, few.drive, len(few.lines)) == (8, None, 12)


def test_what_is_not_past_or_not_allowed_is_refused(cast):
    scheme = Scheme(cast, 1)
    here = {"engagement_id": cast.engagement.pk}
    coming = initiatives_write.create_initiative(actor=cast.editor, **here, title="Coming")
    for ids in ([], [coming.pk]):
        with pytest.raises(Invalid):
            write.create_test_drive(actor=cast.editor, **here, initiative_ids=ids)
    with pytest.raises(Denied):
        write.create_test_drive(actor=cast.viewer, **here, initiative_ids=[scheme.past[0].pk])
    for known in ({"outcome": 101}, {"outcome": float("nan")}, {"verdict": "cool"}):
        with pytest.raises(Invalid):
            scheme.tell(0, **known)


def test_one_is_deleted_brought_back_and_copied_with_its_round(cast):
    scheme = Scheme(cast, 1)
    entry = write.delete_test_drive(actor=cast.editor, test_drive_id=scheme.drive.pk)
    assert not read.test_drives(cast.editor, cast.engagement.pk).exists()
    restore(actor=cast.editor, entry_id=entry.pk)
    made = copy_engagement(actor=cast.editor, engagement_id=cast.engagement.pk, has_scores=True)
    [drive] = read.test_drives(cast.editor, made.pk)
    [case] = read.cases(cast.editor, drive)
    assert drive.round.engagement_id == case.initiative.engagement_id == made.pk


def test_its_page_says_what_comes_next(cast, client):
    client.force_login(cast.editor)
    empty = client.get(reverse("web:test_drives", args=[cast.engagement.pk])).content.decode()
    assert "No test-drive yet" in empty
    scheme = Scheme(cast, 2)
    address = reverse("web:test_drive", args=[scheme.drive.pk])
    assert "Open the blind round" in client.get(address).content.decode()
    scheme.tell(0, outcome=80)
    scheme.tell(1, outcome=10)
    scheme.open()
    assert "hidden from you" not in client.get(address).content.decode()
    scores = reverse("web:scores", args=[cast.engagement.pk])
    client.force_login(cast.commenter)
    assert "Facts of that time" in client.get(scores).content.decode()
    assert "hidden from you" in client.get(address).content.decode()
    scheme.score([9, 1])
    scheme.reveal()
    assert "no number" in client.get(address).content.decode()

"""Every change on the way from a ranking to a decision and back can be undone, and the undo too."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from issuetrees.core.errors import Conflict, Denied, NotFound
from issuetrees.kit.models import Versioned
from issuetrees.portfolio.read import frames as frames_read
from issuetrees.portfolio.read import scenarios as scenarios_read
from issuetrees.portfolio.read import test_drives as test_drives_read
from issuetrees.portfolio.write import frames, overrides, scenarios, test_drives
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write.assessors import create_assessor
from issuetrees.tracking.models.plans import PlanChange
from issuetrees.tracking.read import activities as activities_read
from issuetrees.tracking.read import actuals as actuals_read
from issuetrees.tracking.read import outcomes as outcomes_read
from issuetrees.tracking.read import plans as plans_read
from issuetrees.tracking.words import change_words
from issuetrees.tracking.write import activities, actuals, outcomes, plans, raci_tables
from issuetrees.workspaces import deletions, edits
from issuetrees.workspaces.audit import told_to
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.portfolio.cases import Costed, make_costed

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 2)
ClientOf = Callable[[str], Client]
#: A row, what changes it, and how it is read again.
Changed = tuple[Versioned, Callable[..., Any], Callable[[], Versioned]]


@pytest.fixture
def costed(cast: Cast) -> Costed:
    made: Costed = make_costed(cast)
    return made


def scenario(cast: Cast, costed: Costed) -> Changed:
    pk = costed.scenario.pk
    return (
        costed.scenario,
        lambda **given: scenarios.edit_scenario(actor=cast.editor, scenario_id=pk, **given),
        lambda: scenarios_read.scenario(cast.viewer, pk),
    )


def override(cast: Cast, costed: Costed) -> Changed:
    here: dict[str, Any] = {
        "actor": cast.editor,
        "scenario_id": costed.scenario.pk,
        "initiative_id": costed.case.initiatives[0].pk,
    }
    row = overrides.set_override(**here, is_in=True, reason="The board wants it")
    return (
        row,
        lambda **given: overrides.set_override(**here, **given),
        lambda: scenarios_read.override(cast.viewer, row.pk),
    )


def frame(cast: Cast, costed: Costed) -> Changed:
    here: dict[str, Any] = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    budgets: Any = [{"period_id": costed.case.period.pk, "amount": Decimal(50)}]
    row, _entry = frames.edit_frame(**here, test_share=10.0, budgets=budgets)
    return (
        row,
        lambda **given: frames.edit_frame(**here, **given),
        lambda: frames_read.frame(cast.viewer, cast.engagement.pk),
    )


def measure(cast: Cast, costed: Costed) -> Changed:
    row = plans.create_measure(
        actor=cast.editor, initiative_id=costed.case.initiatives[0].pk, kpi="Awareness", target=5.0
    )
    return (
        row,
        lambda **given: plans.edit_measure(actor=cast.editor, measure_id=row.pk, **given),
        lambda: plans_read.measure(cast.viewer, row.pk),
    )


def rules(cast: Cast, costed: Costed) -> Changed:
    measure(cast, costed)
    here: dict[str, Any] = {"actor": cast.editor, "initiative_id": costed.case.initiatives[0].pk}
    row = plans.edit_rules(**here, stop_rule="Stop below 10.")
    return (
        row,
        lambda **given: plans.edit_rules(**here, **given),
        lambda: plans_read.plan(cast.viewer, here["initiative_id"]),
    )


def actual(cast: Cast, costed: Costed) -> Changed:
    of, _edit, _read = measure(cast, costed)
    row = actuals.create_actual(actor=cast.editor, measure_id=of.pk, measured_on=DAY, value=21.0)
    return (
        row,
        lambda **given: actuals.edit_actual(actor=cast.editor, actual_id=row.pk, **given),
        lambda: actuals_read.actual(cast.viewer, row.pk),
    )


def party(cast: Cast, _costed: Costed) -> Changed:
    row = activities.create_party(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Lead", hire_day=Decimal("400.5")
    )
    return (
        row,
        lambda **given: activities.edit_party(actor=cast.editor, party_id=row.pk, **given),
        lambda: activities_read.party(cast.viewer, row.pk),
    )


def activity(cast: Cast, costed: Costed) -> Changed:
    row = activities.create_activity(
        actor=cast.editor, initiative_id=costed.case.initiatives[0].pk, title="Brief"
    )
    return (
        row,
        lambda **given: activities.edit_activity(actor=cast.editor, activity_id=row.pk, **given),
        lambda: activities_read.activity(cast.viewer, row.pk),
    )


def outcome(cast: Cast, costed: Costed) -> Changed:
    here: dict[str, Any] = {
        "actor": cast.editor,
        "initiative_id": costed.case.initiatives[0].pk,
        "criterion_id": costed.case.criteria[0].pk,
    }
    row = outcomes.set_outcome(**here, value=4)
    return (
        row,
        lambda **given: outcomes.set_outcome(**here, **given),
        lambda: outcomes_read.outcome(cast.viewer, row.pk),
    )


def drive(cast: Cast, _costed: Costed) -> Changed:
    row = made_drive(cast)
    return (
        row,
        lambda **given: test_drives.edit_test_drive(
            actor=cast.editor, test_drive_id=row.pk, **given
        ),
        lambda: test_drives_read.test_drive(cast.viewer, row.pk),
    )


def made_drive(cast: Cast) -> Any:
    here: dict[str, Any] = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    old = [
        initiatives_write.create_initiative(**here, title=title, state="past")
        for title in ("Old festival", "Old film")
    ]
    return test_drives.create_test_drive(
        **here, initiative_ids=[one.pk for one in old], name="Then"
    )


CASES: list[tuple[Callable[[Cast, Costed], Changed], Mapping[str, Any]]] = [
    (scenario, {"title": "Cut", "total": Decimal("40000000.50"), "never": []}),
    (override, {"is_in": False, "reason": "It does not"}),
    (frame, {"test_share": 20.0, "budgets": [], "reason": "Less"}),
    (measure, {"target": 7.5, "due_on": DAY, "trip_side": "below", "trip_at": 4.0}),
    (rules, {"stop_rule": "", "decision_rule": "Double it."}),
    (actual, {"measured_on": DAY - dt.timedelta(1), "value": 19.0, "low": 18.0, "high": 20.0}),
    (party, {"title": "Head", "hire_day": None, "borrow_day": Decimal(900)}),
    (activity, {"title": "Briefing", "effort": Decimal("2.5")}),
    (outcome, {"value": 2, "source": "Panel"}),
    (drive, {"name": "Once"}),
]


def values(row: Any, names: Mapping[str, Any]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


@pytest.mark.parametrize(("make", "given"), CASES, ids=[one.__name__ for one, _given in CASES])
def test_an_edit_is_undone_and_the_undo_too(
    cast: Cast,
    costed: Costed,
    make: Callable[[Cast, Costed], Changed],
    given: Mapping[str, Any],
    client_of: ClientOf,
) -> None:
    _row, edit, read = make(cast, costed)
    before = values(read(), given)
    edit(**given)
    after = values(read(), given)
    assert after != before
    entry = edits.latest(read(), None)
    assert entry is not None
    undo = reverse("web:edit_undo", args=[entry.pk])
    assert undo in client_of("editor").get(reverse("web:deletions")).content.decode()
    with pytest.raises(Denied):
        edits.undo(actor=cast.viewer, entry_id=entry.pk)
    with pytest.raises(NotFound):
        edits.undo(actor=cast.outsider, entry_id=entry.pk)
    back = client_of("editor").post(undo, follow=True)
    assert back.status_code == 200
    assert values(read(), given) == before
    (toast,) = back.context["messages"]
    assert "is as it was before" in unescape(str(toast))
    client_of("editor").post(toast.extra_tags)
    assert values(read(), given) == after
    edit(**{name: before[name] for name in given})
    with pytest.raises(Conflict):  # somebody said something else meanwhile
        edits.undo(actor=cast.editor, entry_id=entry.pk)


def test_what_is_undone_in_a_locked_plan_is_printed_as_that(cast: Cast, costed: Costed) -> None:
    row, edit, read = measure(cast, costed)
    here: dict[str, Any] = {"actor": cast.editor, "initiative_id": costed.case.initiatives[0].pk}
    plans.edit_rules(**here, decision_rule="Double it.", stop_rule="Stop below 10.")
    plans.lock_plan(**here)
    edit(target=4.0, reason="Fieldwork is smaller")
    entry = edits.latest(read(), None)
    assert entry is not None
    edits.undo(actor=cast.owner, entry_id=entry.pk)
    assert read().target == 5.0  # type: ignore[attr-defined]
    told = [change_words(one) for one in PlanChange.objects.order_by("created_at", "id")]
    assert told == [
        ("“Awareness” changed", ["target: 5 → 4"]),
        ("“Awareness” put back as it was", ["target: 4 → 5"]),
    ]
    assert PlanChange.objects.latest("created_at").author == cast.owner
    assert row.pk == read().pk


def test_what_is_known_of_past_initiatives_goes_back_at_once_and_the_log_tells_no_outcome(
    cast: Cast, costed: Costed
) -> None:
    del costed
    row = made_drive(cast)
    here: dict[str, Any] = {"actor": cast.editor, "test_drive_id": row.pk}
    cases = test_drives_read.cases(cast.editor, row)
    said: Any = {one.initiative_id: {"outcome": 80.0, "facts": "Rain"} for one in cases}
    assert len(test_drives.tell_all(**here, said=said)) == 2
    entry = edits.latest(row, None, "told")
    assert entry is not None
    assert "80" not in str(entry.told)
    assert "Rain" not in str(entry.told)
    edits.undo(actor=cast.editor, entry_id=entry.pk)
    again = test_drives_read.cases(cast.editor, row)
    assert [(one.outcome, one.facts) for one in again] == [(None, ""), (None, "")]


def test_letters_go_back_unless_one_is_another_now(cast: Cast, costed: Costed) -> None:
    lead, *_rest = party(cast, costed)
    brief, *_rest = activity(cast, costed)
    here: dict[str, Any] = {"actor": cast.editor, "engagement_id": cast.engagement.pk}

    def put(letters: str) -> AuditEntry:
        activities.set_letters(**here, cells=[activities.Cell(brief.pk, lead.pk, letters)])
        entry = edits.latest(cast.engagement, None, "raci_set")
        assert entry is not None
        return entry

    def there() -> str:
        found = activities_read.raci(cast.viewer, cast.engagement.pk).letters
        return found.get((brief.pk, lead.pk), "")

    first, second = put("A"), put("R")
    with pytest.raises(Conflict):
        edits.undo(actor=cast.editor, entry_id=first.pk)
    edits.undo(actor=cast.editor, entry_id=second.pk)
    assert there() == "A"
    edits.undo(actor=cast.editor, entry_id=first.pk)
    assert there() == ""
    third = put("I")
    activities.delete_party(actor=cast.editor, party_id=lead.pk)
    with pytest.raises(Conflict):
        edits.undo(actor=cast.editor, entry_id=third.pk)


def test_a_table_that_came_in_is_taken_back_by_its_toast(
    cast: Cast, costed: Costed, client_of: ClientOf
) -> None:
    lead, *_rest = party(cast, costed)
    brief, *_rest = activity(cast, costed)
    initiative_id = costed.case.initiatives[0].pk
    sent = {
        "initiative_id": str(initiative_id),
        "text": "Activity\tEffort\tLead\tAgency\nBrief\t4\tA\tR\nFilm\t20\tA/R\tC",
    }
    client = client_of("editor")
    address = reverse("web:raci_paste", args=[cast.engagement.pk])
    came = client.post(address, sent, follow=True)
    table = activities_read.raci(cast.viewer, cast.engagement.pk)
    assert [len(table.activities), len(table.parties), len(table.letters)] == [2, 2, 4]
    (toast,) = came.context["messages"]
    back = client.post(toast.extra_tags, follow=True)
    assert back.resolver_match.view_name == "web:raci"
    table = activities_read.raci(cast.viewer, cast.engagement.pk)
    assert [row.pk for row in table.activities] == [brief.pk]
    assert [row.pk for row in table.parties] == [lead.pk]
    assert (table.activities[0].effort, table.letters) == (None, {})


def test_a_party_that_others_have_given_work_stays_when_its_table_is_taken_back(
    cast: Cast, costed: Costed
) -> None:
    brief, *_rest = activity(cast, costed)
    put = raci_tables.put_table(
        actor=cast.editor,
        initiative_id=costed.case.initiatives[1].pk,
        rows=[["Activity", "Agency"], ["Film", "A/R"]],
    )
    agency = activities_read.parties(cast.viewer, cast.engagement.pk).get(title="Agency")
    cell = activities.Cell(brief.pk, agency.pk, "R")
    activities.set_letters(actor=cast.owner, engagement_id=cast.engagement.pk, cells=[cell])
    assert put.entry is not None
    edits.undo(actor=cast.editor, entry_id=put.entry.pk)
    table = activities_read.raci(cast.viewer, cast.engagement.pk)
    assert [row.pk for row in table.activities] == [brief.pk]
    assert table.letters == {(brief.pk, agency.pk): "R"}


def test_an_override_that_is_taken_back_can_be_put_back(
    cast: Cast, costed: Costed, client_of: ClientOf
) -> None:
    row, *_rest = override(cast, costed)
    client = client_of("editor")
    gone = client.post(reverse("web:override_delete", args=[row.pk]), follow=True)
    toast = next(one for one in gone.context["messages"] if one.extra_tags.startswith("/"))
    assert "is left to the calculation again" in unescape(str(toast))
    client.post(toast.extra_tags)
    assert scenarios_read.override(cast.viewer, row.pk).reason == "The board wants it"


def test_no_list_tells_who_judges_in_a_test_drive_what_was_measured_of_it(
    cast: Cast,
) -> None:
    row = made_drive(cast)
    create_assessor(actor=cast.owner, engagement_id=cast.engagement.pk, user_id=cast.editor.pk)
    old = test_drives_read.cases(cast.editor, row)[0].initiative
    of = plans.create_measure(actor=cast.editor, initiative_id=old.pk, kpi="Awareness", target=5.0)
    here: dict[str, Any] = {"actor": cast.editor, "measure_id": of.pk, "measured_on": DAY}
    kept, gone = (actuals.create_actual(**here, value=value) for value in (21.0, 22.0))
    actuals.edit_actual(actor=cast.editor, actual_id=kept.pk, value=23.0)
    actuals.delete_actual(actor=cast.editor, actual_id=gone.pk)

    def told(person: Any) -> list[int]:
        lists = edits.edits(person), deletions.deletions(person)
        return [found.filter(target_kind="actual").count() for found in lists]

    assert (told(cast.owner), told(cast.editor)) == ([1, 1], [1, 1])
    entry = edits.latest(actuals_read.actual(cast.owner, kept.pk), None)
    assert entry is not None
    test_drives.open_test_drive(actor=cast.owner, test_drive_id=row.pk)
    assert (told(cast.owner), told(cast.editor)) == ([1, 1], [0, 0])
    log = AuditEntry.objects.filter(target_kind="actual")
    assert told_to(cast.owner, log).exists()
    assert not told_to(cast.editor, log).exists()
    with pytest.raises(NotFound):
        edits.undo(actor=cast.editor, entry_id=entry.pk)

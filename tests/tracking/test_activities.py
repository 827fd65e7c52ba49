"""Who does it: letters set many at once, tables and shipped teams put in, roles that follow."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from issuetrees.copying.engagements import copy_engagement
from issuetrees.core.errors import Invalid
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.tracking.read import activities as read
from issuetrees.tracking.read.roles import roles
from issuetrees.tracking.team_templates import team_templates
from issuetrees.tracking.write import activities as write
from issuetrees.tracking.write import raci_tables
from issuetrees.workspaces import deletions
from tests.cast import Cast
from tests.scoring.cases import Case, make_case

pytestmark = pytest.mark.django_db
TABLE = [
    ["Activity", "Effort, days", "Lead", "Agency"],
    ["Brief", "4", "A", "R"],
    ["Film", "20,5", "A/R", ""],
]


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


def put(cast: Cast, case: Case, rows: list[list[str]]) -> raci_tables.Put:
    return raci_tables.put_table(
        actor=cast.editor, initiative_id=case.initiatives[0].pk, rows=rows, language="ru"
    )


def test_a_table_comes_in_and_again_adds_nothing(cast: Cast, case: Case) -> None:
    came = put(cast, case, TABLE)
    assert (came.activities, came.parties, came.cells) == (2, 2, 3)
    assert put(cast, case, TABLE) == raci_tables.Put(0, 0, 0)
    table = read.raci(cast.viewer, cast.engagement.pk)
    assert [(row.title, row.effort) for row in table.rows] == [
        ("Brief", Decimal(4)), ("Film", Decimal("20.5")),
    ]  # fmt: skip
    assert [(one.code, one.row_id) for one in table.findings] == []
    lead, agency = table.parties
    assert table.loads[str(lead.pk)].days == Decimal("20.9")
    assert table.loads[str(agency.pk)].days == Decimal("3.6")


@pytest.mark.parametrize(
    ("row", "column", "cells"),
    [(3, "Agency", ["Film", "1", "A", "К"]), (3, "Effort, days", ["Film", "much", "A", "R"])],
)
def test_what_is_wrong_in_a_table_is_named_and_nothing_comes_in(
    cast: Cast, case: Case, row: int, column: str, cells: list[str]
) -> None:
    with pytest.raises(Invalid) as refused:
        put(cast, case, [*TABLE[:2], cells])
    assert (refused.value.details["row"], refused.value.details["column"]) == (row, column)
    assert not read.parties(cast.viewer, cast.engagement.pk).exists()


def test_letters_are_set_all_or_none(cast: Cast, case: Case) -> None:
    put(cast, case, TABLE)
    table = read.raci(cast.viewer, cast.engagement.pk)
    [brief, _film], [lead, agency] = table.activities, table.parties
    here: dict[str, Any] = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    good, bad = write.Cell(brief.pk, lead.pk, ""), write.Cell(brief.pk, agency.pk, "X")
    with pytest.raises(Invalid) as refused:
        write.set_letters(**here, cells=[good, bad])
    assert [one["index"] for one in refused.value.details["errors"]] == [1]
    assert write.set_letters(**here, cells=[good]) == 1
    found = read.raci(cast.viewer, cast.engagement.pk).findings
    assert [(one.code, one.row_id) for one in found] == [("no_a", str(brief.pk))]


def test_a_party_comes_back_with_its_letters(cast: Cast, case: Case) -> None:
    put(cast, case, TABLE)
    before = read.raci(cast.viewer, cast.engagement.pk).letters
    lead = read.parties(cast.viewer, cast.engagement.pk).get(title="Lead")
    entry = write.delete_party(actor=cast.editor, party_id=lead.pk)
    assert len(read.raci(cast.viewer, cast.engagement.pk).letters) == 1
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert read.raci(cast.viewer, cast.engagement.pk).letters == before


@pytest.mark.parametrize("name", team_templates())
@pytest.mark.parametrize("language", ["en", "ru"])
def test_shipped_teams_have_one_a_and_rights_over_money(
    cast: Cast, case: Case, name: str, language: str
) -> None:
    raci_tables.put_template(
        actor=cast.editor, initiative_id=case.initiatives[0].pk, name=name, language=language
    )
    table = read.raci(cast.viewer, cast.engagement.pk)
    assert table.findings == []
    assert all(party.money for party in table.parties)


def test_a_role_costs_what_its_load_takes_and_hiring_pays_from_somewhere(
    cast: Cast, case: Case
) -> None:
    put(cast, case, TABLE)
    lead = read.parties(cast.viewer, cast.engagement.pk).get(title="Lead")
    write.edit_party(
        actor=cast.editor, party_id=lead.pk, hire_once=Decimal(400), hire_day=Decimal(10),
        agency_day=Decimal(30),
    )  # fmt: skip
    role = next(one for one in roles(cast.viewer, cast.engagement.pk).inside if one.party == lead)
    costs = {str(way.source): (way.cost, way.is_cheapest, way.from_days) for way in role.ways}
    assert costs == {
        "hire": (Decimal(609), True, None),
        "borrow": (None, False, None),
        "agency": (Decimal(627), False, Decimal(20)),
    }


def test_a_copy_of_the_engagement_has_them(cast: Cast, case: Case) -> None:
    put(cast, case, TABLE)
    made = copy_engagement(actor=cast.owner, engagement_id=cast.engagement.pk)
    copied = read.raci(cast.owner, made.pk)
    assert sorted(copied.letters.values()) == ["A", "R", "RA"]
    assert not {row.pk for row in copied.activities} & {
        row.pk for row in read.activities(cast.owner, cast.engagement.pk)
    }


def test_the_form_of_an_activity_sets_letters_and_leaves_those_of_others(
    cast: Cast, case: Case, client_of: Callable[[str], Client]
) -> None:
    put(cast, case, TABLE)
    table = read.raci(cast.viewer, cast.engagement.pk)
    [brief, _film], [lead, agency] = table.activities, table.parties
    client, address = client_of("editor"), reverse("web:activity_edit", args=[brief.pk])
    fields = client.get(address).content.decode()
    assert f'name="initial-letters-{lead.pk}" value="A"' in fields
    others = write.Cell(brief.pk, agency.pk, "C")  # somebody else, while the form is open
    write.set_letters(actor=cast.owner, engagement_id=cast.engagement.pk, cells=[others])
    sent = {
        "title": "Brief",
        "effort": "4",
        "version": brief.version,
        f"letters-{lead.pk}": "A/R",
        f"initial-letters-{lead.pk}": "A",
        f"letters-{agency.pk}": "R",
        f"initial-letters-{agency.pk}": "R",
    }
    said = client.post(address, sent, follow=True)
    letters = read.raci(cast.viewer, cast.engagement.pk).letters
    assert (letters[brief.pk, lead.pk], letters[brief.pk, agency.pk]) == ("RA", "C")
    assert "A/R Lead, C Agency" in said.content.decode()
    (toast,) = said.context["messages"]
    client.post(toast.extra_tags)
    assert read.raci(cast.viewer, cast.engagement.pk).letters[brief.pk, lead.pk] == "A"


def test_the_roadmap_is_a_list_where_its_drawing_has_no_room(
    cast: Cast, case: Case, client_of: Callable[[str], Client]
) -> None:
    row = case.initiatives[0]
    row.state = "running"
    row.save()
    initiatives_write.edit_initiative(
        actor=cast.editor,
        initiative_id=row.pk,
        costs=[{"period_id": case.period.pk, "likely": Decimal(5_000_000)}],
    )
    shown = client_of("viewer").get(reverse("web:roadmap", args=[cast.engagement.pk]))
    narrow = shown.content.decode().partition('class="only-narrow"')[2]
    assert row.title in narrow
    assert case.period.title in narrow

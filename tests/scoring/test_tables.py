"""Tables of initiatives that come in from anywhere."""

from decimal import Decimal
from pathlib import Path

import pytest

from issuetrees.core.errors import Denied, Invalid, NotFound
from issuetrees.scoring import tables
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.tables import Sent
from tests.core.tables.workbooks import inline, workbook

FOLDER = Path(__file__).parents[2] / "fixtures" / "cases" / "tables"
HTML = "<table><tr><th>Инициатива<th>Стоимость<tr><td>Подкаст<td>1,5 млн</table>"


@pytest.fixture
def here(cast):
    return {"actor": cast.editor, "engagement_id": cast.engagement.pk}


def test_a_workbook_becomes_initiatives(cast, here):
    sent = Sent(file=(FOLDER / "xlsxwriter.xlsx").read_bytes())
    seen = tables.preview(**here, sent=sent, language="en")
    assert (seen.sheets, seen.sheet) == (["Initiatives", "Notes"], "Initiatives")
    assert seen.paste.heading == 3
    assert seen.paste.columns == ["initiative_kind", "title", "cost_likely", "", "", ""]
    assert [problem.line for problem in seen.paste.problems] == [4, 5]  # euros, and below zero
    cast.engagement.currency = "EUR"
    cast.engagement.save()
    added = tables.add(**here, sent=sent, language="en")
    assert list(added.initiatives) == [4]
    made = Initiative.objects.get()
    assert (made.title, made.initiative_kind) == ("Festival", "Outside")
    assert made.cost_likely == Decimal(1_250_000)
    assert "between 0 and" in added.problems[0].sentence


def test_another_sheet_is_chosen(here):
    sent = Sent(file=(FOLDER / "xlsxwriter.xlsx").read_bytes(), sheet="Notes")
    seen = tables.preview(**here, sent=sent, language="en")
    assert seen.paste.rows == [{"title": "A note in two lines"}]


@pytest.mark.parametrize(
    "sent",
    [
        Sent(text=HTML),
        Sent(file=HTML.encode("cp1251")),
        Sent(text="Инициатива\tСтоимость\nПодкаст\t1,5 млн"),
        Sent(file="Инициатива;Стоимость\nПодкаст;1,5 млн\n".encode("cp1251")),
        Sent(file="Инициатива\tСтоимость\nПодкаст\t1,5 млн\n".encode("utf-16")),
        Sent(rows=[["Инициатива", "Стоимость"], ["Подкаст", "1,5 млн"]]),
    ],
)
def test_every_form_gives_the_same(here, sent):
    seen = tables.preview(**here, sent=sent, language="ru")
    assert seen.paste.problems == []
    assert seen.paste.rows == [{"title": "Подкаст", "cost_likely": 1_500_000}]


def test_rows_that_fail_stay_to_be_mended_and_the_rest_goes_in(cast, here):
    rows = [
        ["Project", "Owner", "Cost", "max"],
        ["A", "Editor", "1", "2"],
        [],
        ["B", "Editor", "5", "2"],
        ["C", "Stranger", "much", "9"],
    ]
    added = tables.add(**here, sent=Sent(rows=rows), language="en")
    a = Initiative.objects.get()
    assert (a.title, a.owner, list(added.initiatives)) == ("A", cast.editor, [2])
    assert [(one.line, one.place) for one in added.problems] == [(4, None), (5, 1), (5, 2)]
    assert "The low cost is not above" in added.problems[0].sentence
    assert "No member is called “Stranger”" in added.problems[1].sentence
    rest = [rows[0], ["B", "", "1", "2"], ["C", "", "7", "9"]]
    tables.add(**here, sent=Sent(rows=rest, heading=1), language="en")
    assert set(Initiative.objects.values_list("title", flat=True)) == {"A", "B", "C"}


def test_nothing_right_adds_nothing(here):
    added = tables.add(**here, sent=Sent(rows=[["Project", "Cost"], ["A", "much"]]), language="en")
    assert (added.initiatives, len(added.problems)) == ({}, 1)


@pytest.mark.parametrize("sent", [Sent(), Sent(text="A", rows=[["A"]])])
def test_one_table_at_a_time(here, sent):
    with pytest.raises(Invalid, match="one of"):
        tables.preview(**here, sent=sent, language="en")


def test_a_sheet_that_is_too_large_says_so(here):
    content = workbook(f'<row r="1">{inline("XFD1", "x")}</row>')
    with pytest.raises(Invalid, match="500 columns"):
        tables.preview(**here, sent=Sent(file=content), language="en")


def test_who_may_not_add_may_not_look(cast):
    for who, refusal in ((cast.viewer, Denied), (cast.outsider, NotFound)):
        with pytest.raises(refusal):
            tables.preview(
                actor=who,
                engagement_id=cast.engagement.pk,
                sent=Sent(rows=[["A"]]),
                language="en",
            )

"""Tables of initiatives that come in from anywhere."""

from decimal import Decimal
from pathlib import Path

import pytest

from issuetrees.core.errors import Denied, Invalid, NotFound
from issuetrees.scoring import tables
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.table_columns import TableColumns
from issuetrees.scoring.shape import is_total
from issuetrees.scoring.tables import Sent
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import periods as periods_write
from issuetrees.scoring.write import teams as teams_write
from issuetrees.workspaces import write as workspaces_write
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


def row(number: int, *texts: str, hidden: bool = False) -> str:
    cells = "".join(
        inline(f"{'ABCDEFGH'[place]}{number}", text) for place, text in enumerate(texts) if text
    )
    mark = ' hidden="1"' if hidden else ""
    return f'<row r="{number}"{mark}>{cells}</row>'


MESSY = workbook(
    "",
    sheet="<worksheet>"
    '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>'
    + row(1, "Программа 2027")
    + row(2, "Инициатива", "Внутренний код", "Бюджет", "", "", "Кто отвечает")
    + row(3, "", "", "от", "вероятно", "до", "")
    + row(4, "Фестиваль", "X1", "1 млн ₽", "1 234 567,00", "2 млн", "н/д")
    + row(5, "Подкаст", "X2", "n/a", "1.234.567", "–", "")
    + row(6, "Мерч", "X3", "", "$3.5M", "", "")
    + row(7, "Черновик", "X4", "", "5", "", "", hidden=True)
    + row(8, "Радио", "X5", "", "12 млн ₽", "", "")
    + row(9, "Итого", "", "", "99 000 000", "", "")
    + "</sheetData><mergeCells>"
    '<mergeCell ref="A1:F1"/><mergeCell ref="A2:A3"/><mergeCell ref="C2:E2"/></mergeCells>'
    "</worksheet>",
)


def test_a_messy_sheet_of_people_is_understood(here):
    seen = tables.preview(**here, sent=Sent(file=MESSY), language="ru")
    paste = seen.paste
    assert paste.heading == 3
    assert paste.columns[:5] == ["title", "", "cost_low", "cost_likely", "cost_high"]
    assert [line["title"] for line in paste.rows] == ["Фестиваль", "Подкаст", "Радио"]
    festival, podcast, _radio = paste.rows
    assert [festival["cost_low"], festival["cost_likely"], festival["cost_high"]] == [
        1_000_000,
        1_234_567,
        2_000_000,
    ]
    assert podcast == {"title": "Подкаст", "cost_likely": 1_234_567}
    (problem,) = paste.problems
    assert (problem.line, problem.place) == (6, 3)
    assert "USD" in problem.sentence
    told = " ".join(paste.notes)
    assert all(said in told for said in (": 7.", ": 9.", ": B "))
    assert seen.new_count == 3


def test_a_table_brings_initiatives_up_to_date(cast, here):
    tables.add(**here, sent=Sent(rows=[["Project", "Cost"], ["A", "1"], ["B", "2"]]), language="en")
    again = Sent(rows=[["Project", "Cost, M", "Kind"], ["a", "0.000001", ""], ["B", "3", "Media"],
                       ["C", "4", ""], ["b", "5", ""]])  # fmt: skip
    seen = tables.preview(**here, sent=again, language="en")
    assert [(one.line, one.place, one.old) for one in seen.changes] == [
        (2, 0, "A"),
        (3, 1, "2"),
        (3, 2, ""),
    ]
    assert (seen.new_count, seen.paste.problems[0].line) == (1, 5)
    assert "Row 3" in seen.paste.problems[0].sentence
    added = tables.add(**here, sent=again, language="en")
    assert (list(added.initiatives), list(added.changed), list(added.refused)) == ([4], [2, 3], [5])
    found = {one.title: one for one in Initiative.objects.all()}
    assert set(found) == {"a", "B", "C"}
    assert [found["B"].cost_likely, found["B"].initiative_kind] == [Decimal(3_000_000), "Media"]


def test_all_initiatives_come_as_a_table_and_go_back_changed(cast, here):
    period = periods_write.create_period(**here, title="2027")
    team = teams_write.create_team(**here, title="Design")
    initiatives_write.create_initiative(
        **here,
        title="A",
        owner_id=cast.owner.pk,
        costs=[{"period_id": period.pk, "likely": Decimal(1_000_000)}],
        efforts=[{"team_id": team.pk, "amount": Decimal("2.5")}],
        audience="All",
    )
    for language in ("en", "ru"):
        sheet = tables.whole(**here, language=language)
        rows = [sheet.paste.first, *sheet.paste.cells]
        sent = Sent(rows=rows, heading=1, columns=sheet.paste.columns, empties=True)
        same = tables.preview(**here, sent=sent, language=language)
        assert (same.changes, same.paste.problems, same.new_count) == ([], [], 0)
    at = {column: place for place, column in enumerate(sheet.paste.columns)}
    rows[1][at["audience"]] = ""
    rows[1][at[f"period_{period.pk}"]] = "2 млн"
    rows[1][at[f"team_{team.pk}"]] = ""
    rows[1][at["title"]] = "Renamed"
    rows[2][at["title"]] = "New"
    added = tables.add(**here, sent=sent, language="ru")
    assert (len(added.initiatives), len(added.changed), added.problems) == (1, 1, [])
    row = Initiative.objects.get(title="Renamed")
    assert [row.audience, row.cost_likely, row.efforts.count()] == ["", Decimal(2_000_000), 0]


def related(title: str) -> list[list[str]]:
    """What an initiative requires and excludes, by title."""
    row = Initiative.objects.get(title=title)
    titles = dict(Initiative.objects.values_list("pk", "title"))
    return [sorted(titles[pk] for pk in pks) for pks in (row.requires, row.excludes)]


def test_relations_come_in_a_table_by_title_also_to_rows_of_it(here):
    initiatives_write.create_initiative(**here, title="Sound; one for all")
    rows = [
        ["Инициатива", "Требует", "Исключает"],
        ["Video", "sound; one for all; Count", "Posters"],
        ["Posters", "", ""],
        ["Count", "–", ""],
        ["Radio", "Nobody", ""],
    ]
    seen = tables.preview(**here, sent=Sent(rows=rows), language="ru")
    assert [(one.line, one.place) for one in seen.paste.problems] == [(5, 1)]
    assert "Nobody" in seen.paste.problems[0].sentence
    added = tables.add(**here, sent=Sent(rows=rows), language="ru")
    assert (list(added.initiatives), list(added.refused)) == ([2, 3, 4], [5])
    assert related("Video") == [["Count", "Sound; one for all"], ["Posters"]]
    assert related("Posters") == [[], ["Video"]]


def test_a_circle_in_a_table_is_refused_by_name_and_spoils_no_other_row(here):
    rows = [["Project", "Requires"], ["A", "B"], ["B", "A"], ["C", "A"]]
    added = tables.add(**here, sent=Sent(rows=rows), language="en")
    assert [one.title for one in added.initiatives.values()] == ["A", "B", "C"]
    (wrong,) = added.problems
    assert (wrong.line, wrong.place, wrong.column) == (3, 1, "Requires")
    assert "“A” → “B” → “A”" in wrong.sentence
    assert list(added.refused) == [3]
    assert [related(title)[0] for title in "ABC"] == [["B"], [], ["A"]]


def test_what_excludes_is_taken_out_in_one_of_its_two_rows(here):
    for title in "ABC":
        initiatives_write.create_initiative(**here, title=title)
    tables.add(**here, sent=Sent(rows=[["Project", "Excludes"], ["A", "B; C"]]), language="en")
    sheet = tables.whole(**here, language="en")
    rows = [sheet.paste.first, *sheet.paste.cells]
    at = {column: place for place, column in enumerate(sheet.paste.columns)}
    assert [rows[line][at["excludes"]] for line in (1, 2, 3)] == ["B; C", "A", "A"]
    rows[1][at["excludes"]] = "C"
    rows[3][at["title"]] = "C, renamed"
    rows[4][at["title"]] = "D"
    rows[4][at["requires"]] = "c, renamed"
    sent = Sent(rows=rows, heading=1, columns=sheet.paste.columns, empties=True)
    added = tables.add(**here, sent=sent, language="en")
    assert added.problems == []
    assert [related(title)[1] for title in ("A", "B", "C, renamed")] == [["C, renamed"], [], ["A"]]
    assert related("D")[0] == ["C, renamed"]


def test_what_was_chosen_for_headings_is_chosen_for_colleagues(cast, here):
    period = periods_write.create_period(**here, title="2027")
    rows = [["Thing", "Our code", "Next year"], ["A", "x", "5"]]
    columns = ["title", "audience", f"period_{period.pk}"]
    assert tables.preview(**here, sent=Sent(rows=rows), language="en").paste.columns != columns
    tables.add(**here, sent=Sent(rows=rows, heading=1, columns=columns), language="en")
    other = workspaces_write.create_engagement(
        actor=cast.owner, workspace_id=cast.workspace.pk, name="Other"
    )
    there = periods_write.create_period(actor=cast.owner, engagement_id=other.pk, title="2027 ")
    again = [["THING ", "our  code", "next year"], ["B", "y", "6"]]
    sent = Sent(rows=again, heading=1)
    for engagement, own in ((cast.engagement, period), (other, there)):
        seen = tables.preview(
            actor=cast.owner, engagement_id=engagement.pk, sent=sent, language="en"
        )
        assert seen.paste.columns == ["title", "audience", f"period_{own.pk}"]
        assert any("the last time" in note for note in seen.paste.notes)
    foreign = tables.preview(
        actor=cast.outsider, engagement_id=cast.foreign_engagement.pk, sent=sent, language="en"
    )
    assert foreign.paste.columns[1] == ""
    guessed = foreign.paste.columns
    tables.add(**here, sent=Sent(rows=again, heading=1, columns=guessed), language="en")
    assert tables.preview(**here, sent=sent, language="en").paste.columns == guessed
    assert not TableColumns.objects.exists()


@pytest.mark.parametrize(
    ("cells", "is_one"),
    [
        (["Total", "5"], True),
        (["", "Итого по кварталу:", "5"], True),
        (["Grand total", "", "1 000"], True),
        (["Total football", "5"], False),
        (["Итого", ""], False),
    ],
)
def test_totals_are_known(cells, is_one):
    assert is_total(cells) == is_one

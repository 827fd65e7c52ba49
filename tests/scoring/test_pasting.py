"""Tables pasted from a spreadsheet."""

import uuid
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.tables.separated import read_separated
from issuetrees.scoring import pasting
from issuetrees.scoring.cells import Reader, people_of
from issuetrees.scoring.pasting import Paste


def read_initiatives(text: str, reader: Reader, *more: Any) -> Paste:
    return pasting.read_initiatives(read_separated(text).rows, reader, *more)


def test_named_columns_may_stand_in_any_order():
    paste = read_initiatives(
        "Cost\tInitiative\tState\n12.5 M\tFestival\tIdea\n\tPodcast\t\n", Reader("en", "RUB")
    )
    assert paste.problems == []
    assert paste.rows == [
        {"title": "Festival", "cost_likely": Decimal(12500000), "state": "idea"},
        {"title": "Podcast"},
    ]
    assert paste.labels == ["Cost, likely", "Initiative", "State"]


def test_without_names_the_columns_stand_in_the_given_order():
    paste = read_initiatives(
        "Фестиваль\tсобытие\tвовне\tидея\t1 млн\t1,5 млн\t2 млн\tкруто", Reader("ru", "RUB")
    )
    assert paste.problems == []
    assert paste.rows[0]["cost_likely"] == Decimal(1500000)
    assert (paste.rows[0]["side"], paste.rows[0]["state"]) == ("outside", "idea")
    assert paste.rows[0]["old_verdict"] == "круто"


def test_a_plain_list_of_titles_is_fine():
    assert [
        row["title"] for row in read_initiatives("One\nTwo\n\nThree", Reader("en", "RUB")).rows
    ] == [
        "One",
        "Two",
        "Three",
    ]


def test_a_quoted_cell_may_hold_line_breaks():
    paste = read_initiatives(
        'Initiative\tDescription\n"City\nfestival"\t"a ""b"""\n', Reader("en", "RUB")
    )
    assert paste.rows == [{"title": "City festival", "description": 'a "b"'}]


def test_wrong_cells_are_named_by_row_and_column():
    paste = read_initiatives(
        "Initiative\tSide\tCost\nFestival\tabove\tmuch\n\tinside\t5\nPodcast\tinside\t5\textra",
        Reader("en", "RUB"),
    )
    assert [(p.line, p.column) for p in paste.problems] == [
        (2, "Side"),
        (2, "Cost, likely"),
        (3, "Initiative"),
    ]
    assert paste.problems[0].sentence == "“above” is not known here. Use one of outside, inside."
    assert "12.5 M" in paste.problems[1].sentence
    assert [row["title"] for row in paste.rows] == ["Podcast"]
    assert paste.columns[-1] == ""  # what stands beyond the headings is seen, and left out
    assert len(paste.cells) == 3


@pytest.mark.parametrize("text", ["", " \n\t\n", "a\n" * 2001])
def test_nothing_and_too_much_are_refused(text):
    with pytest.raises(Invalid):
        read_initiatives(text, Reader("en", "RUB"))


def test_costs_are_read_in_the_currency_of_the_engagement():
    paste = read_initiatives("Initiative\tCost\nFestival\t€1.2m\nPodcast\t$5M", Reader("en", "EUR"))
    assert paste.rows == [{"title": "Festival", "cost_likely": Decimal(1_200_000)}]
    assert [problem.sentence for problem in paste.problems] == [
        "“$5M” is in USD, but costs here are in EUR. Convert it."
    ]


def test_quotes_that_are_part_of_a_title_stay():
    text = '"Yolka new-year film\tvideo\n24" screens in stores\tooh\nBrand day\tevent'
    titles = [row["title"] for row in read_initiatives(text, Reader("en", "RUB")).rows]
    assert titles == ['"Yolka new-year film', '24" screens in stores', "Brand day"]


TABLE = (
    "Project\tType\tCost, €\tOwner\tComments\tRoom\n"
    "Festival\tevent\t5–10 M\tboris Lem\tnice\tA1\n"
    "Podcast\tmedia\t12.5\tb@example.org\t\t\n"
    "Card\tprint\tmuch\tNobody Known\t\t\n"
)
BORIS, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)


def test_a_table_of_excel_is_read_by_its_heading():
    people = people_of([person(BORIS, "Boris Lem", "b@example.org")])
    paste = read_initiatives(TABLE, Reader("en", "EUR", people))
    assert paste.labels == ["Initiative", "Kind", "Cost, likely", "Owner", "Description", ""]
    assert paste.rows == [
        {
            "title": "Festival",
            "initiative_kind": "event",
            "cost_low": Decimal(5_000_000),
            "cost_high": Decimal(10_000_000),
            "owner_id": BORIS,
            "description": "nice",
        },
        {
            "title": "Podcast",
            "initiative_kind": "media",
            "cost_likely": Decimal("12.5"),
            "owner_id": BORIS,
        },
    ]
    assert [(p.line, p.column, p.place) for p in paste.problems] == [
        (4, "Cost, likely", 2),
        (4, "Owner", 3),
    ]
    assert paste.taken == [2, 3]
    mended = [*TABLE.splitlines()[:1], "Card\tprint\t7"]
    again = read_initiatives("\n".join(mended), Reader("en", "EUR", people))
    assert again.rows == [{"title": "Card", "initiative_kind": "print", "cost_likely": Decimal(7)}]


def test_a_heading_may_stand_below_a_title_or_be_denied():
    text = "Programme 2026\n\nInitiative\tCost\nFestival\t5"
    paste = read_initiatives(text, Reader("en", "RUB"))
    assert (paste.heading, paste.lines) == (3, [4])
    assert paste.rows == [{"title": "Festival", "cost_likely": Decimal(5)}]
    paste = read_initiatives(text, Reader("en", "RUB"), None, 0)
    assert (paste.heading, paste.lines) == (0, [1, 3, 4])
    assert paste.first == ["", ""]


def test_the_reader_says_what_stands_where():
    columns = ["description", "title", "", "", "", ""]
    paste = read_initiatives(TABLE, Reader("en", "EUR"), columns)
    assert paste.problems == []
    assert paste.rows[0] == {"title": "event", "description": "Festival"}


@pytest.mark.parametrize(
    ("heading", "cell", "low", "likely", "high"),
    [
        ("Стоимость, млн ₽", "12,5", None, 12_500_000, None),
        ("Бюджет (тыс. ₽)", "10–20", 10_000, None, 20_000),
        ("Стоимость", "от 5 до 10 млн", 5_000_000, None, 10_000_000),
        ("Стоимость", "500 тыс. – 1 млн", 500_000, None, 1_000_000),
        ("Стоимость, млн", "500 тыс.", None, 500_000, None),
        ("Стоимость, млн ₽", "500 тыс.", None, 500_000, None),
        ("Стоимость, ₽", "500 тыс. ₽", None, 500_000, None),
        ("Стоимость, ₽", "–", None, None, None),
    ],
)
def test_costs_have_ranges_and_units_of_their_heading(heading, cell, low, likely, high):
    paste = read_initiatives(f"Инициатива\t{heading}\nА\t{cell}", Reader("ru", "RUB"))
    assert paste.problems == []
    row = paste.rows[0]
    costs = [row.get(name) for name in ("cost_low", "cost_likely", "cost_high")]
    assert costs == [low, likely, high]


@pytest.mark.parametrize("cell", ["5", "150k", "1.5 M", "85k–120k", "10–20k"])
@pytest.mark.parametrize("heading", ["Cost, $", "Cost, k$"])
def test_a_currency_in_the_heading_must_be_that_of_the_engagement(heading, cell):
    paste = read_initiatives(f"Initiative\t{heading}\nA\t{cell}", Reader("en", "EUR"))
    assert "USD" in paste.problems[0].sentence


def test_whose_name_two_have_is_found_by_the_address():
    two = [person(BORIS, "Ann", "a@example.org"), person(OTHER, "Ann", "b@example.org")]
    assert people_of(two) == {"a@example.org": BORIS, "b@example.org": OTHER}
    assert people_of([person(BORIS, "Boris Lem", "b@example.org")]).keys() == {
        "boris lem",
        "boris",
        "b@example.org",
    }


def person(key, name, email):
    return SimpleNamespace(pk=key, name=name, email=email)

"""Tables pasted from a spreadsheet."""

from decimal import Decimal

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.scoring.pasting import read_initiatives


def test_named_columns_may_stand_in_any_order():
    paste = read_initiatives(
        "Cost\tInitiative\tState\n12.5 M\tFestival\tIdea\n\tPodcast\t\n", "en", "RUB"
    )
    assert paste.problems == []
    assert paste.rows == [
        {"title": "Festival", "cost_likely": Decimal(12500000), "state": "idea"},
        {"title": "Podcast"},
    ]
    assert paste.labels == ["Cost, likely", "Initiative", "State"]


def test_without_names_the_columns_stand_in_the_given_order():
    paste = read_initiatives(
        "Фестиваль\tсобытие\tвовне\tидея\t1 млн\t1,5 млн\t2 млн\tкруто", "ru", "RUB"
    )
    assert paste.problems == []
    assert paste.rows[0]["cost_likely"] == Decimal(1500000)
    assert (paste.rows[0]["side"], paste.rows[0]["state"]) == ("outside", "idea")
    assert paste.rows[0]["old_verdict"] == "круто"


def test_a_plain_list_of_titles_is_fine():
    assert [row["title"] for row in read_initiatives("One\nTwo\n\nThree", "en", "RUB").rows] == [
        "One",
        "Two",
        "Three",
    ]


def test_a_quoted_cell_may_hold_line_breaks():
    paste = read_initiatives('Initiative\tDescription\n"City\nfestival"\t"a ""b"""\n', "en", "RUB")
    assert paste.rows == [{"title": "City festival", "description": 'a "b"'}]


def test_wrong_cells_are_named_by_row_and_column():
    paste = read_initiatives(
        "Initiative\tSide\tCost\nFestival\tabove\tmuch\n\tinside\t5\nPodcast\tinside\t5\textra",
        "en",
        "RUB",
    )
    assert [(p.line, p.column) for p in paste.problems] == [
        (2, "Side"),
        (2, "Cost, likely"),
        (3, "Initiative"),
        (4, ""),
    ]
    assert paste.problems[0].sentence == "«above» is not known here. Use one of outside, inside."
    assert "12.5 M" in paste.problems[1].sentence
    assert paste.rows == []
    assert len(paste.cells) == 3


@pytest.mark.parametrize("text", ["", " \n\t\n", "x" * 400_001, "a\n" * 501])
def test_nothing_and_too_much_are_refused(text):
    with pytest.raises(Invalid):
        read_initiatives(text, "en", "RUB")


def test_costs_are_read_in_the_currency_of_the_engagement():
    paste = read_initiatives("Initiative\tCost\nFestival\t€1.2m\nPodcast\t$5M", "en", "EUR")
    assert paste.rows == [{"title": "Festival", "cost_likely": Decimal(1_200_000)}]
    assert [problem.sentence for problem in paste.problems] == [
        "«$5M» is in USD, but costs here are in EUR. Convert it."
    ]


def test_quotes_that_are_part_of_a_title_stay():
    text = '"Yolka new-year film\tvideo\n24" screens in stores\tooh\nBrand day\tevent'
    titles = [row["title"] for row in read_initiatives(text, "en", "RUB").rows]
    assert titles == ['"Yolka new-year film', '24" screens in stores', "Brand day"]

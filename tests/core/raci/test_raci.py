"""RACI: letters as people write them, what is wrong with rows, and the work that follows."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.errors import Invalid
from issuetrees.core.raci.checks import MOST_C, ROWS_OF_ONE, Row, check
from issuetrees.core.raci.letters import LETTERS, read, shown
from issuetrees.core.raci.load import Offer, break_even, loads

PARTIES = [f"p{count}" for count in range(7)]
cells = st.dictionaries(st.sampled_from(PARTIES), st.sets(st.sampled_from(LETTERS)).map("".join))
efforts = st.none() | st.decimals(0, 500, places=2)
rows = st.lists(st.tuples(cells, efforts), max_size=12).map(
    lambda found: [Row(f"r{at}", "", letters, effort) for at, (letters, effort) in enumerate(found)]
)


@pytest.mark.parametrize(
    ("typed", "letters"),
    [("a/r", "RA"), ("R, A", "RA"), ("С", "C"), ("Ф/I", "AI"), (" – ", ""), ("rr", "R")],
)
def test_letters_are_read_as_people_write_them(typed: str, letters: str) -> None:
    assert read(typed) == letters
    assert read(shown(letters)) == letters


@pytest.mark.parametrize("typed", ["К", "x", "R?", "1"])
def test_what_is_no_letter_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        read(typed)


@given(rows)
def test_each_finding_is_so_and_none_is_missing(found: list[Row]) -> None:
    told = {(one.code, one.row_id or one.parties[0]) for one in check(found, PARTIES)}
    wanted = set()
    for row in found:
        count = {letter: sum(letter in said for said in row.letters.values()) for letter in LETTERS}
        facts = {
            "no_a": count["A"] == 0,
            "two_a": count["A"] > 1,
            "nobody_r": count["R"] == 0,
            "many_c": count["C"] > MOST_C,
        }
        wanted |= {(code, row.id) for code, is_so in facts.items() if is_so}
    for party in PARTIES:
        said = [row.letters.get(party, "") for row in found]
        answers = [letters for letters in said if "A" in letters]
        if len(answers) >= ROWS_OF_ONE and len(answers) > len(found) / 2:
            wanted.add(("busy_a", party))
        if found and not any(said):
            wanted.add(("idle", party))
    assert told == wanted


@given(rows)
def test_loads_add_up_to_the_efforts_that_anybody_bears(found: list[Row]) -> None:
    borne = [row.effort or Decimal() for row in found if row.parties("R") or row.parties("A")]
    days = [one.days for one in loads(found, PARTIES).values()]
    assert abs(sum(days, Decimal()) - sum(borne, Decimal())) < Decimal("1e-15")
    assert all(one >= 0 for one in days)


def test_who_answers_takes_a_tenth_unless_they_do_the_work_too() -> None:
    found = loads([Row("r", "", {"a": "A", "b": "R", "c": "R"}, Decimal(10))], ["a", "b", "c"])
    assert [found[party].days for party in "abc"] == [1, Decimal("4.5"), Decimal("4.5")]
    found = loads([Row("r", "", {"a": "RA", "b": "C"}, Decimal(10))], ["a", "b"])
    assert [found[party].days for party in "ab"] == [10, 0]


def test_hiring_pays_from_the_day_on_which_its_price_is_earned_back() -> None:
    hire, agency = Offer(Decimal(300), Decimal(10)), Offer(None, Decimal(25))
    days = break_even(hire, agency)
    assert days == 20
    assert hire.cost(days) == agency.cost(days)
    assert break_even(agency, hire) is None

"""Sums that people typed stay on one line."""

import pytest

from issuetrees.kit.formats.unbroken import unbroken


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("за 125 млн ₽ до лета", "за 125_млн_₽ до лета"),
        ("12.5 M $ a year, 40 %", "12.5_M_$ a year, 40_%"),
        ("In 2027 we sell; 3 млн", "In 2027 we sell; 3_млн"),
        ("20 тыс. ₽", "20_тыс._₽"),
        ("nothing here", "nothing here"),
    ],
)
def test_a_number_keeps_its_unit_and_currency(typed: str, shown: str) -> None:
    assert unbroken(typed).replace("\u00a0", "_") == shown

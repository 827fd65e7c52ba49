"""Checks of single values: what is taken, and the refusal with its field."""

import math
import uuid
from decimal import Decimal
from typing import Any

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.kit import checks

ID = uuid.UUID("01890000-0000-7000-8000-000000000001")


@pytest.mark.parametrize("raw", [3, 3.0, Decimal(3)])
def test_a_number_is_finite(raw: Any) -> None:
    assert checks.number("weight", raw) == 3.0


@pytest.mark.parametrize("raw", ["3", True, math.nan, math.inf, 10**400])
def test_what_is_no_number_is_refused_with_its_field(raw: Any) -> None:
    with pytest.raises(Invalid) as refused:
        checks.number("weight", raw)
    assert (refused.value.code, refused.value.details["field"]) == ("not_a_number", "weight")


def test_a_number_that_is_not_there_is_missing() -> None:
    with pytest.raises(Invalid) as refused:
        checks.number("weight", None)
    assert (refused.value.code, refused.value.details["field"]) == ("no_number", "weight")


def test_a_choice_is_one_of_the_words() -> None:
    side = checks.one_of(["inside", "outside"])
    assert side("side", "inside") == "inside"
    with pytest.raises(Invalid) as refused:
        side("side", "beside")
    assert refused.value.details["allowed"] == "inside, outside"


@pytest.mark.parametrize("raw", [ID, str(ID)])
def test_an_id_comes_in_either_form(raw: Any) -> None:
    assert checks.key("owner_id", raw) == ID
    assert checks.key("owner_id", None) is None


def test_an_id_of_nothing_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        checks.key("owner_id", "me")
    assert refused.value.details["field"] == "owner_id"

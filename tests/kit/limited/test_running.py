"""Work is done by a process that can use so much and no more."""

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.kit.limited.running import Bounds, TooHardError, run_limited

BOUNDS = Bounds(memory=400_000_000, seconds=5)
OUTLINE = "issuetrees.kit.outlines.child"


def test_what_is_found_comes_back() -> None:
    found = run_limited(OUTLINE, "Корень\n- А\n".encode(), BOUNDS, name="", form=None)
    assert found["nodes"][0]["title"] == "А"


def test_a_refusal_comes_back_with_its_code_and_details() -> None:
    with pytest.raises(Invalid) as refused:
        run_limited(OUTLINE, b"PK\x03\x04 broken", BOUNDS, name="a.xlsx", form=None)
    assert refused.value.code


def test_what_has_no_answer_is_too_hard() -> None:
    with pytest.raises(TooHardError):
        run_limited(OUTLINE, b"a", Bounds(memory=1_000_000, seconds=5), name="", form=None)
    with pytest.raises(TooHardError):
        run_limited("issuetrees.kit.nowhere", b"a", BOUNDS)

"""Stored results: plain values, and a fingerprint that says what is out of date."""

import json
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from issuetrees.core.scoring import Criterion, CriterionKind
from issuetrees.core.scoring.snapshot import fingerprint, plain


@dataclass(frozen=True)
class Kept:
    name: str
    parts: tuple[object, ...]


def test_everything_becomes_what_json_has() -> None:
    kept = Kept(
        "a", (Decimal("1.50"), np.array([[1.0, np.nan]]), CriterionKind.RUBRIC, {"b": (True, None)})
    )
    expected = {"name": "a", "parts": ["1.50", [[1.0, None]], "rubric", {"b": [True, None]}]}
    assert plain(kept) == expected
    assert json.loads(json.dumps(plain(kept), allow_nan=False)) == expected


def test_a_fingerprint_changes_with_what_it_is_of() -> None:
    one = Criterion("c", "g", "Reach")
    assert fingerprint(one) == fingerprint(replace(one))
    assert fingerprint(one) != fingerprint(replace(one, weight=1.5))
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})

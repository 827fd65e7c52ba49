"""What is wrong with the words of so-whats, on labelled ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from issuetrees.core.synthesis.wording import fault

CASES: dict[str, list[dict[str, Any]]] = json.loads(
    Path("fixtures/cases/synthesis/so_whats.json").read_text("utf-8")
)


@pytest.mark.parametrize("language", CASES)
def test_so_whats_are_judged_as_they_are_labelled(language: str) -> None:
    wrong = {
        case["text"]: found
        for case in CASES[language]
        if (found := fault(case["title"], case["text"])) != case["fault"]
    }
    assert not wrong

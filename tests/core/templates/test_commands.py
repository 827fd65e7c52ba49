"""A template becomes the same commands here and in the browser: the golden cases of both."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from issuetrees.core.templates import Arrow, Question, Stage, Template, map_commands, tree_commands

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[3] / "fixtures" / "cases" / "templates" / "commands.json").read_text(
        "utf-8"
    )
)


def template_of(json: dict[str, Any]) -> Template:
    parts = {"questions": Question, "stages": Stage, "arrows": Arrow}
    content = {name: tuple(part(**one) for one in json[name]) for name, part in parts.items()}
    return Template(**{**json, **content})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_golden_cases(case: dict[str, Any]) -> None:
    template = template_of(case["template"])
    numbers = itertools.count(1)
    make = tree_commands if template.kind == "issue_tree" else map_commands
    found = make(template, **case["place"], new_id=lambda: str(next(numbers)))
    assert found == case["commands"]


def test_an_empty_tree_takes_the_root_that_is_given() -> None:
    template = template_of(CASES[0]["template"])
    commands = tree_commands(template, parent_id=None, new_id=lambda: "0", root="Our question?")
    (pasting,) = commands
    assert pasting["nodes"][0]["title"] == "Our question?"
    assert pasting["nodes"][0]["split_kind"] == template.questions[0].split_kind

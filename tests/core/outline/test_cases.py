"""Golden cases: a text, and the outline that it is read as."""

import json
from pathlib import Path
from typing import Any

import pytest

from issuetrees.core.outline import Outline, read

FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "outline"


def cases() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
        for path in sorted(FOLDER.glob("*.json"))
        for case in json.loads(path.read_text())["cases"]
    ]


@pytest.mark.parametrize(("form", "case"), cases())
def test_text_is_read_as_expected(form: str, case: dict[str, Any]) -> None:
    outline = read(case["text"])
    assert outline.format == form
    assert (outline.title, outline.note, outline.answer) == (
        case["title"],
        case.get("note", ""),
        case.get("answer", ""),
    )
    assert nodes(outline) == case["nodes"]
    assert warnings(outline) == case["warnings"]


def nodes(outline: Outline) -> list[dict[str, Any]]:
    found = []
    for node in outline.nodes:
        record: dict[str, Any] = {"line": node.line, "depth": node.depth, "title": node.title}
        record |= {"note": node.note} if node.note else {}
        record |= {"answer": node.answer} if node.answer else {}
        found.append(record)
    return found


def warnings(outline: Outline) -> list[dict[str, Any]]:
    return [
        {"line": one.line, "code": one.code, "text": one.message.format(**one.details)}
        for one in outline.warnings
    ]

"""Golden cases: a text, and the outline that it is read as."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from issuetrees.core.outline import Outline, read, read_file

TOLD = ("note", "answer", "status", "owner", "due")
FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "outline"


def cases() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
        for path in sorted(FOLDER.glob("*.json"))
        for case in json.loads(path.read_text())["cases"]
    ]


@pytest.mark.parametrize(("form", "case"), cases())
def test_text_is_read_as_expected(form: str, case: dict[str, Any]) -> None:
    outline = outline_of(case)
    assert outline.format == form
    assert outline.title == case["title"]
    for name in (*TOLD, "suggested_title"):
        assert getattr(outline, name) == case.get(name, "")
    assert nodes(outline) == case["nodes"]
    assert warnings(outline) == case["warnings"]


def outline_of(case: dict[str, Any]) -> Outline:
    """Read a case: a text, or a file in base64."""
    if "file" in case:
        return read_file(b64decode(case["file"]), "", case.get("form"))
    return read(case["text"], case.get("form"))


def nodes(outline: Outline) -> list[dict[str, Any]]:
    found = []
    for node in outline.nodes:
        record: dict[str, Any] = {"line": node.line, "depth": node.depth, "title": node.title}
        record |= {name: getattr(node, name) for name in TOLD if getattr(node, name)}
        found.append(record)
    return found


def warnings(outline: Outline) -> list[dict[str, Any]]:
    return [
        {"line": one.line, "code": one.code, "text": one.message.format(**one.details)}
        for one in outline.warnings
    ]

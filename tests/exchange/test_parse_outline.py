"""``manage.py parse_outline``: a file as JSON, or one sentence."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError


def parsed(path, *options):
    out = StringIO()
    call_command("parse_outline", str(path), *options, stdout=out)
    return json.loads(out.getvalue())


def test_a_file_is_printed_as_an_outline(tmp_path):
    path = tmp_path / "tree.txt"
    path.write_text("Рост?\n- Цена (owner: Анна)\n- Объём\n---\n", encoding="cp1251")
    answer = parsed(path)
    assert (answer["format"], answer["title"]) == ("bullets", "Рост?")
    blank = {"note": "", "answer": "", "status": "", "owner": "", "due": ""}
    assert answer["nodes"][0] == {**blank, "title": "Цена", "depth": 1, "owner": "Анна"}
    assert answer["warnings"] == [{"line": 4, "text": "---", "message": "Not in the tree: “---”"}]


def test_a_form_can_be_forced(tmp_path):
    path = tmp_path / "tree.txt"
    path.write_text("- A\n- B\n", encoding="utf-16")
    assert parsed(path)["format"] == "bullets"
    forced = parsed(path, "--form", "indented")
    assert forced["format"] == "indented"


def test_what_the_root_tells_is_listed_too(tmp_path):
    path = tmp_path / "tree.md"
    path.write_text("# Root\n\nWords about it.\n\n- one\n- two\n")
    answer = parsed(path)
    assert answer["note"] == "Words about it."
    assert [one["text"] for one in answer["warnings"]] == ["Words about it."]


@pytest.mark.parametrize(
    "content", [b"", b"a\0b", b"%PDF-1.7", b"\x89PNG...", b"PK\x03\x04", b"x" * 6_000_000]
)
def test_what_cannot_be_read_ends_with_one_sentence(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        parsed(path)
    assert str(refused.value).endswith(".")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError):
        parsed(tmp_path / "none")

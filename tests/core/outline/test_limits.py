"""Texts beyond the limits are refused in words, and quickly."""

import zipfile
from io import BytesIO

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.outline import read, read_file
from issuetrees.core.outline.records import MAX_BYTES, MAX_NODES, MAX_TITLE, MAX_WARNINGS
from tests.effort import assert_effort

REFUSALS = {
    "empty": ("", "text_empty"),
    "blank lines": (" \n\t\n\u00a0\n\ufeff", "text_empty"),
    "a NUL character": ("one\ntwo\0", "text_binary"),
    "too large": ("я" * (MAX_BYTES // 2 + 1), "text_too_long"),
    "too many items": ("item\n" * (MAX_NODES + 1), "text_too_many_nodes"),
    "too many lines": ("- a\n  b\n" * 100_001, "text_too_many_lines"),
    "too deep": ("\n".join("\t" * depth + "x" for depth in range(102)), "text_too_deep"),
    "a title too long": ("one\n" + "y" * (MAX_TITLE + 1), "text_title_too_long"),
    "a title too long in pieces": ("- " + "\n  ".join(["y" * 100] * 110), "text_title_too_long"),
}


@pytest.mark.parametrize(("text", "code"), REFUSALS.values(), ids=REFUSALS)
def test_is_refused(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read(text)
    assert refusal.value.code == code
    assert refusal.value.details["field"] == "text"
    assert str(refusal.value)


def test_a_refusal_names_the_line() -> None:
    with pytest.raises(Invalid) as refusal:
        read("one\n\ntwo\n" + "y" * 10_001)
    assert refusal.value.details["line"] == 4
    with pytest.raises(Invalid) as refusal:
        read("one\r\ntwo\r\n\0")
    assert refusal.value.details["line"] == 3


def test_what_is_just_allowed_is_read() -> None:
    assert len(read("item\n" * MAX_NODES).nodes) == MAX_NODES
    assert read("one\n" + "y" * MAX_TITLE).title is None
    deep = read("\n".join("\t" * depth + "x" for depth in range(100)))
    assert deep.nodes[-1].depth == 99


def test_warnings_end_in_a_count() -> None:
    outline = read("- a\n---\n" * 700)
    assert len(outline.warnings) == MAX_WARNINGS + 1
    assert outline.warnings[-1].details == {"count": 200, "line": 1002}


def test_a_packed_file_of_no_known_form_is_refused() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("notes.txt", "- a")
    with pytest.raises(Invalid) as refusal:
        read_file(packed.getvalue())
    assert refusal.value.code == "file_not_known"


SLOW = [
    *["`", "*", "_", "[", "\\", "~", "<", "#", "1.", "a)", "(", "\x01", "🔹", "🚀", "** ", "# a "],
    *["![a](", "a. ", " — A", "\u200d", "1️⃣", "Part 1 ", "Answer:", "=", "🔟", "<http://", "x"],
]


@pytest.mark.parametrize("piece", SLOW)
def test_time_grows_with_the_text_only(piece: str) -> None:
    text = f"# x\n- y\n{piece * (50_000 // len(piece))}"

    def attempt() -> None:
        try:
            read(text)
        except Invalid as refusal:
            assert refusal.details["field"] == "text"  # noqa: PT017 -- either answer is fine

    assert_effort(attempt, 50)


def test_a_large_text_takes_a_second_at_most() -> None:
    text = "\n".join(
        "\t" * (1 + at % 5) + f"Item number {at}, with some words" for at in range(MAX_NODES - 1)
    )
    assert_effort(lambda: read(f"Root\n{text}"), 150)
    assert len(read(f"Root\n{text}").nodes) == MAX_NODES - 1

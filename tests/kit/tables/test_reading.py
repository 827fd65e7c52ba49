"""Files are read in a process of their own, which ends when it takes too much."""

import io
import time
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.tables.reading import read_sheets as read_here
from issuetrees.kit.limited import running
from issuetrees.kit.sentences import sentence
from issuetrees.kit.tables.reading import read_sheets
from tests.core.tables.workbooks import inline, workbook

FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "tables"
SECONDS = 10
BOMB_BYTES = 500_000_000


@pytest.mark.parametrize("name", ["xlsxwriter.xlsx", "openpyxl.xlsx"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_process_reads_the_same(name: str, language: str) -> None:
    content = (FOLDER / name).read_bytes()
    assert read_sheets(content, language) == read_here(content, language)


def test_a_refusal_comes_back_with_its_words() -> None:
    with pytest.raises(Invalid) as refused:
        read_sheets(b"%PDF-1.7", "ru")
    assert refused.value.code == "unreadable"
    assert sentence(refused.value)


def test_a_refused_sheet_comes_back_beside_its_neighbours() -> None:
    (sheet,) = read_sheets(workbook(f'<row r="1">{inline("XFD1", "x")}</row>'), "en")
    assert sheet.refusal is not None
    assert "500 columns" in str(sheet.refusal)


def bomb(part: str) -> bytes:
    """A workbook of which one part unpacks to half a gigabyte."""
    target = io.BytesIO(workbook('<row r="1"/>'))
    names = {"sheet": "xl/worksheets/sheet1.xml", "texts": "xl/sharedStrings.xml"}
    with zipfile.ZipFile(target) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    with zipfile.ZipFile(target := io.BytesIO(), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name, text in parts.items():
            if name != names[part]:
                new.writestr(name, text)
        with new.open(names[part], "w") as out:
            out.write(b"<sst>" if part == "texts" else b"<worksheet><sheetData>")
            piece = b"<si><t>a</t></si>" if part == "texts" else b"<row><c><v>1</v></c></row>"
            for _ in range(BOMB_BYTES // 1_000_000):
                out.write(piece * (1_000_000 // len(piece)))
    return target.getvalue()


@pytest.mark.parametrize("part", ["sheet", "texts"])
def test_a_bomb_ends_with_a_sentence_soon(part: str) -> None:
    content = bomb(part)
    assert len(content) < limits.TABLE_FILE_BYTES
    begun = time.monotonic()
    try:
        (sheet,) = read_sheets(content, "en")
    except Invalid as refused:
        assert refused.code == "too_large"  # noqa: PT017 - either is right
    else:
        assert sheet.refusal
    assert time.monotonic() - begun < SECONDS + 5  # to start and to end on a busy machine


def test_who_comes_while_others_are_read_for_long_is_told_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(running, "_AT_ONCE", SimpleNamespace(acquire=lambda timeout: False))
    with pytest.raises(Conflict, match="Try again"):
        read_sheets(b"a;b", "en")


def test_a_process_without_an_answer_is_told_as_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TABLE_MEMORY_BYTES", 1_000_000)
    with pytest.raises(Invalid) as refused:
        read_sheets(b"a;b", "en")
    assert refused.value.code == "too_large"

"""Pieces that are kept: found whole or not at all, bounded, never those of another version."""

import os
import time
from dataclasses import replace
from pathlib import Path

from issuetrees.reports.formats.pdf import kept
from issuetrees.reports.formats.pdf.kept import Kept, key_of
from issuetrees.reports.formats.pdf.pieces import Piece

PIECE = Piece("Tree", b"Words", lambda: "<p>Words</p>", ("p { color: red }",))
KEY = key_of(PIECE)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    folder = Kept(tmp_path / "pieces", 1000)
    assert folder.find(KEY) is None
    folder.keep(KEY, b"%PDF")
    assert folder.find(KEY) == b"%PDF"
    assert (tmp_path / "pieces" / KEY[:2]).stat().st_mode & 0o077 == 0


def test_a_damaged_file_is_not_used(tmp_path: Path) -> None:
    folder = Kept(tmp_path, 1000)
    folder.keep(KEY, b"%PDF")
    (path,) = files(tmp_path)
    path.write_bytes(path.read_bytes()[:-1])
    assert folder.find(KEY) is None
    assert files(tmp_path) == []


def test_what_was_used_last_stays_when_there_is_too_much(tmp_path: Path) -> None:
    folder = Kept(tmp_path, 250)
    for number, key in enumerate(("a" * 64, "b" * 64, "c" * 64)):
        folder.keep(key, bytes(80))
        os.utime(tmp_path / key[:2] / key[2:], (time.time() + number - 9,) * 2)
    assert folder.find("a" * 64) is not None
    folder.clear()
    assert [folder.find(letter * 64) is None for letter in "abc"] == [False, True, False]


def test_what_is_old_goes_and_nothing_is_kept_without_room(tmp_path: Path) -> None:
    folder = Kept(tmp_path, 1000)
    folder.keep(KEY, b"%PDF")
    os.utime(files(tmp_path)[0], (0, 0))
    folder.clear()
    Kept(tmp_path, 0).keep(KEY, b"%PDF")
    assert files(tmp_path) == []


def test_a_key_says_all_that_a_piece_follows_from(monkeypatch) -> None:
    assert key_of(replace(PIECE, label="Other", pages=7)) == KEY
    others = [
        replace(PIECE, values=b"Other"),
        replace(PIECE, styles=()),
        replace(PIECE, styles=("p { color: ", "red }")),
    ]
    assert len({KEY, *map(key_of, others)}) == 4
    monkeypatch.setattr(kept, "_maker", lambda: "another version")
    assert key_of(PIECE) != KEY

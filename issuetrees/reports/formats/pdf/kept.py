"""Pieces that were rendered before, kept by what they are made of, in a folder of this machine.

A file's name says everything that it follows from: its values, its styles, and the version of
what wrote and rendered it. It is written aside and moved into place, and begins with a sum over
itself, so what is found is whole or is not used. The folder is bounded in size and age.
"""

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from django.conf import settings

from issuetrees.reports.formats.pdf.pieces import Piece
from issuetrees.reports.formats.pdf.renderers import ASSETS

_SUM: Final = 32  # bytes
_DAYS: Final = 7
_DAY: Final = 86_400
_LIBRARIES: Final = ("weasyprint", "pydyf", "pikepdf", "fonttools", "pillow")
_LOOK_EVERY: Final = 50  # files written between two looks at the folder's size


def key_of(piece: Piece) -> str:
    """Return the name of what a piece becomes."""
    digest = hashlib.sha256(_maker().encode())
    styles = (text.encode("utf-8", "replace") for text in piece.styles)
    for content in (piece.values, *styles):
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


@cache
def _maker() -> str:
    """Return what tells this version of writers and renderer from others."""
    digest = hashlib.sha256()
    for path in [*_sources(), *(Path(path) for path in ASSETS.values())]:
        digest.update(path.read_bytes())
    return " ".join([digest.hexdigest(), *(version(name) for name in _LIBRARIES)])


def _sources() -> Iterator[Path]:
    """Yield the files that tell how values become pages, and with which words."""
    root: Path = settings.BASE_DIR
    for folder in ("issuetrees/core", "issuetrees/kit", "issuetrees/reports"):
        yield from sorted((root / folder).rglob("*.py"))
    yield from sorted((root / "templates/reports/pdf").glob("*"))
    yield from sorted((root / "locale").rglob("*.mo"))


class Kept:
    """A folder of rendered pieces."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self.folder, self.most_bytes = folder, most_bytes
        self._written = 0

    def find(self, key: str) -> bytes | None:
        """Return a piece that was kept, or None."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        digest, content = content[:_SUM], content[_SUM:]
        if hashlib.sha256(content).digest() != digest:
            path.unlink(missing_ok=True)
            return None
        with suppress(OSError):
            os.utime(path)
        return content

    def keep(self, key: str, content: bytes) -> None:
        """Keep a piece; a full disk only makes the next export slower."""
        if not self.most_bytes:
            return
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(file.name).replace(path)
        self._written += 1
        if self._written % _LOOK_EVERY == 1:
            self.clear()

    def clear(self) -> None:
        """Delete what is old, and what was not used for longest while there is too much."""
        oldest = time.time() - _DAYS * _DAY
        used = 0
        for at, size, path in sorted(self._files(), reverse=True):
            used += size
            if used > self.most_bytes or at < oldest:
                path.unlink(missing_ok=True)

    def forget(self) -> None:
        """Delete all of it: something that was shown must be nowhere."""
        for _at, _size, path in self._files():
            path.unlink(missing_ok=True)

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        for path in self.folder.glob("??/*"):
            with suppress(OSError):
                facts = path.stat()
                yield facts.st_mtime, facts.st_size, path

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


@cache
def kept() -> Kept:
    """Return the folder that the settings name."""
    return Kept(settings.PIECES_FOLDER, settings.PIECES_MEGABYTES * 1_000_000)

"""The import map: which hashed file stands for each module, and the digest it must have.

Modules import each other by relative, unhashed paths. The browser resolves them through
this map, so that what runs is what ``collectstatic`` hashed, and refuses a changed file.
"""

import base64
import hashlib
import json
import re
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, Final

from django.contrib.staticfiles.storage import staticfiles_storage

from issuetrees.web.frame.served import OWN

#: A static import at the begin of a line; ``import()`` is not one.
_IMPORT: Final = re.compile(r'^(?:import|export)\b[^;]*?from "(\.[^"]+)"', re.MULTILINE)


def integrity_of(content: bytes) -> str:
    """Return the subresource integrity value of a file's bytes."""
    return "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()


def import_map() -> str:
    """Return the page's import map as JSON, safe inside a script element.

    Empty where static files are served by their own names, as in development.
    """
    storage: Any = staticfiles_storage
    hashed: dict[str, str] | None = getattr(storage, "hashed_files", None)
    if not hashed:
        return '{"imports":{}}'
    modules = tuple(
        sorted(
            (name, file)
            for name, file in hashed.items()
            if name.endswith(".js") and name.startswith(OWN)
        )
    )
    return _as_json(modules, storage.base_url, storage.location)


@lru_cache(maxsize=4)
def _as_json(modules: tuple[tuple[str, str], ...], base_url: str, folder: Any) -> str:
    imports = {base_url + name: base_url + file for name, file in modules}
    integrity = {base_url + file: _digest(Path(folder) / file) for _, file in modules}
    text = json.dumps({"imports": imports, "integrity": integrity}, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def modules_of(entry: str) -> tuple[tuple[str, str], ...]:
    """Return address and digest of all modules that one needs to start, itself included.

    A page names them at once, so that the browser need not find them in waves. Empty where
    static files are served by their own names.
    """
    storage: Any = staticfiles_storage
    hashed: dict[str, str] | None = getattr(storage, "hashed_files", None)
    if not hashed:
        return ()
    files = tuple(hashed[name] for name in _closure(entry, hashed[entry], storage.location))
    return _with_digests(files, storage.base_url, storage.location)


@lru_cache(maxsize=16)
def _with_digests(
    files: tuple[str, ...], base_url: str, folder: Any
) -> tuple[tuple[str, str], ...]:
    return tuple((base_url + file, _digest(Path(folder) / file)) for file in files)


@lru_cache(maxsize=512)
def _digest(file: Path) -> str:
    return integrity_of(file.read_bytes())


@lru_cache(maxsize=16)
def _closure(entry: str, _version: str, folder: Any) -> tuple[str, ...]:
    found = [entry]
    for name in found:
        source = (Path(folder) / name).read_text()
        for relative in _IMPORT.findall(source):
            target = _joined(PurePosixPath(name).parent, relative)
            if target not in found:
                found.append(target)
    return tuple(found)


def _joined(folder: PurePosixPath, relative: str) -> str:
    parts = list(folder.parts)
    for part in PurePosixPath(relative).parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)

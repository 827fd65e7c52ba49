"""The import map: which hashed file stands for each module, and the digest it must have.

Modules import each other by relative, unhashed paths. The browser resolves them through
this map, so that what runs is what ``collectstatic`` hashed, and refuses a changed file.
"""

import base64
import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage


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
            if name.endswith(".js") and name.startswith(("js/", "editor/"))
        )
    )
    return _as_json(modules, storage.base_url, storage.location)


@lru_cache(maxsize=4)
def _as_json(modules: tuple[tuple[str, str], ...], base_url: str, folder: Any) -> str:
    imports = {base_url + name: base_url + file for name, file in modules}
    integrity = {
        base_url + file: integrity_of((Path(folder) / file).read_bytes()) for _, file in modules
    }
    text = json.dumps({"imports": imports, "integrity": integrity}, separators=(",", ":"))
    return text.replace("<", "\\u003c")

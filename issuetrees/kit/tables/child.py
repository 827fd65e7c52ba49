"""The process that reads one table's file, and can harm nobody.

Run by path and isolated (``python -I child.py SETTINGS``): it loads neither Django nor Celery, gets
no secrets, and starts in a few milliseconds. The file comes by standard input, the answer goes by
standard output as JSON: ``{"sheets": […]}`` or ``{"refused": […]}``.
"""

import dataclasses
import json
import resource
import sys
import types
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def limit(memory: int, seconds: int) -> None:
    """Bound what this process may use; the system ends it when it goes further."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def open_core() -> None:
    """Make the product's packages importable without what their first one loads."""
    package = types.ModuleType("issuetrees")
    package.__path__ = [str(ROOT)]
    sys.modules["issuetrees"] = package


def answer(content: bytes, language: str) -> dict[str, Any]:
    """Return what the file holds, or why it cannot be read."""
    from issuetrees.core.errors import Invalid  # noqa: PLC0415 - after the packages are open
    from issuetrees.core.tables.bounds import too_large, unreadable  # noqa: PLC0415
    from issuetrees.core.tables.reading import read_sheets  # noqa: PLC0415

    def told(refused: Invalid | None) -> list[Any] | None:
        return [refused.code, refused.message, refused.details] if refused else None

    try:
        sheets = read_sheets(content, language)
    except Invalid as refused:
        return {"refused": told(refused)}
    except (MemoryError, RecursionError):
        return {"refused": told(too_large())}
    except Exception:  # noqa: BLE001 - whatever a file brings about, the parent must hear of it
        return {"refused": told(unreadable())}
    return {
        "sheets": [
            [one.name, one.rows, [dataclasses.astuple(area) for area in one.merged],
             told(one.refusal)]
            for one in sheets
        ]
    }  # fmt: skip


def main() -> None:
    """Read the file, write the answer."""
    settings = json.loads(sys.argv[1])
    open_core()
    limit(settings["memory"], settings["seconds"])
    found = answer(sys.stdin.buffer.read(), settings["language"])
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()

"""The process that reads one outline's file, and can harm nobody.

Run by path and isolated, as ``kit/tables/child.py``: the file comes by standard input, the answer
goes by standard output as JSON: ``{"outline": {…}}`` or ``{"refused": […]}``.
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


def answer(content: bytes, name: str, form: str | None) -> dict[str, Any]:
    """Return what the file holds, or why it cannot be read."""
    from issuetrees.core.errors import Invalid  # noqa: PLC0415 - after the packages are open
    from issuetrees.core.outline import read_file  # noqa: PLC0415

    try:
        return {"outline": dataclasses.asdict(read_file(content, name, form))}
    except Invalid as refused:
        return {"refused": [refused.code, refused.message, refused.details]}


def main() -> None:
    """Read the file, write the answer."""
    settings = json.loads(sys.argv[1])
    package = types.ModuleType("issuetrees")
    package.__path__ = [str(ROOT)]
    sys.modules["issuetrees"] = package
    limit(settings["memory"], settings["seconds"])
    found = answer(sys.stdin.buffer.read(), settings["name"], settings["form"])
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()

"""The process that does one piece of work, and can harm nobody.

Run by path and isolated (``python -I child.py SETTINGS``): it loads neither Django nor Celery, gets
no secrets, and starts in a few milliseconds. The settings name the module whose ``answer`` does the
work. What it works on comes by standard input, the answer goes by standard output as JSON:
``{"found": …}`` or ``{"refused": […]}``.
"""

import json
import resource
import sys
import types
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def open_packages() -> None:
    """Make the product's packages importable without what their first one loads."""
    package = types.ModuleType("issuetrees")
    package.__path__ = [str(ROOT)]
    sys.modules["issuetrees"] = package


def limit(memory: int, seconds: int) -> None:
    """Bound what this process may use; the system ends it when it goes further."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(settings: dict[str, Any], content: bytes) -> dict[str, Any]:
    """Return what the work found, or why it is refused."""
    from issuetrees.core.errors import Invalid  # noqa: PLC0415 - after the packages are open

    try:
        return {"found": import_module(settings["work"]).answer(content, **settings["told"])}
    except Invalid as refused:
        return {"refused": [refused.code, refused.message, refused.details]}


def main() -> None:
    """Read what is to be worked on, write the answer."""
    settings = json.loads(sys.argv[1])
    open_packages()
    limit(settings["memory"], settings["seconds"])
    sys.stdout.write(json.dumps(answer(settings, sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()

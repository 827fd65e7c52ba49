"""Write the changes of the API into ``docs/api.md``: ``python -m tests.api.make_changelog``."""

import os
from pathlib import Path
from typing import Final

import django

FILE: Final = Path(__file__).resolve().parents[2] / "docs" / "api.md"
HEADING: Final = "## What changed\n"


def section() -> str:
    """Return the section as the guide has it: the last one."""
    from issuetrees.api.changelog import CHANGES

    parts = [HEADING]
    for version, changes in CHANGES.items():
        parts += [f"\n### {version}\n", "\n", *(f"- {change}\n" for change in changes)]
    return "".join(parts)


def written() -> str:
    """Return the guide with the section as it should be."""
    before = FILE.read_text("utf-8").partition(HEADING)[0].rstrip()
    return f"{before}\n\n{section()}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "issuetrees.settings")
    django.setup()
    FILE.write_text(written(), "utf-8")

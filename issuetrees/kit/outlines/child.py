"""What the limited process does with one outline's file."""

import dataclasses
from typing import Any

from issuetrees.core.outline import read_file


def answer(content: bytes, *, name: str, form: str | None) -> dict[str, Any]:
    """Return what the file holds; raises Invalid where it cannot be read."""
    return dataclasses.asdict(read_file(content, name, form))

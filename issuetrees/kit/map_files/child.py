"""What the limited process does with one map's file."""

import dataclasses
from typing import Any

from issuetrees.core.errors import Invalid
from issuetrees.core.map_files import read_map_file
from issuetrees.core.tables.bounds import too_large, unreadable


def answer(content: bytes, *, language: str, columns: dict[str, str]) -> dict[str, Any]:
    """Return what the file holds; raises Invalid where it cannot be read."""
    try:
        return dataclasses.asdict(read_map_file(content, language, columns))
    except Invalid:
        raise
    except (MemoryError, RecursionError) as error:
        raise too_large() from error
    except Exception as error:  # whatever a file brings about, the parent must hear of it
        raise unreadable() from error

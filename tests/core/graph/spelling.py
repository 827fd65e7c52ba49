"""Short names for ids in cases that people read; the product takes UUIDs only."""

import json
import re
import uuid
from typing import Any

from issuetrees.core.graph.records import Fields

_NAME = re.compile(r"[0-9a-z-]{1,16}")
_UUID = re.compile(r'"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"')


def spelled(name: str) -> str:
    """Return the UUID that spells a name."""
    return str(uuid.UUID(bytes=name.encode().ljust(16, b"\0")))


def with_ids(command: Any) -> Any:
    """Return a command with the names of records replaced by their UUIDs."""
    if not isinstance(command, dict):
        return command
    found = {
        key: spelled(value) if _is_name(key, value) else value for key, value in command.items()
    }
    if isinstance(command.get("nodes"), list):
        found["nodes"] = [with_ids(node) for node in command["nodes"]]
    return found


def with_names(content: Fields) -> Fields:
    """Return JSON with names instead of the UUIDs that spell them."""

    def name(match: re.Match[str]) -> str:
        return json.dumps(uuid.UUID(match.group(1)).bytes.rstrip(b"\0").decode())

    found: Fields = json.loads(_UUID.sub(name, json.dumps(content)))
    return found


def _is_name(key: str, value: Any) -> bool:
    is_id = key in {"id", "refers_to"} or key.endswith("_id")
    return is_id and isinstance(value, str) and _NAME.fullmatch(value) is not None

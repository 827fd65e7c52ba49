"""Short names for ids in cases that people read; the product takes UUIDs only."""

import json
import re
import uuid
from typing import Any

from issuetrees.core.graph.records import Fields

_IDS = ("id", "parent_id", "before_id", "source_id", "target_id")
_NAME = re.compile(r"[0-9a-z-]{1,16}")
_UUID = re.compile(r'"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"')


def spelled(name: str) -> str:
    """Return the UUID that spells a name."""
    return str(uuid.UUID(bytes=name.encode().ljust(16, b"\0")))


def with_ids(command: Any) -> Any:
    """Return a command with the names of records replaced by their UUIDs."""
    if not isinstance(command, dict):
        return command
    names = {key: command[key] for key in _IDS if _is_name(command.get(key))}
    found = {**command, **{key: spelled(name) for key, name in names.items()}}
    if isinstance(command.get("nodes"), list):
        found["nodes"] = [with_ids(node) for node in command["nodes"]]
    return found


def with_names(content: Fields) -> Fields:
    """Return JSON with names instead of the UUIDs that spell them."""

    def name(match: re.Match[str]) -> str:
        return json.dumps(uuid.UUID(match.group(1)).bytes.rstrip(b"\0").decode())

    found: Fields = json.loads(_UUID.sub(name, json.dumps(content)))
    return found


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and _NAME.fullmatch(value) is not None

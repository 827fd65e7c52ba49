"""Plain values as bytes and back, the same bytes for the same values."""

import json
import zlib
from typing import Any


def pack(value: Any) -> bytes:
    """Return plain values as bytes."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return zlib.compress(text.encode(), 6)


def unpack(packed: bytes | memoryview) -> Any:
    """Return the values that were packed."""
    return json.loads(zlib.decompress(bytes(packed)))

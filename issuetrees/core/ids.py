"""UUID version 7: ids that sort by the time they were made (RFC 9562, section 5.7)."""

import uuid


def uuid7(unix_ms: int, randomness: int) -> uuid.UUID:
    """Return the UUIDv7 of a time in milliseconds and 74 random bits."""
    high, low = randomness >> 62 & 0xFFF, randomness & (1 << 62) - 1
    number = (unix_ms & (1 << 48) - 1) << 80 | 7 << 76 | high << 64 | 2 << 62 | low
    return uuid.UUID(int=number)

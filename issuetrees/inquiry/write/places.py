"""Where a quote stands in a transcript; how much of something is still allowed."""

from issuetrees.core.errors import Invalid


def place_of(text: str, quote: str, near: int) -> tuple[int, int] | None:
    """Return where a quote begins and ends, in characters, as near as can be to where it was."""
    if not quote:
        return None
    before, after = text.rfind(quote, 0, near + len(quote)), text.find(quote, near)
    found = [start for start in (before, after) if start >= 0]
    if not found:
        return None
    start = min(found, key=lambda one: abs(one - near))
    return start, start + len(quote)


def require_room(count: int, limit: int, message: str) -> None:
    """Refuse one more than the limit; ``message`` names it."""
    if count >= limit:
        raise Invalid("too_many", message, limit=limit)

"""Where a quote stands in a transcript, what a text was; how much of something is still allowed."""

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


def difference(before: str, after: str) -> tuple[int, str, str]:
    """Return where two texts begin to differ, what stands there in the first and in the second."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    return start, before[start : len(before) - end], after[start : len(after) - end]


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def undone(after: str, changed: tuple[int, str, str]) -> str | None:
    """Return the text before a difference; None where it does not say that any more."""
    start, old, new = changed
    if after[start : start + len(new)] != new:
        return None
    return after[:start] + old + after[start + len(new) :]


def require_room(count: int, limit: int, message: str) -> None:
    """Refuse one more than the limit; ``message`` names it."""
    if count >= limit:
        raise Invalid("too_many", message, limit=limit)

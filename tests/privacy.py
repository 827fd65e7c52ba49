"""Who may keep an answer."""

from typing import Any

# The browser's words in one language: the same for everybody, under an address that names it.
PUBLIC = frozenset({"messages"})


def is_private(answer: Any) -> bool:
    """Whether nothing is kept, or only by the browser that asks each time, with an ETag."""
    match = getattr(answer, "resolver_match", None)
    if match is not None and match.url_name in PUBLIC:
        return True
    return says_so(answer)


def says_so(answer: Any) -> bool:
    """The same of an answer that no route gave."""
    said = {part.strip() for part in answer["Cache-Control"].split(",")}
    return "no-store" in said or ({"private", "no-cache"} <= said and answer.has_header("ETag"))

"""Is this text fit? The one answer for every field that people write into."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop, head, normal

# What no XML may hold, hence no office file and no feed: controls, half a surrogate pair.
UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
MAX_ASKED: Final = 200
_LINK: Final = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
TextCheck = Callable[[str, Any], str]


def line(limit: int, *, is_required: bool = False) -> TextCheck:
    """Make a check of one line; blanks around it go, those inside it become single spaces."""
    return partial(fit, limit=limit, is_required=is_required, is_line=True)


def lines(limit: int, *, is_required: bool = False) -> TextCheck:
    """Make a check of text of any number of lines; blanks around it go."""
    return partial(fit, limit=limit, is_required=is_required)


def typed(limit: int) -> TextCheck:
    """Make a check of text that is saved while it is being typed: its blanks stay."""
    return partial(fit, limit=limit, is_trimmed=False)


def link(limit: int) -> TextCheck:
    """Make a check of an address in the web, or of nothing."""

    def check(field: str, raw: Any) -> str:
        found = line(limit)(field, raw)
        if found and not _LINK.fullmatch(found):
            message = gettext_noop(
                "“{link}” is no link: it begins with https:// or http:// and has no blanks."
            )
            raise Invalid("link_wrong", message, field=field, link=found[:80])
        return found

    return check


def fit(
    field: str,
    raw: Any,
    *,
    limit: int,
    is_required: bool = False,
    is_line: bool = False,
    is_trimmed: bool = True,
) -> str:
    """Return ``raw`` as it is stored, or refuse it with the field's name."""
    if not isinstance(raw, str):
        raise not_text(field)
    found = normal(raw)
    if is_trimmed:
        found = " ".join(found.split()) if is_line else found.strip()
    if UNPRINTABLE.search(found):
        raise unprintable(field)
    if is_required and not found.strip():
        raise Invalid("missing", gettext_noop("This must not be empty."), field=field)
    if len(found) > limit:
        raise too_long(field, len(found), limit)
    return found


def asked(raw: str) -> str:
    """Return what somebody searches for, as it would stand in a stored text."""
    return head(UNPRINTABLE.sub("", normal(raw)), MAX_ASKED).strip()


def not_text(field: str) -> Invalid:
    """Make the refusal of what is no text."""
    return Invalid("not_text", gettext_noop("This must be text."), field=field)


def too_long(field: str, length: int, limit: int) -> Invalid:
    """Make the refusal of a text of so many characters."""
    return Invalid(
        "too_long",
        gettext_noop("At most {limit} characters; this has {length}."),
        field=field,
        limit=limit,
        length=length,
    )


def unprintable(field: str) -> Invalid:
    """Make the refusal of characters that no page can show."""
    return Invalid(
        "unprintable",
        gettext_noop("There are characters in it that cannot be shown. Remove them."),
        field=field,
    )

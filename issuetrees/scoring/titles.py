"""Initiatives named by their titles, as people write them in forms and tables."""

import re
import uuid
from collections.abc import Mapping
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop, head
from issuetrees.scoring.write.listed import folded

_BETWEEN: Final = re.compile(r"[;\n]")


def ids_of(text: str, titles: Mapping[uuid.UUID, str], *, field: str) -> list[uuid.UUID]:
    """Return the initiatives that a text names, one a line or with semicolons between them."""
    by_title: dict[str, list[uuid.UUID]] = {}
    for pk, title in titles.items():
        by_title.setdefault(folded(title), []).append(pk)
    named = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    return [_one(title, by_title.get(folded(title), []), field) for title in named]


def _one(title: str, found: list[uuid.UUID], field: str) -> uuid.UUID:
    if len(found) == 1:
        return found[0]
    message = (
        gettext_noop("Several initiatives are called “{title}”. Give them titles of their own.")
        if found
        else gettext_noop("No initiative is called “{title}”. Write the title as it stands there.")
    )
    raise Invalid("initiative_unclear", message, field=field, title=head(title, 60))


def text_of(ids: list[uuid.UUID], titles: Mapping[uuid.UUID, str], between: str = "\n") -> str:
    """Return the titles of initiatives as ``ids_of`` reads them."""
    return between.join(titles[pk] for pk in ids if pk in titles)

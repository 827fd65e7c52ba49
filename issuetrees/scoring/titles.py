"""Initiatives named by their titles, as people write them in forms and tables."""

import uuid
from collections.abc import Container, Iterator, Mapping

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop, head
from issuetrees.scoring.write.listed import folded


def ids_of(text: str, titles: Mapping[uuid.UUID, str], *, field: str) -> list[uuid.UUID]:
    """Return the initiatives that a text names, one a line or with semicolons between them."""
    by_title: dict[str, list[uuid.UUID]] = {}
    for pk, title in titles.items():
        by_title.setdefault(folded(title), []).append(pk)
    return [
        _one(title, by_title.get(folded(title), []), field)
        for line in text.splitlines()
        for title in _titles(line, by_title)
    ]


def _titles(line: str, known: Container[str]) -> Iterator[str]:
    """Part a line at its semicolons, but for those that stand inside a title that is known."""
    parts = line.split(";")
    while parts:
        ends = range(len(parts), 1, -1)
        joined = (end for end in ends if folded(";".join(parts[:end])) in known)
        end = next(joined, 1)
        if title := ";".join(parts[:end]).strip():
            yield title
        parts = parts[end:]


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

"""How initiatives depend on each other, as their table tells it."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from issuetrees.scoring.models.initiatives import Initiative


@dataclass(frozen=True, slots=True)
class Related:
    """A relation in a word, and to what; ``key`` is where that stands, None for a group."""

    word: str
    title: str
    key: uuid.UUID | None = None


def related(
    rows: Iterable[Initiative], titles: Mapping[uuid.UUID, str]
) -> dict[uuid.UUID, list[Related]]:
    """Return the relations of those that have any."""
    found = {row.pk: list(_related(row, titles)) for row in rows}
    return {pk: relations for pk, relations in found.items() if relations}


def _related(row: Initiative, titles: Mapping[uuid.UUID, str]) -> Iterator[Related]:
    for word, keys in ((_("requires"), row.requires), (_("excludes"), row.excludes)):
        yield from (Related(word, titles[key], key) for key in keys if key in titles)
    if row.one_of:
        yield Related(_("one of"), row.one_of)

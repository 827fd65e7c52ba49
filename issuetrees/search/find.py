"""What somebody who looks for something asks: the index is brought up to date, then read."""

from dataclasses import dataclass
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.search import cases, read, write
from issuetrees.search.kinds import CASE, NAMES
from issuetrees.search.read import Group
from issuetrees.workspaces.access import Reader

PAGE: Final = 20
MAX_PAGE: Final = 25  # of one kind no more are looked at


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for some words."""

    words: list[str]
    groups: list[Group]


def find(reader: Reader, text: str) -> Found:
    """Return the first hits of each kind for the words of a text."""
    words = read.asked_words(text)
    if words:
        write.catch_up(graphs.graphs(reader))
    is_none = bool(text.strip()) and not words  # nothing but signs: nothing has them
    if is_none:
        return Found(words, [])
    return Found(words, [*read.groups(reader, words), *cases.groups(words)])


def page_number(text: str) -> int:
    """Read the number of a page, or raise Invalid."""
    is_number = text.isascii() and text.isdigit() and len(text) < 3
    if not (is_number and 1 <= int(text) <= MAX_PAGE):
        raise Invalid(
            "bad_page",
            gettext_noop("“{field}” must be a whole number from 1 to {limit}."),
            field="page",
            limit=MAX_PAGE,
        )
    return int(text)


def find_of_kind(reader: Reader, text: str, kind: str, page: int) -> Found:
    """Return a page of the hits of one kind, or raise Invalid."""
    if kind not in NAMES:
        raise Invalid(
            "not_a_choice",
            gettext_noop("“{field}” must be one of: {choices}."),
            field="kind",
            choices=", ".join(NAMES),
        )
    words = read.asked_words(text)
    if not words:
        return Found([], [])
    start = (page - 1) * PAGE
    if kind == CASE:
        return Found(words, [cases.some(words, start, PAGE)])
    write.catch_up(graphs.graphs(reader))
    return Found(words, [read.of_kind(reader, words, kind, start, PAGE)])

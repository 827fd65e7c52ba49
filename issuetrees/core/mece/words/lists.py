"""Lists that are known by name, frameworks and processes, and finding their elements in labels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from issuetrees.core.mece.words.labels import lowered

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS: Final = "аеиоуыюяь"  # with which short Russian words end in some of their forms: «цена»


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its English and Russian name, and the beginnings of words that mean it.

    Beginnings joined by "+" must all be there; one with "=" in front is the whole word.
    """

    en: str
    ru: str
    forms: tuple[str, ...]

    def is_in(self, label: str) -> bool:
        words = _words(label)
        return any(
            all(any(_begins(word, part) for word in words) for part in form.split("+"))
            for form in self.forms
        )


@dataclass(frozen=True, slots=True)
class KnownList:
    """A list: ``name`` is its key in data, ``called`` what a question calls it.

    ``also_called`` is what other lists with other elements are called too: good for a suggestion,
    not for a proof.
    """

    name: str
    title: str
    called: str
    also_called: str
    elements: tuple[Element, ...]

    def is_named_in(self, text: str) -> bool:
        """Whether a text names this list and no other."""
        return re.search(self.called, text, re.IGNORECASE) is not None

    def may_be_named_in(self, text: str) -> bool:
        """Whether a text may mean this list."""
        both = f"{self.called}|{self.also_called}"
        return re.search(both, text, re.IGNORECASE) is not None


def known_list(name: str, title: str, rows: str) -> KnownList:
    """Return a list from its rows.

    They are "~ what it is called", "? what it is called too", "English | Russian | form form+form".
    """
    lines = rows.strip().splitlines()
    called, also_called = (_alternatives(lines, sign) for sign in ("~ ", "? "))
    parts = [[part.strip() for part in line.split("|")] for line in lines if line[0] not in "~?"]
    found = tuple(Element(en, ru, tuple(forms.split())) for en, ru, forms in parts)
    return KnownList(name, title, called, also_called, found)


def _alternatives(lines: Sequence[str], sign: str) -> str:
    return "|".join(line[2:] for line in lines if line.startswith(sign)) or "(?!)"


def own_list(elements: Sequence[str]) -> KnownList:
    """Return a list of somebody's own: an element is there if all its words are.

    "Product|assortment" is there by either.
    """
    return KnownList("own", "", "(?!)", "(?!)", tuple(map(_own, elements)))


def _own(element: str) -> Element:
    ways = element.split("|")
    forms = ["+".join(map(_stem, _words(way))) for way in ways]
    return Element(ways[0], ways[0], tuple(filter(None, forms)) or ("=",))


def _stem(word: str) -> str:
    if len(word) == 4:
        return word.rstrip(_VOWELS)
    return word if len(word) < 4 else word[: max(4, len(word) - 2)]


def _begins(word: str, form: str) -> bool:
    return word == form[1:] if form.startswith("=") else word.startswith(form)


@lru_cache(maxsize=4096)
def _words(label: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(lowered(label)))


class Library:
    """Known lists, found by what a text calls them."""

    def __init__(self, lists: Sequence[KnownList]) -> None:
        self.lists = {one.name: one for one in lists}
        self.titles = {one.name: one.title for one in lists}
        self._any = re.compile("|".join(one.called for one in lists), re.IGNORECASE)

    def called(self, name: str) -> KnownList | None:
        """Return the list of a name as people write it: "4P", "five_forces", «Пять сил»."""
        return self.lists.get(name) or (self.perhaps_in(name) if name else None)

    def named_in(self, text: str) -> KnownList | None:
        """Return the list that a text names."""
        if not self._any.search(text):
            return None
        return next((one for one in self.lists.values() if one.is_named_in(text)), None)

    def perhaps_in(self, text: str) -> KnownList | None:
        """Return the list that a text names, or may mean."""
        return next((one for one in self.lists.values() if one.may_be_named_in(text)), None)

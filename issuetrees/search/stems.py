"""The words of a text as the index keeps them: folded, and their stems.

Russian and English stand side by side in one text, so each word is cut by the rules of its own
letters. Both databases get the same stems from here (``docs/adr/0021-search.md``).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from issuetrees.core.stemmers import english_stem, russian_stem

WORD: Final = re.compile(r"[^\W_]+")
MAX_WORD: Final = 64
_LAST: Final = "аеиоуыэюяйь"
_CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)


def folded(word: str) -> str:
    """Return a word as it is compared: without case, е for ё, cut to what an index takes."""
    return word.casefold().replace("ё", "е")[:MAX_WORD]


@lru_cache(maxsize=50_000)
def stems(word: str) -> frozenset[str]:
    """Return the stems of a folded word: two words of which one is the same are alike.

    A Russian one has a second, without its last vowels: the rules take «прибыли» for a verb and
    leave «приб», beside «прибыл» of «прибыль».
    """
    if not _CYRILLIC.search(word):
        return frozenset({english_stem(word) or word})
    bare = word.rstrip(_LAST)
    return frozenset({russian_stem(word), bare if len(bare) > 2 else word})


def words(text: str) -> Iterator[str]:
    """Return the folded words of a text."""
    return (folded(found) for found in WORD.findall(text))


def index_of(texts: Iterable[str]) -> str:
    """Return the words of some texts and their stems, each once, sorted."""
    kept = {word for text in texts for word in words(text)}
    return " ".join(sorted(kept.union(*map(stems, kept))))


def is_found(word: str, asked: Iterable[str]) -> bool:
    """Tell whether a word of a text is one of those asked for, as the index would."""
    found = folded(word)
    return any(found.startswith(one) or stems(found) & stems(one) for one in asked)

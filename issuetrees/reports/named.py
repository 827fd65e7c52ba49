"""Which initiatives a text names: word for word, whatever the quotes, spaces and capitals."""

import re
from typing import Final

from issuetrees.reports.scored import Ranked, Ranking

SHORTEST: Final = 4  # a title of fewer letters may be any word
_SAME: Final = str.maketrans({"ё": "е", "’": "'", "\u00a0": " ", "–": "-", "—": "-"})
_QUOTES: Final = re.compile('[«»“”„"]')


def named(text: str, ranking: Ranking | None) -> tuple[Ranked, ...]:
    """Return the initiatives whose titles stand in a text, in the order of the ranking."""
    if ranking is None:
        return ()
    left, found = _plain(text), set()
    # The longest first: a title may be the beginning of another one.
    for row in sorted(ranking.rows, key=lambda row: -len(row.title)):
        title = _plain(row.title)
        pattern = rf"(?<!\w){re.escape(title)}(?!\w)"
        if len(title) >= SHORTEST and re.search(pattern, left):
            found.add(row.id)
            left = re.sub(pattern, " ", left)
    return tuple(row for row in ranking.rows if row.id in found)


def _plain(text: str) -> str:
    words = _QUOTES.sub("", text).casefold().translate(_SAME)
    return " ".join(words.split())

"""Words beside typed numbers: thousands and millions in both languages, names of currencies."""

import json
from functools import cache
from pathlib import Path
from typing import Final

from issuetrees.kit.formats.currencies import currencies

_TABLE: Final = Path(__file__).with_name("words.json")


@cache
def units(*, has_letters: bool) -> dict[str, int]:
    """Return powers of ten by word; single letters (m, b) mean them beside money only."""
    table = json.loads(_TABLE.read_text("utf-8"))
    return {"": 0, **table["units"], **(table["letters"] if has_letters else {})}


@cache
def currency_words() -> dict[str, list[str]]:
    """Return the codes that a word may mean, the likeliest first; “$” means many."""
    table = json.loads(_TABLE.read_text("utf-8"))["currencies"]
    found: dict[str, list[str]] = {}
    for code, currency in currencies().items():
        for word in (code, currency.sign):
            found.setdefault(joined(word.casefold()), []).append(code)
    for code, words in table.items():
        for word in words:
            found.setdefault(word, []).append(code)
    return {word: list(dict.fromkeys(codes)) for word, codes in found.items()}


def joined(words: str) -> str:
    """Return words as one, without what may stand between: «тыс. руб.» is «тысруб»."""
    return "".join(words.replace(".", "").split())

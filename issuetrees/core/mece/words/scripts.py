"""Scales and currencies in the script of whoever reads them."""

import re
from typing import Final

from issuetrees.core.mece.words.units import known_unit, scale_of

_WORD: Final = re.compile(r"[^\W\d_]+\.?")
_RUSSIAN: Final = re.compile("[а-яё]", re.IGNORECASE)
_LATIN: Final = re.compile("[a-z]", re.IGNORECASE)
_OTHER_SCRIPT: Final = {"en": _RUSSIAN, "ru": _LATIN}
_SCALES: Final = {
    1_000: {"en": "k", "ru": "тыс."},
    1_000_000: {"en": "M", "ru": "млн"},
    1_000_000_000: {"en": "bn", "ru": "млрд"},
    1_000_000_000_000: {"en": "tn", "ru": "трлн"},
}
_SIGNS: Final = {"rouble": "₽", "dollar": "$", "euro": "€", "pound": "£", "yuan": "¥", "tenge": "₸"}


def words_in(text: str, language: str) -> str:
    """Return scales and currencies that stand in the other script in those of a language."""
    return _WORD.sub(lambda found: _word_in(found[0], language), text)


def _word_in(word: str, language: str) -> str:
    if not _OTHER_SCRIPT[language].search(word):
        return word
    factor = scale_of(word)
    if factor:
        return _SCALES[factor][language]
    return _SIGNS.get(known_unit(word) or "", word)

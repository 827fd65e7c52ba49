"""Typography of what people typed: quotes, dashes, spaces that must not break.

Pure functions on text; nothing here knows HTML. Russian has «ёлочки» and a non-breaking space
after short words and before a dash.
"""

import re

from issuetrees.kit.formats.numbers import NBSP

BREAK = "\u200b"  # zero-width space

_SHORT = {
    "ru": (
        "в|во|на|с|со|к|ко|о|об|обо|у|и|а|но|да|не|ни|из|от|до|по|за|над|под|при|про|без|для|или|"
        "то|как|что|где|кто|чем|мы|вы|он|их|её|его|я"
    ),
    "en": "a|an|the|of|in|on|at|to|by|for|or|as|is|we|no|I",
}
_SHORT_WORD = {
    language: re.compile(rf"(?<![\w-])({words}) +(?=\S)", re.IGNORECASE)
    for language, words in _SHORT.items()
}
_UNITS = (
    "[₽€$£¥₸₴₺₹₩]|%|‰|млн|млрд|трлн|тыс|руб|мес|лет|года?|г\\.|чел|шт|дн|"
    "ч\\b|М\\b|M\\b|k\\b|pp\\b|п\\.п"
)
_BEFORE_UNIT = re.compile(rf"(?<=\d) +(?={_UNITS})")
_PERCENT = re.compile(r"(?<=\d)%")
_COUNTED = re.compile(r"(?<![\d.,])(\d{1,3}) (?=[a-zа-яё])")
_AFTER_SIGN = re.compile(r"([№§]) *(?=\d)")
_DASH = re.compile(r"(?<=\S)[ \u00a0]+[-–—]{1,2} +")
_QUOTED = re.compile(r'"([^"\n]{1,400})"')
_QUOTES = {"ru": r"«\1»", "en": "\u201c\\1\u201d"}
_LONG_WORD = re.compile(r"\S{41,}")
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u200b\u2066-\u2069\u202a-\u202e\ufeff\ufff9-\uffff]"
)


def clean(text: str) -> str:
    """Return ``text`` without characters that a page cannot show or that reorder it."""
    return _CONTROL.sub("", text)


def typeset(text: str, language: str) -> str:
    """Return ``text`` with the quotes, dashes and unbreakable spaces of ``language``."""
    result = " ".join(clean(text.replace("\n", " ")).split(" "))
    result = _QUOTED.sub(_QUOTES.get(language, _QUOTES["en"]), result)
    result = _DASH.sub(f"{NBSP}— " if language == "ru" else " – ", result)
    result = _BEFORE_UNIT.sub(NBSP, result)
    if language == "ru":
        result = _PERCENT.sub(f"{NBSP}%", result)
    result = _COUNTED.sub(rf"\1{NBSP}", result)
    result = _AFTER_SIGN.sub(rf"\1{NBSP}", result)
    short = _SHORT_WORD.get(language)
    # Twice: in "и в" the first match takes the space that the second needs before it.
    result = short.sub(rf"\1{NBSP}", short.sub(rf"\1{NBSP}", result)) if short else result
    return _LONG_WORD.sub(_breakable, result)


def _breakable(word: re.Match[str]) -> str:
    """A word longer than any line gets places to break: looking for them takes minutes."""
    text = word[0]
    return BREAK.join(text[start : start + 24] for start in range(0, len(text), 24))


def paragraphs(text: str, language: str) -> tuple[str, ...]:
    """Return the typeset paragraphs of ``text``, empty lines left out."""
    lines = (line.strip() for line in text.replace("\r", "\n").split("\n"))
    return tuple(typeset(line, language) for line in lines if line)


def shorten(text: str, limit: int) -> str:
    """Return ``text`` cut at a word before ``limit`` characters, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    at_word = cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut
    return at_word.rstrip(" ,.;:–—-") + "…"

"""Typography of what people typed: quotes, dashes, spaces that must not break.

Pure functions on text; nothing here knows HTML. Russian has «ёлочки» and a non-breaking space
after short words and Roman numbers and before a dash.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from issuetrees.core.text import head, isolated
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.kit.formats.unbroken import unbroken

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
_PERCENT = re.compile(r"(?<=\d)%")
_PERCENT_APART = re.compile(r"(?<=\d)[ \u00a0\u202f]%")
_COUNTED = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,3})?) (?=[a-zа-яё])")
_NUMBERED = re.compile(r"(?<![\w-])([IVX]{1,5}) (?=[а-яё])")
_AFTER_SIGN = re.compile(r"([№§]) *(?=\d)")
_DASH = re.compile(r"(?<=\S)[ \u00a0]+[-–—]{1,2} +")
_QUOTES = {"ru": ("«", "»"), "en": ("\u201c", "\u201d")}
_LONGEST_QUOTE = 400
_OPENS = frozenset(f" {NBSP}([«“")  # a quotation begins after these
_JOINED = re.compile(r"[^ ]{41,}")
_LONG_WORD = re.compile(r"\S{41,}")
_END = re.compile(r"(?<=[ \u00a0])(\S{1,14}) (\S{1,12})$")
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u200b\u2066\u2067\u202a-\u202e\ufeff\ufff9-\uffff]"
)

_ISOLATES = re.compile("[\u2068\u2069]")  # what stands inside a sentence of ours


def clean(text: str) -> str:
    """Return ``text`` without characters that a page cannot show or that reorder it."""
    return _ISOLATES.sub("", _CONTROL.sub("", text))


@lru_cache(maxsize=16_384)  # a title stands in drawings, tables, contents and in each preview
def typeset(text: str, language: str) -> str:
    """Return ``text`` with the quotes, dashes and unbreakable spaces of ``language``."""
    result = _CONTROL.sub("", text.replace("\n", " "))
    # A line that was pasted with none but unbreakable spaces would run out of its column.
    result = _JOINED.sub(lambda found: found[0].replace(NBSP, " "), result)
    result = _quoted(result, language)
    result = _DASH.sub(f"{NBSP}— " if language == "ru" else " – ", result)
    result = unbroken(result)
    if language == "ru":
        result = _NUMBERED.sub(rf"\1{NBSP}", _PERCENT.sub(f"{NBSP}%", result))
    else:
        result = _PERCENT_APART.sub("%", result)
    result = _COUNTED.sub(rf"\1{NBSP}", result)
    result = _AFTER_SIGN.sub(rf"\1{NBSP}", result)
    short = _SHORT_WORD.get(language)
    # Twice: in "и в" the first match takes the space that the second needs before it.
    result = short.sub(rf"\1{NBSP}", short.sub(rf"\1{NBSP}", result)) if short else result
    return isolated(_LONG_WORD.sub(_breakable, result))


def _breakable(word: re.Match[str]) -> str:
    """A word longer than any line gets places to break: looking for them takes minutes."""
    text, pieces = word[0], []
    while text:
        piece = head(text, 24) or text
        pieces.append(piece)
        text = text[len(piece) :]
    return BREAK.join(pieces)


def _quoted(text: str, language: str) -> str:
    """Return ``text`` with the quotation marks of the language; inches stay inches."""
    opening, closing = _QUOTES.get(language, _QUOTES["en"])
    marks = [found.start() for found in re.finditer('"', text)]
    signs = list(text)
    start: int | None = None
    for place, at in enumerate(marks):
        if start is not None and at - start > _LONGEST_QUOTE:
            start = None
        if _is_inch(text, marks, place, is_open=start is not None):
            continue
        if start is None or at == start + 1:
            start = at if text[at + 1 : at + 2].strip() else None
        else:
            signs[start], signs[at], start = opening, closing, None
    return "".join(signs)


def _is_inch(text: str, marks: Sequence[int], place: int, *, is_open: bool) -> bool:
    """Whether a mark right after a digit means inches: no quotation ends with it.

    One that is open ends there, unless a later mark can end it before another one begins.
    """
    if not _follows(text, marks[place], str.isdigit):
        return False
    if not is_open:
        return True
    for index in range(place + 1, len(marks)):
        if marks[index] - marks[place] > _LONGEST_QUOTE:
            return False
        if not _follows(text, marks[index], str.isdigit):
            return not _follows(text, marks[index], _OPENS.__contains__)
    return False


def _follows(text: str, at: int, is_such: Callable[[str], bool]) -> bool:
    """Whether the character before a place is such a one."""
    return at > 0 and is_such(text[at - 1])


def paragraphs(text: str, language: str) -> tuple[str, ...]:
    """Return the typeset paragraphs of ``text``, empty lines left out."""
    lines = (line.strip() for line in text.replace("\r", "\n").split("\n"))
    return tuple(with_end(typeset(line, language)) for line in lines if line)


def with_end(text: str) -> str:
    """Return ``text`` with its last two words together, so that none stands alone on a line."""
    return _END.sub(rf"\1{NBSP}\2", text)

"""Bytes of a text of which nobody says how it is encoded.

Marks of order come first, then the zeros of UTF-16, then UTF-8, which hardly anything else is by
chance. What is left is one byte for each letter: the encoding in which it looks most like Russian,
or that of Western Europe where letters beyond ASCII stand alone between others.
"""

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_RUSSIAN: Final = ("cp1251", "koi8-r", "cp866", "mac-cyrillic")
_WESTERN: Final = "cp1252"
_TRIED: Final = 100_000
_FREQUENT: Final = re.compile("[оеаинтсрвл]")
_LETTER: Final = re.compile("[а-яА-ЯёЁ]")
#: A small letter before a capital one, and what no text has: frames, controls.
_ODD: Final = re.compile("[а-яё](?=[А-ЯЁ])|[\u2500-\u259f\x80-\x9f]")
_ALONE: Final = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_BEYOND: Final = re.compile(rb"[\x80-\xff]")


def decoded(content: bytes) -> str:
    """Return the text; what stands for no letter becomes a mark of replacement."""
    return content.decode(encoding_of(content), errors="replace").removeprefix("\ufeff")


def encoding_of(content: bytes) -> str:
    """Return the name of the encoding that the bytes most likely have."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    sample = content[:_TRIED]
    if wide := _wide(sample):
        return wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _narrow(sample)
    return "utf-8"


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: of Latin letters every second byte is zero, of Cyrillic ones four."""
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[start::2]
        few = sum(high.count(byte) for byte in (0, 4))
        if high.count(0) and few > 0.7 * len(high):
            return name
    return ""


def _narrow(sample: bytes) -> str:
    alone, beyond = len(_ALONE.findall(sample)), len(_BEYOND.findall(sample))
    if 2 * alone > beyond:
        return _WESTERN
    return max(_RUSSIAN, key=lambda name: _likeness(sample.decode(name, errors="replace")))


def _likeness(text: str) -> int:
    letters, frequent = len(_LETTER.findall(text)), len(_FREQUENT.findall(text))
    return letters + 2 * frequent - 5 * len(_ODD.findall(text)) - 5 * text.count("\ufffd")

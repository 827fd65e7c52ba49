"""A file to a text: byte order marks, UTF-8, UTF-16 and the code pages of Russian Windows."""

import codecs
import re
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.outline.records import MAX_BYTES
from issuetrees.core.outline.source import Source
from issuetrees.core.text import gettext_noop

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CYRILLIC: Final = ("cp1251", "koi8-r", "cp866", "mac-cyrillic")
_ZIP: Final = b"PK\x03\x04"
_NOT_TEXT: Final = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
_WORD = re.compile("[А-ЯЁ]?[а-яё]{2,}")
_LATIN = re.compile("[a-z][\x80-\xff][a-z]", re.IGNORECASE)


def open_file(content: bytes, name: str = "") -> Source:
    """Return what is in a file: a text, or a packed file as it is.

    Raises ``Invalid`` for a file that is too large or of no form that is known.
    """
    if len(content) > MAX_BYTES:
        raise Invalid(
            "file_too_long",
            gettext_noop("The file is larger than {limit} MB. Split it into parts."),
            field="file",
            limit=MAX_BYTES // 1_000_000,
        )
    if content.startswith(_ZIP):
        return Source(content=content, name=name)
    if content.startswith(_NOT_TEXT):
        raise Invalid(
            "file_not_text",
            gettext_noop("This file holds no text that can be read. Copy its text and paste it."),
            field="file",
        )
    return Source.of_text(decode(content), name)


def decode(content: bytes) -> str:
    """Return the text of some bytes, by their mark or by what makes words of them."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    wide = _wide(content)
    if wide:
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(content) * 0.5 and len(content) - error.start < 4:
            return content.decode("utf-8", "replace")  # cut off inside its last letter
    return _narrow(content)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin letters, spaces and line ends is zero."""
    sample = content[:2_000]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 12 < len(sample) // 2 or (even and odd and even == odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _narrow(content: bytes) -> str:
    """Of the code pages of one byte, the one in which there are most letters of Russian words."""
    western = content.decode("cp1252", "replace")
    readings = [content.decode(encoding, "replace") for encoding in _CYRILLIC]
    best = max(readings, key=_russian)
    high = sum(byte >= 0x80 for byte in content)
    is_western = len(_LATIN.findall(western)) * 3 >= high or _russian(best) * 2 < high
    return western if is_western else best


def _russian(text: str) -> int:
    return sum(len(word) for word in _WORD.findall(text))

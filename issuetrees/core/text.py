"""What people write, in one form: normalised where it enters, cut and set between other words.

The browser does the same in ``static/kit/text.js``; ``fixtures/cases/text`` ties both together.
Why it is so stands in ``docs/adr/0015-text.md``.
"""

import re
import unicodedata
from typing import Any, Final

from wcwidth import iter_graphemes

# Embeddings, overrides and isolates: they reorder whatever stands beside the text that holds
# them. The marks of one place (U+200E, U+200F, U+061C) stay: they concern their neighbours only.
_REORDERING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_END: Final = re.compile("\r\n?")
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_INNER: Final = {"«": str.maketrans("«»", "„“"), "“": str.maketrans("“”", "‘’")}
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
#: Between a context and its message in a catalogue of gettext.
CONTEXT_END: Final = "\x04"


def gettext_noop(message: str) -> str:
    """Return ``message`` as it is; the mark lets the catalogue tool find it."""
    return message


def pgettext_noop(context: str, message: str) -> str:
    """Return ``message`` with its context, by which catalogues find it (``kit.words.spoken``)."""
    return f"{context}{CONTEXT_END}{message}"


def normal(text: str) -> str:
    """Return ``text`` as it is stored: NFC, ``\\n`` between lines, nothing that reorders others."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _REORDERING.sub("", text))


def normal_json(value: Any) -> Any:
    """Return a JSON value with each of its texts in normal form; names stay as they are."""
    if isinstance(value, str):
        return normal(value)
    if isinstance(value, list):
        return [normal_json(item) for item in value]
    if isinstance(value, dict):
        return {name: normal_json(item) for name, item in value.items()}
    return value


def head(text: str, limit: int) -> str:
    """Return as much of ``text`` as ``limit`` characters hold, the last one whole.

    A letter with its marks, a family of emoji or a flag is several characters and never split.
    """
    if len(text) <= limit:
        return text
    end = 0
    for grapheme in iter_graphemes(text):
        if end + len(grapheme) > limit:
            break
        end += len(grapheme)
    return text[:end]


def first(word: str) -> str:
    """Return the first character of a word, with all that belongs to it."""
    return next(iter_graphemes(word), "")


def shorten(text: str, limit: int) -> str:
    """Return ``text`` cut at a word before ``limit`` characters, with an ellipsis."""
    if len(text) <= limit:
        return text
    shown = head(text, limit - 1)
    at_word = shown.rsplit(" ", 1)[0] if " " in shown[limit // 2 :] else shown
    return at_word.rstrip(" ,.;:–—-") + "…"


def cut(text: str, limit: int) -> str:
    """Return ``text``, with an ellipsis for what does not go into ``limit`` characters."""
    return text if len(text) <= limit else head(text, limit - 1).rstrip() + "…"


def isolated(text: str) -> str:
    """Return ``text`` to be set between other words, which keep their order beside it."""
    if text.startswith(_ISOLATE) or not _RIGHT_TO_LEFT.search(text):
        return text
    return f"{_ISOLATE}{text}{_END_OF_ISOLATE}"


def within(mark: str, text: str) -> str:
    """Return ``text`` to be set after a quotation mark: its own marks become those of the inner
    kind.
    """
    return text.translate(_INNER.get(mark, {}))

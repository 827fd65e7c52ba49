"""Nothing of a text is lost: what became no part of the tree is listed, by line.

Readers say themselves what they leave out; this is the net below them. It compares the words
of each line with the words of the outline, so that no reader can drop one unseen.
"""

import re
from collections.abc import Iterable, Iterator

from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.marks import KIND_OF
from issuetrees.core.outline.records import Outline, OutlineWarning
from issuetrees.core.text import gettext_noop

_WORD = re.compile(r"[^\W_]+")
#: Marks count, they say nothing: "1", "iv", "b" before an item.
_COUNT = re.compile(r"\d+|[ivxlc]+|[a-zа-яё]", re.IGNORECASE)


_LABELS = frozenset(word for label in KIND_OF for word in label.split()) | {"complete"}


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return _WORD.findall(text.casefold())


def unaccounted(
    lines: Iterable[tuple[int, str]], outline: Outline, syntax: frozenset[str] = frozenset()
) -> Iterator[tuple[int, str]]:
    """Yield the lines of which a word is nowhere in the outline or its warnings."""
    told = words(" ".join(_texts(outline)))
    kept, joined = {*told, *syntax, *_LABELS}, "".join(told)
    for number, text in lines:
        missing = [word for word in words(text) if word not in kept and not _COUNT.fullmatch(word)]
        if any(word not in joined for word in missing):
            yield number, text


def unnamed_parts(lines: Iterable[Line], outline: Outline) -> Iterator[OutlineWarning]:
    """Say which word stood before numbered parts, once: the tree numbers itself."""
    told = set(words(" ".join(_texts(outline))))
    seen: set[str] = set()
    for line in lines:
        if line.mark and line.has("part") and line.style not in seen:
            seen.add(line.style)
            if not told.issuperset(line.style.split()):
                message = gettext_noop("“{text}” and its number were left out before each part.")
                details = {"text": line.style.capitalize()}
                yield OutlineWarning(line.number, "part_word", message, details, line.style)


def _texts(outline: Outline) -> Iterator[str]:
    yield from (outline.title or "", outline.note, outline.answer)
    yield from (outline.status, outline.owner, outline.due)
    for node in outline.nodes:
        yield from (node.title, node.note, node.answer, node.status, node.owner, node.due)
    for warning in outline.warnings:
        yield from (warning.text, *map(str, warning.details.values()))

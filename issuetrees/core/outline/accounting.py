"""Nothing of a text is lost: what became no part of the tree is listed, by line.

Readers say themselves what they leave out; this is the net below them. It compares the words
of each line with the words of the outline, so that no reader can drop one unseen.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.marks import KIND_OF, Mark, spot_mark, starts_bold
from issuetrees.core.outline.records import Outline, OutlineNode, OutlineWarning
from issuetrees.core.text import gettext_noop

_WORD = re.compile(r"[^\W_]+")
#: Marks count, they say nothing: "1", "iv", "b" before an item.
_COUNT = re.compile(r"\d+|[ivxlc]+|[a-zа-яё]", re.IGNORECASE)
# Words before what is told: "Owner: …", "till 12 May".
_LABELS: Final = frozenset(_WORD.findall(" ".join(KIND_OF))) | set(
    "complete до by until till".split()
)
# A word that is broken at the end of a line, or marked in part, is found joined only.
_GLUE: Final = frozenset("*_~`=\\<>[]-‐\u00ad¬")


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    is_glued: bool


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return [word.casefold() for word in _WORD.findall(text)]


def unaccounted(
    lines: Iterable[tuple[int, str]],
    outline: Outline,
    syntax: frozenset[str] = frozenset(),
    *,
    repeats: bool = True,
) -> Iterator[tuple[int, str]]:
    """Yield what of each line is nowhere in the outline or its warnings.

    Words count as often as they stand in the text, but where the form itself ``repeats`` them:
    a cell in each row, a box at each arrow.
    """
    known = syntax | _LABELS
    told = [word for text in _texts(outline) for word in words(text)]
    counted, joined = Counter(told), "".join(told)
    read = [(number, text, _words(text, known)) for number, text in _marked(lines)]
    dropped = {} if repeats else _dropped(read, outline, counted)
    for number, text, found in read:
        missing = [
            word
            for word in found
            if word.text in dropped.get(number, ())
            or (word.text not in counted and not (word.is_glued and word.text in joined))
        ]
        if missing:
            yield number, text.strip("\n") if len(missing) == len(found) else _pieces(text, missing)


def unnamed_parts(
    lines: Iterable[Line], outline: Outline, syntax: frozenset[str] = frozenset()
) -> Iterator[OutlineWarning]:
    """Say which word stood before numbered parts, once: the tree numbers itself."""
    told = {word for text in _texts(outline) for word in words(text)} | syntax
    seen: set[str] = set()
    for line in lines:
        part = part_of(line)
        if part and part.style not in seen:
            seen.add(part.style)
            if not told.issuperset(part.style.split()):
                message = gettext_noop("“{text}” and its number were left out before each part.")
                details = {"text": part.style.capitalize()}
                yield OutlineWarning(line.number, "part_word", message, details, part.style)


def part_of(line: Line) -> Mark | None:
    """Return "Part 1." before the words of a line, also where they are a heading or bold."""
    if line.mark and line.has("part"):
        return line.mark
    bare = line.text.lstrip("*_ ") if line.has("heading") or starts_bold(line.text) else ""
    mark = spot_mark(bare) if bare else None
    return mark if mark and mark.form == "part" else None


def _marked(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Begin a line after a broken word with a line break: its first word is glued."""
    is_broken = False
    for number, text in lines:
        yield number, f"\n{text}" if is_broken else text
        is_broken = text[-1:] in _GLUE


def _words(text: str, known: frozenset[str]) -> list[_Word]:
    found: list[_Word] = []
    for place in _WORD.finditer(text):
        word, start, end = place.group().casefold(), *place.span()
        if word not in known and not _COUNT.fullmatch(word):
            around = {text[start - 1 : start], text[end : end + 1]}
            is_glued = not around.isdisjoint(_GLUE) or text[:start].lstrip(" ") == "\n"
            found.append(_Word(word, start, end, is_glued))
    return found


def _pieces(text: str, missing: list[_Word]) -> str:
    """The parts of a line, between spaces, in which the missing words stand."""
    spots = [(place.start(), place.end(), place.group()) for place in re.finditer(r"\S+", text)]
    starts = {word.start for word in missing}
    return " ".join(piece for start, end, piece in spots if any(start <= at < end for at in starts))


def _dropped(
    read: list[tuple[int, str, list[_Word]]], outline: Outline, told: Counter[str]
) -> dict[int, set[str]]:
    """The words that the text has more often than the outline, by the line that lost one."""
    stood = Counter(word.text for _, _, found in read for word in found if not word.is_glued)
    fewer = {word: count - told[word] for word, count in stood.items() if 0 < told[word] < count}
    if not fewer:
        return {}
    starts = sorted({node.line for node in outline.nodes})
    near = _told_near(outline, starts)
    lost: dict[int, set[str]] = defaultdict(set)
    for number, _, found in read:
        place = bisect_right(starts, number)
        for word in found:
            if word.text in fewer:
                near[place][word.text] -= 1
                if near[place][word.text] < 0 and fewer[word.text] > 0:
                    fewer[word.text] -= 1
                    lost[number].add(word.text)
    return lost


def _told_near(outline: Outline, starts: list[int]) -> dict[int, Counter[str]]:
    """The words of the outline by the item, or the opening, that they were read near."""
    near: dict[int, Counter[str]] = defaultdict(Counter)
    near[0].update(words(" ".join(_told(outline, outline.title or ""))))
    for node in outline.nodes:
        near[bisect_right(starts, node.line)].update(words(" ".join(_told(node, node.title))))
    for warning in outline.warnings:
        near[bisect_right(starts, warning.line)].update(words(_text_of(warning)))
    return near


def _texts(outline: Outline) -> Iterator[str]:
    yield from _told(outline, outline.title or "")
    for node in outline.nodes:
        yield from _told(node, node.title)
    yield from map(_text_of, outline.warnings)


def _told(one: Outline | OutlineNode, title: str) -> Iterator[str]:
    yield from (title, one.note, one.answer, one.status, one.owner, one.due)


def _text_of(warning: OutlineWarning) -> str:
    return warning.text or " ".join(map(str, warning.details.values()))

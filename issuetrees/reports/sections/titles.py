"""Titles that conclude: a sentence of an answer, short enough to be read at one glance."""

import re
from collections.abc import Sequence
from typing import Final

from issuetrees.reports.document import TreeNode
from issuetrees.reports.sections.base import TITLE_CHARACTERS
from issuetrees.reports.typography import clean

_CLAUSE: Final = re.compile(rf"^.{{45,{TITLE_CHARACTERS - 1}}}?(?=[,;:] | [–—-] )")
_OPENS_A_CONDITION: Final = frozenset(
    "if when while unless to если когда пока чтобы хотя".split()
)  # fmt: skip
# After these a full stop ends no sentence.
_SHORTENED: Final = frozenset(
    "approx e.g i.e mr mrs dr no vs etc млн млрд тыс руб г гг т.е т.д т.п др см стр им ул".split()
)  # fmt: skip


def first_sentence(text: str) -> str:
    """Return the first sentence, or its first clause, that is short enough for a title."""
    line = clean(text).strip().split("\n", 1)[0]
    for index, character in enumerate(line):
        if character in ".?!" and _is_end(line, index):
            line = line[:index] if character == "." else line[: index + 1]
            break
    return line.strip() if len(line) <= TITLE_CHARACTERS else _first_clause(line)


def conclusion(node: TreeNode) -> str:
    """Return what a question is answered with, in one sentence; "" while it is not."""
    return first_sentence(node.answer) or clean(node.answer).strip().split("\n", 1)[0]


def together(sentences: Sequence[str], limit: int = TITLE_CHARACTERS) -> str:
    """Return as many sentences as a title holds, the first of them in any case."""
    said, *others = dict.fromkeys(sentences)
    for sentence in others:
        stop = "" if said[-1:] in {"?", "!"} else "."
        if len(said) + len(sentence) + 2 > limit:
            break
        said = f"{said}{stop} {sentence}"
    return said


def _is_end(line: str, index: int) -> bool:
    """Whether the sign at this place ends a sentence."""
    if index + 1 < len(line) and line[index + 1] != " ":
        return False
    word = line[:index].rsplit(" ", 1)[-1].lower()
    following = line[index + 2 : index + 3]
    return (
        line[index] != "."
        or not following
        or not (word in _SHORTENED or len(word) == 1 or following.islower())
    )


def _first_clause(sentence: str) -> str:
    """Return the beginning of a long sentence up to a comma, if it can stand alone."""
    found = _CLAUSE.match(sentence)
    if found is None or sentence.split(" ", 1)[0].lower() in _OPENS_A_CONDITION:
        return ""
    return found[0]

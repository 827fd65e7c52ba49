"""The linter of a key question: advice in five remarks, in English and in Russian.

A question that a tree can be cut from asks one thing, begins with how, what, why or should, says
how much and by when, and leaves open how. The signs are words and their places, no grammar: a
remark is advice, never an error. The language is that of most letters.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from issuetrees.core.brief.words import ENGLISH, RUSSIAN, Words
from issuetrees.core.text import gettext_noop as _

#: What each remark says; ``{quote}`` is the piece that it is about.
SENTENCES: Final[Mapping[str, str]] = {
    "several": _("More than one ask: “{quote}”. Keep one question and make the rest its parts."),
    "start": _("Begin with how, what, why or should: then there is something to work out."),
    "number": _("There is no number: how much is enough?"),
    "horizon": _("There is no date: by when?"),
    "solution": _("“{quote}” is already a solution. Ask for the aim, so that another way can win."),
}
#: More is no question; what is cut off is not looked at.
MOST: Final = 2_000
_CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)
_LATIN: Final = re.compile("[a-z]", re.IGNORECASE)
_ASKED: Final = re.compile(r"[^?]*\w[^?]*\?")
_DIGIT: Final = re.compile(r"\d")
_OPENING: Final = " \t\n\r«»“”„\"'(—–-•*·¿"


@dataclass(frozen=True, slots=True)
class Remark:
    """One piece of advice: its ``code`` is a key of ``SENTENCES``, ``quote`` what it is about."""

    code: str
    quote: str = ""


def lint(text: str) -> tuple[Remark, ...]:
    """Return what could be better about a question, in the order of ``SENTENCES``.

    Source: the problem statement worksheet of the consulting canon (one SMART question without a
    hidden solution). An empty text has no remarks.
    """
    asked = " ".join(text[:MOST].split()).strip(_OPENING)
    return tuple(_remarks(asked, _words_of(asked))) if re.search(r"\w", asked) else ()


def _remarks(asked: str, words: Words) -> Iterator[Remark]:
    if second := _second(asked, words):
        yield Remark("several", second)
    if not words.start.match(asked):
        yield Remark("start")
    left = words.horizon.sub(" ", asked)
    if not (_DIGIT.search(left) or words.amount.search(left)):
        yield Remark("number")
    if left == asked:
        yield Remark("horizon")
    if found := words.solution.search(asked):
        yield Remark("solution", found.group().strip(" ,"))


def _second(asked: str, words: Words) -> str:
    """Return the second thing that is asked for, or nothing."""
    questions = _ASKED.findall(asked)
    if len(questions) > 1:
        return str(questions[1]).strip()
    found = words.joined.search(asked)
    return found.group() if found else ""


def _words_of(asked: str) -> Words:
    is_russian = len(_CYRILLIC.findall(asked)) > len(_LATIN.findall(asked))
    return RUSSIAN if is_russian else ENGLISH

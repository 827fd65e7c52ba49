"""Questions with their answers: "Q: … A: …", "Вопрос: … Ответ: …", with numbers or without."""

import re
from collections.abc import Iterator
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.inline import to_words
from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.source import Source

NAME: Final = "questions"
SYNTAX: Final = frozenset({"question", "answer", "вопрос", "ответ"})
_BULLET: Final = r"(?:[-*•]\s+|\d{1,3}[.)]\s*)?[*_]{0,2}"
_END: Final = r"(?:\s*(?:№\s*)?\d{0,3}\s*:|\s*\d{1,3}\s*[.)])[*_]{0,2}\s*(?P<rest>\S.*)"
_QUESTION = re.compile(rf"{_BULLET}(?:Q|В|(?i:Question|Вопрос)){_END}")
_ANSWER = re.compile(rf"{_BULLET}(?:A|А|О|(?i:Answer|Ответ)){_END}")


def words(source: Source) -> Iterator[tuple[int, str]]:
    """Return what each line says behind its letter."""
    for line in source.lines:
        found = _QUESTION.match(line.raw) or _ANSWER.match(line.raw)
        yield line.number, found["rest"] if found else line.raw


def read(source: Source) -> OutlineBuilder:
    """A question is an item, what follows its answer goes on with it; other lines are headings."""
    builder = OutlineBuilder()
    is_answered, level = False, 1
    for line in source.lines:
        question, answer = _QUESTION.match(line.raw), _ANSWER.match(line.raw)
        if question:
            builder.add(_words(question["rest"]), level, line.number, line.raw)
            is_answered = False
        elif answer and not builder.is_empty:
            builder.answer(_words(answer["rest"]), is_paragraph=is_answered)
            is_answered = True
        elif _is_heading(line, is_answered=is_answered, is_first=builder.is_empty):
            builder.add(_words(line.text.rstrip(":")), 1, line.number, line.raw)
            level = 2
        elif is_answered:
            builder.answer(_words(line.raw), is_paragraph=line.is_after_blank)
        else:
            builder.join(_words(line.raw))
    return builder


def _is_heading(line: Line, *, is_answered: bool, is_first: bool) -> bool:
    is_short = len(line.text) < 80 and not line.text.endswith((".", "!", ","))
    is_marked = line.has("heading", "part")
    return (
        is_first
        or is_marked
        or (is_answered and line.is_after_blank and is_short and not line.mark)
    )


def _words(text: str) -> str:
    return " ".join(to_words(text.strip("* "))[0].split())


def _has_both(source: Source) -> bool:
    asked = sum(bool(_QUESTION.match(line.text)) for line in source.raw_lines)
    told = sum(bool(_ANSWER.match(line.text)) for line in source.raw_lines)
    return asked >= 1 and told >= 1 and source.share(asked + told) >= 0.3


SIGNS: Final = (Sign(130, "lines with Q: and A:, or Вопрос: and Ответ:", _has_both),)

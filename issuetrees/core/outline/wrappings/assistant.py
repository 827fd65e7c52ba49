"""An assistant's answer: "Sure! Here is …" before the tree, an offer to go on after it."""

import re
from typing import Final

from issuetrees.core.outline.lines import RawLine
from issuetrees.core.outline.peeled import Peeled, peeled
from issuetrees.core.outline.source import Source

NAME: Final = "assistant"
IS_FORM: Final = True
SAYS: Final = "begins with “Here is …” or ends with an offer to go on"
_GREETING = re.compile(
    r"(?:sure|certainly|of course|absolutely|great question|got it|happy to|great|okay|ok|yes"
    r"|here(?:['’]s| is| are)|below is|below are|i['’]ve|i have|let['’]s|the following"
    r"|конечно|разумеется|хорошо|отлично|отличный вопрос|безусловно|с удовольствием|ниже|понял"
    r"|вот(?: ваш| как| пример| дерево| структур\w+| возможн\w+| вариант\w*| готов\w+| mece)?"
    r"|давай(?:те)?|предлагаю|я подготовил\w*|я составил\w*)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:would you like|do you want|shall i|should i|let me know|feel free"
    r"|if you(?:['’]d)? (?:like|want)|want me to|i can also|i hope|hope this"
    r"|this (?:structure|tree|framework|breakdown)"
    r"|these branches|each branch|tell me|happy to|next steps?:? i|just say|say so|if needed"
    r"|хотите|хочешь|если (?:хотите|нужно|вам|хочешь|потребуется|интересно)|могу|надеюсь"
    r"|дайте знать|сообщите|скажите|напишите|готов|нужно ли|мне (?:продолжить|раскрыть)"
    r"|эта структура|такое дерево|такая структура|это дерево|какую ветк)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:issue tree|tree|breakdown|structure|framework|outline|дерево(?: вопросов| проблем\w*)?"
    r"|(?:структур|разбивк|схем|логик)[аыу]|план|список)(?:\s+(?:вопросов|гипотез|проблем\w*|анализа"
    r"|дерева))?\s+(?:for|of|on|to answer|about|для|по|о|об|к|на тему)\s+"
    r"(?:the question\s+|вопрос[уа]?\s+)?[“\"«]?(?P<about>[^”\"»:]{4,120})[”\"»]?\s*:?\s*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"«](?P<about>[^”\"»]{8,120}\?)[”\"»]")
_ITEM = re.compile(r"(?:[#>|*•–—◦▪├└│+-]|\d+[.)]|[A-Za-zА-Яа-я][.)]\s|`{3})")


def peel(source: Source) -> Peeled | None:
    """Leave out the greeting before the first item and the closing words after the last."""
    lines = list(source.raw_lines)
    first = _first_item(lines)
    start = 0
    if lines and not _is_item(lines[0]) and _GREETING.match(lines[0].text) and 0 < first <= 4:
        start = _end_of_greeting(lines, first)
    end = _start_of_closing(lines, max(start + 2, first + 1))
    if not start and end == len(lines):
        return None
    said = [_ABOUT.search(line.text) or _QUOTED.search(line.text) for line in lines[:start]]
    about = next(filter(None, said), None)
    title = about["about"].strip(" *_.") if about else ""
    return peeled(source, lines[start:end], suggested_title=title)


def _first_item(lines: list[RawLine]) -> int:
    places = (at for at, line in enumerate(lines) if _is_item(line))
    return next(places, next((at for at in range(1, len(lines)) if lines[at].is_after_blank), 0))


def _end_of_greeting(lines: list[RawLine], first: int) -> int:
    """The line right above the first item may be its heading: "Profitability"."""
    above = lines[first - 1]
    is_heading = first > 1 and above.is_after_blank and above.text[-1] not in ".!:…"
    return first - 1 if is_heading else first


def _start_of_closing(lines: list[RawLine], least: int) -> int:
    """The place of the first closing word, or of the rule above it."""
    found = end = len(lines)
    while end > least and (_is_rule(lines[end - 1]) or _is_closing(lines[end - 1])):
        end -= 1
        found = end if _is_closing(lines[end]) or found < len(lines) else found
    if found == len(lines):
        return found
    is_apart = lines[found].is_after_blank or _is_rule(lines[found]) or _is_item(lines[found - 1])
    return found if is_apart else len(lines)


def _is_item(line: RawLine) -> bool:
    return bool(_ITEM.match(line.text)) and not _is_rule(line)


def _is_rule(line: RawLine) -> bool:
    return set(line.text) <= set("-—*_=")


def _is_closing(line: RawLine) -> bool:
    return not _is_item(line) and bool(_CLOSING.match(line.text.lstrip("*_👉💡 ")))

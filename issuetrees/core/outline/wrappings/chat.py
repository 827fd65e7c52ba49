"""Chat posts and exports of Telegram, WhatsApp, Slack and Teams: names and stamps taken off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from issuetrees.core.outline.lines import RawLine
from issuetrees.core.outline.peeled import Peeled, peeled, shorten
from issuetrees.core.outline.source import Source

NAME: Final = "chat"
IS_FORM: Final = True
SAYS: Final = "lines with a name and a stamp before what was said"
_TIME: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?"
_DAY: Final = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_NAME: Final = r"[^\W\d_][^\n:\[\]]{0,40}?"
_STAMPS: Final = (
    # WhatsApp, with or without brackets round the stamp, then the name
    re.compile(rf"\[?{_DAY},?\s+{_TIME}\]?\s*[-–—]?\s*(?:{_NAME}):(?:\s(?P<rest>.*))?$"),
    # WhatsApp in a browser: the time in brackets, then the name
    re.compile(rf"\[{_TIME}(?:,\s*{_DAY})?\]\s*{_NAME}:(?:\s(?P<rest>.*))?$"),
    # Telegram: the name, then the stamp in brackets
    re.compile(rf"{_NAME},?\s*\[[^\[\]]*{_TIME}[^\[\]]*\]:?\s*(?P<rest>.*)$"),
    # Slack and Teams: the name, then the time alone on the line
    re.compile(rf"{_NAME}(?:\s+APP)?(?:,|\s)\s*(?:{_DAY},?\s*)?\[?{_TIME}\]?(?P<rest>)$"),
    # Teams: the time in brackets, then the name alone
    re.compile(rf"\[(?:{_DAY},?\s+)?{_TIME}\]\s*{_NAME}(?P<rest>)$"),
    # Telegram on a desk: the stamp in brackets, then the name
    re.compile(rf"\[{_DAY}\s+{_TIME}\]\s*{_NAME}(?:\((?:Telegram|@).*\))?:\s*(?P<rest>.*)$"),
)
_SERVICE = re.compile(
    r"(?:\[?\d{1,2}[./-]\d{1,2}[./-]\d{2,4},?.*(?:encrypted|шифрован|joined|добавил|создал|created).*"
    r"|forwarded from .*|переслано от .*|in reply to .*|<media omitted>|<без медиафайлов>"
    r"|:[\w+-]+:\s*\d*|\d+ repl(?:y|ies).*|today|yesterday|сегодня|вчера|\(edited\)|edited|изменено"
    r"|(?:[👍❤🔥😂🎉✅👏🙏😊]\ufe0f?\s*\d+\s*)+)$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[A-ZА-ЯЁ][\w'’-]*\.?(?:\s[A-ZА-ЯЁ][\w'’-]*\.?){0,2}(?:\s+APP)?")
_STAMP_ALONE = re.compile(
    rf"(?:(?:today|yesterday|сегодня|вчера|{_DAY}"
    r"|\d{1,2} [^\W\d_]{3,9}\.?(?: \d{4})?(?: г\.)?"
    rf"|[^\W\d_]{{3,9}} \d{{1,2}}),?\s+(?:at |в )?)?{_TIME}",
    re.IGNORECASE,
)


def peel(source: Source) -> Peeled | None:
    """Keep what was said; stamps, names and service lines are listed."""
    stamped = [(line, _stamp(text)) for line, text in _with_times(source.raw_lines)]
    count = sum(found is not None for _, found in stamped)
    if not count or (count == 1 and stamped[0][1] is None):
        return None
    left_out = [(line.number, _prefix(line, found)) for line, found in stamped if found]
    kept = list(_kept(stamped))
    said = {line.number for line in kept} | {number for number, _ in left_out}
    gone = [(line.number, line.text) for line, _ in stamped if line.number not in said]
    found = peeled(source, kept)
    if not found:
        return None
    return Peeled(found.inner, tuple(sorted([*left_out, *gone])))


def _with_times(lines: Sequence[RawLine]) -> Iterator[tuple[RawLine, str]]:
    """Each line; a name with the time alone on the line below, as Slack copies it, has both."""
    for line, below in zip_longest(lines, lines[1:]):
        is_name = below and _STAMP_ALONE.fullmatch(below.text) and _NAMED.fullmatch(line.text)
        yield line, f"{line.text} {below.text}" if below and is_name else line.text


def _stamp(text: str) -> re.Match[str] | None:
    if not any(char.isdigit() for char in text):
        return None
    return next((found for stamp in _STAMPS if (found := stamp.match(text))), None)


def _prefix(line: RawLine, found: re.Match[str]) -> str:
    rest = found["rest"] or ""
    return line.text.removesuffix(rest).strip()


def _kept(stamped: list[tuple[RawLine, re.Match[str] | None]]) -> Iterator[RawLine]:
    """What each one says stands apart from what was said before."""
    is_new = False
    for line, found in stamped:
        rest = found["rest"] if found else None
        if rest:
            yield replace(shorten(line, rest), is_after_blank=True)
        elif found is None and not _is_service(line.text):
            yield replace(line, is_after_blank=line.is_after_blank or is_new)
        is_new = found is not None and not rest


def _is_service(text: str) -> bool:
    return bool(_SERVICE.match(text) or _STAMP_ALONE.fullmatch(text))

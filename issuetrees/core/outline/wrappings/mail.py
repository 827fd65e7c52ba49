"""Quoted mail: headers, lines behind ">", greeting, farewell and signature."""

import re
from typing import Final

from issuetrees.core.outline.lines import RawLine
from issuetrees.core.outline.marks import spot_mark
from issuetrees.core.outline.peeled import Peeled, peeled, shorten
from issuetrees.core.outline.source import Source

NAME: Final = "mail"
IS_FORM: Final = True
SAYS: Final = "lines behind “>”, or headers such as “From:” and “Subject:”"
_HEADER = re.compile(
    r"(?:from|to|cc|bcc|sent|date|subject|reply-to|от|кому|копия|отправлено|дата|тема"
    r"|от кого|importance|attachments?|вложени[ея])\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:subject|тема)\s*:\s*(?:(?:re|fwd?|на|отв|пересл)\s*:\s*)*(?P<about>.+)", re.IGNORECASE
)
_WROTE = re.compile(
    r"(?:on .+ wrote:|.*\b(?:пишет|написал\w*|писал\w*)\s*:|.*<[^<>@\s]+@[^<>\s]+>.*:"
    r"|-{2,}\s*(?:original message|forwarded message|исходное сообщение|пересылаемое сообщение"
    r"|пересылаемое письмо|конец пересылаемого сообщения).*"
    r"|begin forwarded message:|начало переадресованного сообщения:)$",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"(?:>[ ]?)+")
_BYE = re.compile(
    r"(?:(?:best|kind|warm)?\s*regards|best wishes|best|sincerely|thanks|thank you|cheers|yours"
    r"|с уважением|с наилучшими|всего доброго|спасибо|хорошего дня|до встречи|отправлено с"
    r"|sent from my)\b.*|--\s*$|—\s*$",
    re.IGNORECASE,
)
_HELLO = re.compile(
    r"(?:hi|hello|dear|hey|good (?:morning|day|afternoon)|привет|здравствуйте|добрый (?:день|вечер)"
    r"|доброе утро|коллеги|уважаем\w+)\b.*[,!.:]$"
    r"|(?-i:[A-ZА-ЯЁ])\w+(?: (?-i:[A-ZА-ЯЁ])\w+){0,2}(?:[,!]$|, (?:добр\w+|здравствуй\w*|привет|hi"
    r"|hello|good)\b.*[,!.:]$)",
    re.IGNORECASE,
)


# "as discussed, the tree:" after the greeting.
_LEAD = re.compile(
    r"(?-i:[a-zа-яё]).*|(?:here|below|please|as|see|attached|направляю|высылаю|ниже|вот|прилагаю"
    r"|отправляю|как)\b.*:|(?:структура|дерево|the tree|the structure)(?: [^\W\d_]+)?:",
    re.IGNORECASE,
)


def peel(source: Source) -> Peeled | None:
    """Take the quotation marks off; leave out headers, greeting and signature."""
    lines = source.raw_lines
    quoted = sum(line.text.startswith(">") for line in lines)
    headers = sum(_is_head(line.text) for line in lines[:12])
    if not (_is_quoted(lines, quoted) or headers >= 2 or _is_letter(lines)):
        return None
    least = min((_quotes(line.text) for line in lines if line.text.startswith(">")), default=0)
    bare = [_bare(line, least) for line in lines[_remark(lines) if quoted else 0 :]]
    about = next((found for line in bare if line and (found := _SUBJECT.match(line.text))), None)
    kept = _letter([line for line in bare if line and not _is_head(line.text)])
    return peeled(source, kept, suggested_title=about["about"] if about else "")


def _remark(lines: tuple[RawLine, ...]) -> int:
    """Where a letter begins that is quoted below a remark: the line that says who wrote it."""
    head = next((at for at, line in enumerate(lines) if _WROTE.match(line.text)), 0)
    above = lines[:head]
    is_remark = not any(line.text.startswith(">") or spot_mark(line.text) for line in above)
    return head if is_remark else 0


def _is_quoted(lines: tuple[RawLine, ...], quoted: int) -> bool:
    has_wrote = any(_WROTE.match(line.text) for line in lines)
    is_most = quoted * 5 >= len(lines) * 4 or (has_wrote and quoted * 2 >= len(lines))
    return quoted >= 2 and is_most and (has_wrote or not _is_list(lines))


def _is_list(lines: tuple[RawLine, ...]) -> bool:
    """Whether the quotation marks are the marks of a list: they count levels, no other does."""
    depths = {_quotes(line.text) for line in lines}
    others = any(spot_mark(line.text.lstrip("> ")) for line in lines if line.text.strip("> "))
    return len(depths) > 1 and 0 not in depths and not others


def _is_head(text: str) -> bool:
    bare = _QUOTE.sub("", text, count=1) if text.startswith(">") else text
    bare = bare.strip("* ")
    return bool(_HEADER.fullmatch(bare) or _WROTE.fullmatch(bare))


def _is_letter(lines: tuple[RawLine, ...]) -> bool:
    """Whether a text begins with a greeting and ends with a farewell."""
    ends = any(_BYE.fullmatch(line.text) for line in lines[-4:])
    return len(lines) > 4 and ends and bool(_HELLO.match(lines[0].text))


def _quotes(text: str) -> int:
    found = _QUOTE.match(text)
    return found.group().count(">") if found else 0


def _bare(line: RawLine, least: int) -> RawLine | None:
    """Take off the quotation marks that all have: further ones are of the text."""
    if not line.text.startswith(">"):
        return line
    rest = line.text
    for _ in range(least):
        rest = rest.lstrip().removeprefix(">").removeprefix(" ")
    return shorten(line, rest) if rest.strip("> ") else None


def _letter(lines: list[RawLine]) -> list[RawLine]:
    """Leave out the greeting at the start and all from the farewell on."""
    start = 1 if len(lines) > 2 and _HELLO.match(lines[0].text) else 0
    if start and len(lines) > start + 2 and _LEAD.fullmatch(lines[start].text):
        start += 1
    ends = [at for at in range(start + 2, len(lines)) if _BYE.fullmatch(lines[at].text)]
    end = next((at for at in ends if len(lines) - at <= 8), len(lines))
    return lines[start:end]

"""The pieces of a label that states numbers, and the phrases that say which end is meant."""

import re
import unicodedata
from typing import Final, Literal, NamedTuple

_TOKEN = re.compile(
    r"(?P<period>\ue000\d+\ue001)"
    r"|(?P<number>\d{1,3}(?:[ '’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"|(?P<sign><=|>=|=>|=<|[≤≥<>⩽⩾])"
    r"|(?P<dash>[-–—]|\.\.\.?|…|→|->|~)"
    r"|(?P<plus>\+)"
    r"|(?P<symbol>[%₽$€£¥₸°])"
    r"|(?P<word>[^\W\d_]+[²]?(?:[-/][^\W\d_]+)*\.?)"
    r"|(?P<other>\S)"
)
_DASHES: Final = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_FULL_STOP: Final = re.compile(r"[.;]\s*$")


class Token(NamedTuple):
    """A piece of a label; ``is_apart``: it starts the label or follows a space."""

    kind: str
    text: str
    is_apart: bool


class Phrase(NamedTuple):
    """Words before a number: which end it is, and whether the number itself belongs."""

    length: int
    end: Literal["low", "high"]
    kind: Literal["open", "closed", "soft"]


_HIGH_SOFT = "до|up to|within|в пределах|в течение|не дальше|until|till|by"
_HIGH_OPEN = (
    "менее|меньше|ниже|младше|моложе|раньше|короче|дешевле|легче|мельче|реже|ближе|быстрее|under"
    "|below|before|less|less than|fewer|fewer than|younger|younger than|smaller than|lower than"
    "|earlier than|shorter than|cheaper than|lighter than|faster than|closer than|up to but not"
    "|up to but not including|prior to|<"
)
_HIGH_CLOSED = (
    "по|не более|не больше|не выше|не старше|не свыше|не позже|не позднее|не дороже|не дольше"
    "|максимум|макс|at most|no more than|not more than|not over|max|maximum|up to and including"
    "|first|in the first|первые|в первые|not later than|no later than|through|thru|≤|⩽|<=|=<"
)
_LOW_CLOSED = (
    "от|с|со|начиная с|from|starting from|starting at|since|at least|не менее|не меньше|не ниже"
    "|не младше|не моложе|не раньше|no less than|not less than|no fewer than|no earlier than|min"
    "|minimum|минимум|мин|≥|⩾|>=|=>"
)
_LOW_OPEN = (
    "более|больше|свыше|выше|старше|после|позже|позднее|дольше|дороже|длиннее|тяжелее|крупнее"
    "|чаще|дальше|медленнее|over|above|after|more|more than|greater than|older|older than"
    "|larger than|bigger than|higher than|later than|longer|longer than|heavier than|slower than"
    "|further than|farther than|beyond|exceeding|in excess of|превышает|>"
)


def _table() -> dict[tuple[str, ...], Phrase]:
    table: dict[tuple[str, ...], Phrase] = {}
    rows: tuple[tuple[Literal["low", "high"], Literal["open", "closed", "soft"], str], ...] = (
        ("high", "soft", _HIGH_SOFT),
        ("high", "open", _HIGH_OPEN),
        ("high", "closed", _HIGH_CLOSED),
        ("low", "closed", _LOW_CLOSED),
        ("low", "open", _LOW_OPEN),
    )
    for end, kind, phrases in rows:
        for words in map(tuple, map(str.split, phrases.split("|"))):
            table[words] = Phrase(len(words), end, kind)
    return table


_PHRASES: Final = _table()
_LONGEST: Final = max(map(len, _PHRASES))
_FIRST_WORDS: Final = frozenset(words[0] for words in _PHRASES)
BETWEEN: Final = {"between": "and", "между": "и"}
TO: Final = frozenset({"to", "до", "по", "through", "thru", "till", "until"})
TO_CLOSED: Final = frozenset({"по", "through", "thru"})
AND: Final = frozenset({"и", "или", "and", "or", "но", "but", "&"})
FILLERS: Final = frozenset(
    "чем the in в во age aged ages of возраста возраст ровно about около roughly примерно".split()
)
INCLUSIVE: Final = frozenset({"включительно", "inclusive", "incl", "incl.", "вкл", "вкл."})
EXCLUSIVE: Final = frozenset({"exclusive", "excl", "excl.", "исключительно", "искл", "искл."})
UPWARDS: Final = frozenset(
    "более больше выше свыше старше позже позднее далее дольше дороже over more above older up"
    " greater higher later larger longer after plus чаще upwards onwards onward beyond"
    " newer".split()
)
ALONE_UPWARDS: Final = frozenset("plus upwards onwards onward".split())
DOWNWARDS: Final = frozenset(
    "менее меньше ниже младше моложе раньше ранее короче дешевле under less fewer below younger"
    " lower earlier shorter before реже".split()
)
_NUMBERS: Final = {
    word: value
    for value, words in {
        "0": "zero ноль нуля",
        "1": "one один одного одной одна одну",
        "1.5": "полтора полутора полторы",
        "2": "two два две двух",
        "3": "three три трех трёх",
        "4": "four четыре четырех четырёх",
        "5": "five пять пяти",
        "6": "six шесть шести",
        "7": "seven семь семи",
        "8": "eight восемь восьми",
        "9": "nine девять девяти",
        "10": "ten десять десяти",
        "12": "twelve двенадцать двенадцати",
        "15": "fifteen пятнадцать пятнадцати",
        "18": "eighteen восемнадцать восемнадцати",
        "20": "twenty двадцать двадцати",
        "30": "thirty тридцать тридцати",
        "40": "forty сорок сорока",
        "50": "fifty пятьдесят пятидесяти",
        "100": "hundred сто ста",
    }.items()
    for word in words.split()
}
#: What is spelled before a label is cut into pieces, in the order in which it is replaced.
_SPELLED: Final = (
    (re.compile(r"\bonce (?=an? |per )", re.IGNORECASE), "1 time "),
    (re.compile(r"(?<=\w)\./(?=\w)"), "/"),
    (re.compile(r"\bт\.\s?р\.?(?!\w)", re.IGNORECASE), "тыс. руб"),
    (re.compile(r"^once$", re.IGNORECASE), "1 time"),
    (re.compile(r"^same[- ]day$", re.IGNORECASE), "0 days"),
    (re.compile(r"^(?:в тот же день|день в день)$", re.IGNORECASE), "0 дней"),
    (re.compile(r"\btwice (?=an? |per )", re.IGNORECASE), "2 times "),
    (re.compile(r"(?<=time|imes) an? (?=day|week|month|quarter|year)", re.IGNORECASE), " per"),
    (re.compile(r"\bper (?=(?:day|week|month|quarter|year|hour|annum)\b)", re.IGNORECASE), "per"),
    (
        re.compile(
            r"(?<=[\w₽$€%]) в (?=(?:день|сутки|неделю|месяц|квартал|год|час)\b)", re.IGNORECASE
        ),
        " в",
    ),
    (re.compile(r"^(?:negative|отрицательн\w+)$", re.IGNORECASE), "below 0"),
    (re.compile(r"\b(?:half a year|half-year|six months)\b", re.IGNORECASE), "6 months"),
    (re.compile(r"\bпол(?:года|угода)\b", re.IGNORECASE), "6 месяцев"),
    (re.compile(r"\bпол-?часа\b", re.IGNORECASE), "30 минут"),
    (
        re.compile(
            r"(?:(?<=after )|(?<=after the ))first (?=(?:hour|day|week|month|quarter|year)\b)",
            re.IGNORECASE,
        ),
        "1 ",
    ),
    (
        re.compile(
            r"(?<=после )перв(?:ого|ой|ых) (?=(?:час|дн|недел|месяц|квартал|год))", re.IGNORECASE
        ),
        "1 ",
    ),
    (re.compile(r"\bhalf an hour\b", re.IGNORECASE), "30 minutes"),
    (
        re.compile(
            r"\ban? (?=(?:week|month|year|day|hour|minute|quarter|million)\b)", re.IGNORECASE
        ),
        "1 ",
    ),
    (re.compile(r"\bUS\$", re.IGNORECASE), "$"),
    (re.compile(r"\b(?:кв\.?\s*м|sq\.?\s*m|м\.?\s*кв)\.?(?!\w)", re.IGNORECASE), "м²"),
    (re.compile(r"(?<=\d)-?(?:й|ый|го)\b"), ""),
    (re.compile(r"^(\S+)\s*<\s*[a-zа-я]\s*(?=[<≤])", re.IGNORECASE), r"more than \1 and "),
    (re.compile(r"^(\S+)\s*≤\s*[a-zа-я]\s*(?=[<≤])", re.IGNORECASE), r"at least \1 and "),
    (re.compile(r"^\s*[a-zа-я]\s*(?=[<>≤≥])", re.IGNORECASE), ""),
    (re.compile(r"\bи\s+(?=далее\b)", re.IGNORECASE), "и "),
)
_MAY_BE_SPELLED: Final = re.compile(
    r"\./|т\.\s?р|after (?:the )?first|после перв|\ban? |once|same|тот же|день в|twice|per | в "
    r"|negat|отриц|half|six|пол|US\$|кв|sq"
    r"|\d-?(?:й|ый|го|s|е|х|ые|['’]s)\b"
    r"|[<>≤≥]\s*[a-zа-я]\s*[<>≤≥]|^\s*[a-zа-я]\s*[<>≤≥]",
    re.IGNORECASE,
)
_DECADE: Final = re.compile(
    r"(?<!\d)((?:19|20)?\d0)(?:-?s|-е|-х|-ые|['’]s)(?!\w)(?:\s+(?:годы|годов|гг\.?))?",
    re.IGNORECASE,
)


def plain(label: str) -> str:
    """Return a label with one kind of space, dash and digit, and words for amounts spelled out."""
    text = label
    if not unicodedata.is_normalized("NFKC", text):
        text = "".join(
            char if char in "²³…™" or char.isascii() else unicodedata.normalize("NFKC", char)
            for char in unicodedata.normalize("NFC", text)
        )
    text = " ".join(_DASHES.sub("–", text).split())
    if _MAY_BE_SPELLED.search(text):
        for form, spelled in _SPELLED:
            text = form.sub(spelled, text)
        text = _DECADE.sub(_years_of, text)
    return _FULL_STOP.sub("", text)


def _years_of(match: re.Match[str]) -> str:
    first = int(match[1]) if len(match[1]) == 4 else 1900 + int(match[1])
    return f"{first}–{first + 9}"


def tokenise(label: str) -> list[Token]:
    """Return the pieces of a label; numbers written as words are numbers."""
    found = []
    for match in _TOKEN.finditer(label):
        kind, text = str(match.lastgroup), match.group()
        is_apart = not match.start() or label[match.start() - 1] == " "
        if kind == "word" and text.lower() in _NUMBERS:
            kind, text = "number", _NUMBERS[text.lower()]
        found.append(Token(kind, text, is_apart))
    return found


def may_start(tokens: list[Token], at: int) -> bool:
    """Whether the numbers of a label may start at this token; what stands before is a name."""
    kind, text, _ = tokens[at]
    if kind in {"number", "sign", "symbol", "period"}:
        return True
    if kind in {"dash", "plus"}:
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return after is not None and after.kind == "number" and not after.is_apart
    return text.lower() in BETWEEN or phrase_at(tokens, at) is not None


def phrase_at(tokens: list[Token], at: int) -> Phrase | None:
    """Return the longest phrase that starts at this token."""
    if _bare(tokens[at]) not in _FIRST_WORDS:
        return None
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        found = _PHRASES.get(tuple(map(_bare, tokens[at : at + length])))
        if found:
            return found
    return None


def _bare(token: Token) -> str:
    return token.text.lower().rstrip(".") or token.text

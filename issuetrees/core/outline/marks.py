"""What stands before the words of an item: bullets, headings, part titles, rules.

Numbers and letters are in ``numbering``. A mark found here is what a line looks like
on its own; ``lexing`` decides with the whole text in view whether it is one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from issuetrees.core.outline.numbering import NumberMark, roman, spot_number

Form = Literal["bullet", "number", "part", "heading", "rule", "emoji"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark and the words after it.

    ``style`` tells marks of one nesting level from those of another (all dashes are
    one style, "1." and "1)" are two). ``numbers`` is what the mark counts, if it does.
    """

    form: Form
    style: str
    rest: str
    numbers: tuple[int, ...] = ()
    is_doubtful: bool = False
    as_roman: int = 0


_STYLES: Final = {
    "dash": "-–—−‒―‐‑",
    "dot": "•·∙●⬤・\uf0b7",
    "hollow": "◦○\uf06f",
    "square": "▪▫■□◾◽◼\uf0a7",
    "triangle": "►▶▸▹➤‣⁃»›\uf0d8",
    "arrow": "→➔⇒➜➡⟶↳\uf0e0",
    "star": "*★☆✱✦✧",
    "plus": "+",
    "quote": ">",
    "diamond": "🔹🔸🔷🔶❖◆◇\uf076",
    "hand": "👉☛☞",
}
_STYLE_OF: Final = {char: style for style, chars in _STYLES.items() for char in chars}
_TICKS: Final = {"☐": "[ ]", "☑": "[x]", "☒": "[x]", "🗹": "[x]", "🗸": "[x]"}
_NEEDS_SPACE: Final = frozenset("*+>·")
_WORD_BULLET = re.compile(r"(?P<sign>[o§üØ])(?:\t| {2,})\s*(?P<rest>\S.*)")
_WORD_STYLES: Final = {"o": "hollow", "§": "square", "ü": "check", "Ø": "triangle"}
_RUN = re.compile(r"(?P<sign>[-–—*•+>→])(?P<more>(?P=sign){1,9})\s+(?P<rest>\S.*)")
_ARROW = re.compile(r"(?:[-–—]+|=+)>\s*(?P<rest>.+)")
_HEADING = re.compile(r"(?P<hashes>#{1,6})(?:\s+(?P<rest>.+)|(?P<tight>[^\W_].*))")
_RULE = re.compile(r"(?:[-=_*~—–─━═•·.+]\s?){3,}$")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("перв", "втор", "трет", "четв", "пят", "шест", "седьм", "восьм", "девят", "десят")
_PART = re.compile(
    r"(?P<word>part|section|chapter|block|module|topic|question|step|stage|phase|branch|pillar"
    r"|hypothesis|option|scenario|workstream|goal|гипотеза|вариант|сценарий|цель|задача"
    r"|часть|раздел|глава|блок|модуль|тема|вопрос|шаг|этап|фаза|ветка|направление)"
    r"\s*(?:№\s*|no\.?\s*|#)?(?P<count>\d{1,3}|[ivxlc]{1,6}|" + "|".join(_ONES) + "|"
    r"(?:" + "|".join(_ORDINALS) + r")[а-яё]{2,4})"
    r"(?:\s*[.:)]+(?=\s|$|[^\W\d_]|[«\"])|\s+[—–-](?=\s)|$)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
# "Branch one" alone is a title, "Part 1" alone is not.
_NAMED_ONLY: Final = frozenset(
    "step stage phase branch pillar hypothesis option scenario workstream goal гипотеза вариант"
    " сценарий цель задача шаг этап фаза ветка направление".split()
)
_PART_INITIALS: Final = frozenset("HOWGhowgСЦЗсцзPSCBMTQЧРГБМТВШЭФНpscbmtqчргбмтвшэфн")
EMOJI = re.compile(
    r"(?P<emoji>[\u203C\u2049\u2139\u2600-\u27BF\u2B00-\u2BFF\u25AA-\u25FE"
    r"\U0001F300-\U0001F5FF\U0001F600-\U0001FAFF]"
    r"[\uFE0F\U0001F3FB-\U0001F3FF]*(?:\u200D[\u2600-\u27BF\U0001F300-\U0001FAFF]\uFE0F?)*)"
    r"\s*(?P<rest>\S.*)"
)
_PAGE = re.compile(
    r"(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:page|p\.|стр\.?|страница|с\.)\s*\d{1,4}"
    r"(?:\s*(?:of|/|из|\|)\s*\d{1,4})?|(?P<page>\d{1,4})\s*(?:of|/|из|\|)\s*(?P<last>\d{1,4}))$",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"[^\W\d_]{2,}[-‐\u00ac]$")
_SHORTEST = 25  # a shorter line was not broken, it ends in a hyphen
_LABELS: Final = {
    "answer": ("answer", "ответ"),
    "note": ("note", "notes", "заметка", "примечание"),
    "owner": ("owner", "responsible", "resp.", "assignee", "ответственный", "ответственная", "отв.",
              "исполнитель", "владелец"),
    "due": ("due", "due date", "deadline", "срок", "дедлайн"),
    "status": ("status", "статус"),
}  # fmt: skip
#: What a label is followed by: "answer", "note", "owner", "due" or "status".
KIND_OF: Final = {label: kind for kind, labels in _LABELS.items() for label in labels}
LABEL = re.compile(
    r"(?P<label>"
    + "|".join(sorted(map(re.escape, KIND_OF), key=len, reverse=True))
    + r")\s*::?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_MAX_FACT = 60
_PROPERTY = re.compile(r"[\w-]+:: ?.*")
#: What stands between the steps of a path: "Profit > Revenue".
BETWEEN_STEPS = re.compile(r"\s(?:[>/→»›]|::)\s")
# What other forms than plain words begin with: a title that does is escaped where it is written.
_OTHER_FORM = re.compile(
    r"[=#*|+`~@{<├└╰│]|h[1-6]\.|graph\b|flowchart\b|mindmap\b|:[\w-]+:"
    r"|\\(?:begin|end|item|title|(?:sub)*section)\b",
    re.IGNORECASE,
)


def spot_label(text: str) -> tuple[str, str] | None:
    """Return what "Answer: …", "Note: …" or "Owner: …" tells of the item above, and the words."""
    found = LABEL.match(text)
    if not found:
        return None
    kind, rest = KIND_OF[found["label"].lower()], found["rest"]
    is_fact = kind not in {"answer", "note"}
    if is_fact and (not rest or len(rest) > _MAX_FACT or rest.endswith("?")):
        return None
    return kind, rest


def spot_mark(text: str) -> Mark | None:
    """Return what ``text`` starts with, if that looks like a mark."""
    if text[0] == "\\":
        return None
    for spot in _SPOTTERS:
        found = spot(text)
        if found:
            return found
    return None


def looks_special(text: str) -> bool:
    """Whether unmarked words are more than a title: a label, bold type, or another form's sign."""
    is_label = spot_label(text) is not None or is_page(text) or is_property(text)
    return is_label or starts_bold(text) or _OTHER_FORM.match(text) is not None


def is_property(raw: str) -> bool:
    """Whether a line is kept by a program for itself: "collapsed:: true", "%% … %%"."""
    return _PROPERTY.fullmatch(raw) is not None or raw.startswith("%%")


def is_page(text: str) -> bool:
    """Whether a line is no more than the number of a page; "24/7" is none."""
    found = _PAGE.match(text)
    return found is not None and int(found["page"] or 0) <= int(found["last"] or 0)


def is_broken(above: str, below: str, shortest: int = _SHORTEST) -> bool:
    """Whether a word is broken by a hyphen between two lines."""
    return len(above) >= shortest and bool(_BROKEN.search(above)) and below[:1].islower()


def starts_bold(text: str) -> bool:
    """Whether a line starts with bold type of Markdown."""
    return text.startswith(("**", "__")) and not text[2:3].isspace()


def _spot_rule(text: str) -> Mark | None:
    return Mark("rule", "rule", "") if _RULE.match(text) else None


def _spot_heading(text: str) -> Mark | None:
    found = _HEADING.match(text) if text[0] == "#" else None
    if not found:
        return None
    level = len(found["hashes"])
    rest = found["rest"] or found["tight"]
    bare = rest.rstrip("#")
    if bare != rest and bare[-1:].isspace():
        rest = bare.rstrip()
    is_doubtful = bool(found["tight"]) and level == 1  # a tag: "#growth"
    return Mark("heading", f"h{level}", rest, (level,), is_doubtful)


def _spot_part(text: str) -> Mark | None:
    found = _PART.match(text) if text[0] in _PART_INITIALS else None
    if not found or (found["word"].lower() in _NAMED_ONLY and not found["rest"]):
        return None
    count = found["count"].lower()
    number = int(count) if count.isdigit() else _spelled(count) or roman(count)
    word = found["word"].lower()
    return Mark("part", word, found["rest"], (number,)) if number else None


def _spelled(count: str) -> int:
    """Return the number that a word like "two" or "вторая" spells, or 0."""
    places = (place for words in (_ONES, _ORDINALS) for place in enumerate(words, start=1))
    return next((number for number, word in places if count.startswith(word)), 0)


def _spot_number(text: str) -> Mark | None:
    found: NumberMark | None = spot_number(text)
    if not found:
        return None
    return Mark("number", found.style, found.rest, found.numbers, found.is_doubtful, found.as_roman)


def _spot_bullet(text: str) -> Mark | None:
    run = _RUN.match(text)
    if run:
        return Mark("bullet", f"{_STYLE_OF[run['sign']]}{len(run['more'])}", run["rest"])
    arrow = _ARROW.match(text) if text[0] in "-=–—" else None
    word = arrow or _WORD_BULLET.match(text)
    if word:
        kind = "arrow" if arrow else _WORD_STYLES[word["sign"]]
        return Mark("bullet", kind, word["rest"])
    if text[0] in _TICKS:
        rest = text[1:].lstrip("\ufe0f ")
        return Mark("bullet", "box", f"{_TICKS[text[0]]} {rest}") if rest else None
    style = _STYLE_OF.get(text[0])
    if not style:
        return None
    rest = text[1:].lstrip("\ufe0f")
    is_apart = rest[:1].isspace() or not rest
    if not is_apart and (text[0] in _NEEDS_SPACE or (style == "dash" and not rest[0].isalpha())):
        return None
    return Mark("bullet", style, rest.strip())


def _spot_emoji(text: str) -> Mark | None:
    found = EMOJI.match(text)
    if not found:
        return None
    emoji = found["emoji"].replace("\ufe0f", "")
    part = _spot_part(found["rest"])
    return part or Mark("emoji", emoji, found["rest"], is_doubtful=True)


_SPOTTERS: Final[tuple[Callable[[str], Mark | None], ...]] = (
    _spot_rule,
    _spot_heading,
    _spot_part,
    _spot_number,
    _spot_bullet,
    _spot_emoji,
)

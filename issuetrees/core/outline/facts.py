"""Status, owner and day of an item, where its words tell them.

A check box, a word of Org or Logseq ("TODO"), the signs of Obsidian's tasks ("📅 2026-05-01"),
and a tail that says who and when: "(owner: Anna, due: 12 May)", "— Anna, 12.05", "@anna".
"""

import re
from typing import Final

from issuetrees.core.outline.marks import KIND_OF

#: What a check box says, in the words of the product.
TICKED, UNTICKED, STARTED, DROPPED = "answered", "open", "in_progress", "pruned"
_BOXES: Final = {" ": UNTICKED, "/": STARTED, "-": DROPPED} | dict.fromkeys("xXхХ✓✔vV", TICKED)
_BOX = re.compile(r"\[(?P<tick>[ xXхХ/✓✔vV-])\](?:\s+(?P<rest>\S.*)|$)")
_TASK = re.compile(
    r"(?P<word>TODO|DOING|DONE|LATER|NOW|WAITING|WAIT|CANCELED|CANCELLED|STARTED|NEXT|IN-PROGRESS)"
    r"\s+(?P<rest>\S.*)"
)
_DUE = re.compile(r"(?:\s*📅\s*|\s+due:)(?P<day>\d{4}-\d\d-\d\d)")
_MENTION = re.compile(r"(?<=\S)\s+@(?P<who>[^\W\d_][\w.-]*)$")
_TAILS: Final = (
    re.compile(r"\s*(?<!\\)[(\[](?P<inside>[^()\[\]]{3,200})[)\]][.;]?$"),
    re.compile(r"\s+(?:[—–-]|//|\|)\s+(?P<inside>(?:(?! [—–-] )[^()\[\]]){3,120})$"),
    re.compile(
        r"(?<=[.,;!?])\s+(?P<inside>(?:отв(?:етственн\w+|\.)?|исполнитель|срок|owner"
        r"|resp(?:onsible|\.)?|due|deadline)\s*:?\s+[^()\[\]]{2,120})$",
        re.IGNORECASE,
    ),
)
_BETWEEN = re.compile(r"[,;|](?!\s*\d{4}\s*(?:[,;|]|$))")  # "May 12, 2026" is one part
_PAIR = re.compile(
    r"\s*(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,2}\.?)\s*(?:::?|(?<=\.))\s*(?P<value>\S.*?)\s*"
)
_DAY = re.compile(
    r"(?:до|к|by|till|until|due|срок)?\s*(?P<day>\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?(?:\s*г\.?)?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?[ -](?P<month>[^\W\d_]{3,8})\.?,?(?:\s+\d{4})?"
    r"(?:\s+г(?:ода|\.)?)?|(?P<first>[^\W\d_]{3,9})\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?)",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"done|in progress|to ?do|wip|blocked|not started|on hold|completed?|postponed|cancell?ed"
    r"|готов[оа]?|сделано|выполнен[оа]?|в работе|в процессе|не начат[оа]?|отложен[оа]?"
    r"|отмен[её]н[оа]?",
    re.IGNORECASE,
)
_MONTHS: Final = tuple(
    "jan feb mar apr may jun jul aug sep oct nov dec"
    " янв фев мар апр мая май июн июл авг сен окт ноя дек".split()
)
_WHO = re.compile(r"@?(?:[A-ZА-ЯЁ][\w'’-]*\.?(?:\s?[A-ZА-ЯЁ][\w'’-]*\.?){0,2}|(?<=@)\w[\w.-]*)")


def take_facts(text: str) -> tuple[str, dict[str, str]]:
    """Return an item's words without what they tell besides, and that by its name."""
    facts: dict[str, str] = {}
    text = _take_status(text, facts)
    day = _DUE.search(text)
    if day:
        facts["due"] = day["day"]
        text = f"{text[: day.start()]}{text[day.end() :]}".strip()
    text, told = take_tail(text)
    return text, {**told, **facts}


def take_tail(text: str) -> tuple[str, dict[str, str]]:
    """Return words without the tail that says who and when, and that by its name."""
    mention = _MENTION.search(text)
    if mention:
        return text[: mention.start()], {"owner": mention["who"]}
    for tail in _TAILS:
        found = tail.search(text)
        facts = _told_in(found["inside"]) if found and found.start() else {}
        if found and facts:
            return text[: found.start()], facts
    return text, {}


def _take_status(text: str, facts: dict[str, str]) -> str:
    if text.startswith("[COMPLETE] "):
        facts["status"] = TICKED
        return text.removeprefix("[COMPLETE] ")
    box = _BOX.match(text)
    if box:
        facts["status"] = _BOXES[box["tick"]]
        return box["rest"] or ""
    task = _TASK.match(text)
    if task:
        facts["status"] = task["word"]
        return str(task["rest"])
    return text


def _told_in(inside: str) -> dict[str, str]:
    """What a tail tells; nothing where a part of it tells neither who nor when."""
    parts = [part.strip() for part in _BETWEEN.split(inside.strip(" .;"))]
    told = [_told_by(part) for part in parts]
    found = {kind: value for kind, value, _ in told}
    is_clear = any(is_labelled for _, _, is_labelled in told) or len(found) > 1
    is_told = len(found) == len(parts) and found.keys() <= {"owner", "due", "status"}
    return found if is_clear and is_told else {}


def _told_by(part: str) -> tuple[str, str, bool]:
    """What one part of a tail tells, and whether a label says so."""
    pair = _PAIR.fullmatch(part)
    if pair:
        return KIND_OF.get(pair["label"].lower(), ""), pair["value"], True
    day = _day(part)
    if day:
        return "due", day, part != day
    if _STATUS.fullmatch(part):
        return "status", part, True
    return ("owner", part.removeprefix("@"), False) if _WHO.fullmatch(part) else ("", "", False)


def _day(text: str) -> str:
    """The words of a day: "12.05", "до 20 мая", "May 12"."""
    found = _DAY.fullmatch(text)
    if not found:
        return ""
    month = found["month"] or found["first"]
    is_month = month is None or month.lower().startswith(_MONTHS)
    return found["day"] if is_month else ""

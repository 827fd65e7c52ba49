"""Status, owner and day of an item, where its words tell them.

A check box, a word of Org or Logseq ("TODO"), the signs of Obsidian's tasks ("📅 2026-05-01"),
and a tail in brackets of nothing but labelled values: "(owner: Anna, due: 12 May)".
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
_MENTION = re.compile(r"\s+@(?P<who>[\w.-]+)$")
_TAIL = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{3,200})[)\]]\s*$")
_PAIR = re.compile(r"\s*(?P<label>[^\W\d_][\w ]{1,20}?)\s*::?\s*(?P<value>\S.*?)\s*")


def take_facts(text: str) -> tuple[str, dict[str, str]]:
    """Return an item's words without what they tell besides, and that by its name."""
    facts: dict[str, str] = {}
    text = _take_status(text, facts)
    day = _DUE.search(text)
    if day:
        facts["due"] = day["day"]
        text = f"{text[: day.start()]}{text[day.end() :]}".strip()
    mention = _MENTION.search(text) if "status" in facts else None
    if mention:
        facts["owner"] = mention["who"]
        text = text[: mention.start()]
    return _take_tail(text, facts), facts


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


def _take_tail(text: str, facts: dict[str, str]) -> str:
    tail = _TAIL.search(text)
    if not tail or not tail.start():
        return text
    pairs = [_PAIR.fullmatch(part) for part in re.split("[,;|]", tail["inside"])]
    found = {KIND_OF.get(pair["label"].lower(), ""): pair["value"] for pair in pairs if pair}
    if len(found) < len(pairs) or not found.keys() <= {"owner", "due", "status"}:
        return text
    facts |= found
    return text[: tail.start()]

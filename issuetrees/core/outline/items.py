"""The words of an item: its title, what explains it, and what it tells of status, owner and day."""

import re
from dataclasses import dataclass
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.facts import take_facts
from issuetrees.core.outline.inline import to_words
from issuetrees.core.outline.marks import KIND_OF, spot_label, spot_mark, starts_bold

_BOLD: Final = re.compile(r"(?:\*\*[^*]+\*\*|__[^_]+__):?$")
_BOLD_LABEL: Final = re.compile(
    r"(?P<stars>\*\*|__)(?P<label>(?:(?!(?P=stars)).)+?)"
    r"(?:[:.—–]\s*(?P=stars)\s*[—–-]?|(?P=stars)\s*(?::|\s?[—–-]+\s))\s*(?P<rest>\S.*)"
)
# A block of Logseq may be a heading, one of Obsidian has an anchor.
_HASHES: Final = re.compile(r"^#{1,6}\s+(?=\S)")
_ANCHOR: Final = re.compile(r"\s\^[\w-]{3,}$")
_PLANNED: Final = re.compile(r"(?:DEADLINE|SCHEDULED): *<(?P<day>\d{4}-\d\d-\d\d)[^<>]*>")


@dataclass(frozen=True, slots=True)
class Item:
    """What a line with a mark says."""

    title: str
    notes: tuple[str, ...]
    facts: dict[str, str]

    def add(self, builder: OutlineBuilder, depth: int, line: int, fallback: str) -> None:
        """Add the item to an outline."""
        builder.add(self.title, depth, line, fallback)
        for note in self.notes:
            builder.note(note)
        for name, value in self.facts.items():
            builder.fact(name, value)


def plain_item(text: str) -> Item:
    """Return an item of a text without inline marks."""
    title, facts = take_facts(text)
    return Item(title, (), facts)


def marked_item(text: str, *, is_heading: bool = False) -> Item:
    """Return an item of Markdown: emphasis off, a bold label apart from what explains it."""
    text, facts = take_facts(_HASHES.sub("", text))
    anchor = _ANCHOR.search(text)
    text = text[: anchor.start()] if anchor else text
    label = None if is_heading else _BOLD_LABEL.match(text)
    title, addresses = to_words(label["label"] if label else text)
    title = _uncounted(title) if starts_bold(text) else title
    notes: list[str] = []
    if label:
        explained, more = to_words(label["rest"])
        notes.append(explained)
        addresses += more
    return Item(" ".join(title.split()), (*notes, *addresses), facts)


def _uncounted(title: str) -> str:
    """Bold words without their number: the tree numbers itself."""
    mark = spot_mark(title) if title else None
    is_sure = mark and mark.form == "number" and (not mark.is_doubtful or mark.style == "dotted")
    return mark.rest if mark and is_sure and mark.rest else title


def is_bold_heading(raw: str) -> bool:
    """Whether a line without a mark is all bold, or begins with a bold label."""
    label = _BOLD_LABEL.match(raw)
    if label:
        return label["label"].strip().lower() not in KIND_OF
    return _BOLD.match(raw) is not None


def told_of_item(raw: str) -> tuple[str, str] | None:
    """Return what a line tells of the item above by a label, a property or a planned day."""
    planned = _PLANNED.fullmatch(raw)
    if planned:
        return "due", planned["day"]
    return spot_label(to_words(raw)[0] if starts_bold(raw) else raw)

"""Org: headings of stars with TODO words, properties, planned days, and lists below."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.headed import HeadedReader
from issuetrees.core.outline.items import Item, plain_item
from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.marks import Mark
from issuetrees.core.outline.source import Source

NAME: Final = "org"
SYNTAX: Final = frozenset({"title", "deadline", "scheduled"})
_STARS = re.compile(r"(?P<stars>\*+)\s+(?P<rest>\S.*)")
_KEYWORD = re.compile(r"#\+(?P<name>\w+):\s*(?P<value>.*)")
_DRAWER = re.compile(r":[\w-]+:(?:\s.*)?$|CLOSED:|#\s")
_PRIORITY = re.compile(r"\[#[A-Z]\]\s*")
_TAGS = re.compile(r"\s+(?P<tags>:(?:[\w@#%]+:)+)\s*$")
_LINK = re.compile(r"\[\[(?P<address>[^\[\]]+)\](?:\[(?P<label>[^\[\]]+)\])?\]")
_EMPHASIS = re.compile(r"(?<![\w*/=~_+])([*/=~_+])(?=\S)(?P<inner>[^*/=~_+]+)(?<=\S)\1(?!\w)")
_WEEKDAY = re.compile(r"(<\d{4}-\d\d-\d\d)[^<>]*(?=>)")
_COOKIE = re.compile(r"\s*\[\d*(?:/\d*|%)\]\s*$")


def read(source: Source) -> OutlineBuilder:
    """Stars nest, lists stand below them; what Org keeps for itself is listed."""
    kept: list[Line] = []
    left_out: list[Line] = []
    title: tuple[str, int] | None = None
    for line in source.lines:
        keyword = _KEYWORD.match(line.raw)
        if keyword and keyword["name"].lower() == "title":
            title = (keyword["value"], line.number)
        elif keyword or (_DRAWER.match(line.raw) and not line.raw.startswith("# ")):
            left_out.append(line)
        else:
            kept.append(_heading(line))
    builder = HeadedReader(kept, item=_item, words=_words).read()
    if title:
        builder.name(*title[:1], "", title[1])
    for line in left_out:
        builder.leave_out(line.number, line.raw)
    return builder


def words(source: Source) -> Iterator[tuple[int, str]]:
    """The day of the week beside a day is no word of the text."""
    for line in source.lines:
        yield line.number, _WEEKDAY.sub(r"\1", line.text if line.mark else line.raw)


def _heading(line: Line) -> Line:
    found = _STARS.match(line.raw) if line.indent == 0 else None
    if not found:
        return line
    rank = min(len(found["stars"]), 9)
    mark = Mark("heading", f"h{rank}", found["rest"], (rank,))
    return replace(line, mark=mark, text=found["rest"])


def _item(text: str, *, is_heading: bool = False) -> Item:
    item = plain_item(text)
    title = _PRIORITY.sub("", item.title, count=1) if is_heading else item.title
    priority = _PRIORITY.match(item.title)
    tags = _TAGS.search(title) if is_heading else None
    title = _COOKIE.sub("", title[: tags.start()] if tags else title)
    words, addresses = _words(title)
    notes = [
        found for found in (priority and priority.group().strip(), tags and tags["tags"]) if found
    ]
    return Item(words, (*notes, *addresses), item.facts)


def _words(text: str) -> tuple[str, list[str]]:
    addresses = [found["address"] for found in _LINK.finditer(text) if found["label"]]
    text = _LINK.sub(lambda found: found["label"] or found["address"], text)
    return " ".join(_EMPHASIS.sub(lambda found: found["inner"], text).split()), addresses


def _has_stars(source: Source) -> bool:
    stars = [
        len(found["stars"])
        for line in source.raw_lines
        if line.indent == 0 and (found := _STARS.match(line.text))
    ]
    return len(set(stars)) > 1


def _has_keywords(source: Source) -> bool:
    return any(
        _KEYWORD.match(line.text) or line.text in {":PROPERTIES:", ":END:"}
        for line in source.raw_lines
    )


def _has_todo(source: Source) -> bool:
    return any(re.match(r"\*+ (?:TODO|DONE|NEXT|WAITING) ", line.text) for line in source.raw_lines)


SIGNS: Final = (
    Sign(35, "headings of one, two, three stars", _has_stars),
    Sign(60, "#+KEYWORDS or property drawers", _has_keywords),
    Sign(60, "stars before TODO or DONE", _has_todo),
)

"""Wikis: Confluence (h1. and ** lists) and MediaWiki (== headings == and ** lists)."""

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

NAME: Final = "wiki"
_NUMBERED = re.compile(r"h(?P<level>[1-6])\.\s*(?P<rest>\S.*)")
_EQUALS = re.compile(r"(?P<signs>={1,6})\s*(?P<rest>[^=].*?)\s*(?P=signs)$")
_LIST = re.compile(r"(?P<signs>[*#-]+)\s+(?P<rest>\S.*)")
_MACRO = re.compile(r"\{[a-z][\w-]*(?::[^{}]*)?\}")
_LINK = re.compile(r"\[\[?(?P<label>[^\[\]|]+)(?:\|(?P<other>[^\[\]]+))?\]\]?")
_EMPHASIS = re.compile(r"(?<!\w)([*_+]|\{\{|'{2,5})(?=\S)(?P<inner>.+?)(?<=\S)(?:\1|\}\})(?!\w)")


def read(source: Source) -> OutlineBuilder:
    """Headings nest by level; a list by how many signs stand before an item."""
    is_media = not any(_NUMBERED.match(line.raw) for line in source.lines)
    lines = [_line(line) for line in source.lines]
    first = next((place for place, line in enumerate(lines) if line.mark), 0)
    macros = [line for line in lines if not line.mark and not _MACRO.sub("", line.raw).strip()]
    macros += [line for line in lines[:first] if line.raw.startswith("bq. ")]
    inline = _media_words if is_media else _words

    def item(text: str, *, is_heading: bool = False) -> Item:
        plain = plain_item(text)
        title, addresses = inline(plain.title)
        return Item(title, () if is_heading else tuple(addresses), plain.facts)

    kept = [line for line in lines if line not in macros]
    builder = HeadedReader(kept, item=item, words=inline).read()
    for line in macros:
        builder.leave_out(line.number, line.raw)
    return builder


def words(source: Source) -> Iterator[tuple[int, str]]:
    """Return what each line says without its signs."""
    return ((line.number, _line(line).text) for line in source.lines)


def _line(line: Line) -> Line:
    heading = _NUMBERED.match(line.raw) or _EQUALS.match(line.raw)
    if heading:
        named = heading.groupdict()
        rank = int(named["level"]) if "level" in named else len(named["signs"])
        mark = Mark("heading", f"h{rank}", named["rest"], (rank,))
        return replace(line, mark=mark, text=named["rest"])
    listed = _LIST.match(line.raw)
    if listed:
        level = len(listed["signs"]) * 4 + line.indent
        mark = Mark("bullet", "wiki", listed["rest"])
        return replace(line, mark=mark, text=listed["rest"], indent=level, column=level + 2)
    return replace(line, mark=None)


def _words(text: str) -> tuple[str, list[str]]:
    """Confluence writes the words of a link before the address."""
    addresses = [found["other"] for found in _LINK.finditer(text) if found["other"]]
    return _plain(_LINK.sub(lambda found: found["label"], text)), addresses


def _media_words(text: str) -> tuple[str, list[str]]:
    """MediaWiki writes the page before the words."""
    addresses = [found["label"] for found in _LINK.finditer(text) if found["other"]]
    return _plain(_LINK.sub(lambda found: found["other"] or found["label"], text)), addresses


def _plain(text: str) -> str:
    text = _EMPHASIS.sub(lambda found: found["inner"], _MACRO.sub("", text))
    return " ".join(text.split())


def _signs(source: Source) -> set[str]:
    return {found["signs"] for line in source.raw_lines if (found := _LIST.match(line.text))}


def _has_many_signs(source: Source) -> bool:
    return any(len(signs) > 1 and "-" not in signs for signs in _signs(source))


def _has_both_lists(source: Source) -> bool:
    signs = _signs(source)
    return "#" in signs and any(one.startswith("**") for one in signs)


SIGNS: Final = (
    Sign(
        80,
        "a heading h1. to h6.",
        lambda source: any(_NUMBERED.match(line.text) for line in source.raw_lines),
    ),
    Sign(
        70,
        "a heading between equals signs",
        lambda source: any(_EQUALS.match(line.text) for line in source.raw_lines),
    ),
    Sign(70, "items with ** beside items with #", _has_both_lists),
    Sign(25, "items with several * or # before them", _has_many_signs),
)

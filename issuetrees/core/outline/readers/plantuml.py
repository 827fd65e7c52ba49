"""PlantUML: mind maps and work breakdown structures, with signs or with Markdown's indents."""

import re
from collections.abc import Iterator
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.inline import to_words
from issuetrees.core.outline.lines import RawLine
from issuetrees.core.outline.source import Source

NAME: Final = "plantuml"
IS_WHOLE: Final = True
_BEGIN = re.compile(r"@start(?:mindmap|wbs)\b", re.IGNORECASE)
_NODE = re.compile(
    r"(?P<signs>[*+#-]+)(?:\[[^\]]*\])?(?::(?P<stereo>\w+):)?(?P<box>_)?"
    r"(?P<side>[<>](?=\s|\w))?(?::|\s)\s*(?P<text>.*)"
)
_MULTI = re.compile(r"[*+#-]+(?:\[[^\]]*\])?_?:(?!\S*:)")
_TITLE = re.compile(r"title\s+(?P<title>.+)", re.IGNORECASE)
_STYLE = re.compile(r"<<[^<>]*>>|</?[a-zA-Z][^<>]*>|\[#[^\]]*\]")


def read(source: Source) -> OutlineBuilder:
    """As many signs as an item has, so deep it is; tabs before one sign say the same."""
    builder = OutlineBuilder()
    opened: list[tuple[int, int]] = []
    waiting: list[str] | None = None
    for line in source.raw_lines:
        if waiting is not None:
            is_last = line.text.endswith(";")
            builder.join(_plain(line.text.removesuffix(";")))
            waiting = None if is_last else waiting
            continue
        node = _NODE.match(line.text) if line.text[0] in "*+#-" else None
        if not node:
            _take_other(builder, line)
            continue
        depth = _depth(opened, (len(node["signs"]), line.indent))
        text = node["text"]
        if _MULTI.match(line.text) and not text.endswith(";"):
            waiting = []
        builder.add(_plain(text.removesuffix(";")), depth, line.number, line.text)
    return builder


def words(source: Source) -> Iterator[tuple[int, str]]:
    """Colours and styles are no words of the text."""
    for line in source.raw_lines:
        yield line.number, _STYLE.sub(" ", re.sub(r"^[*+#-]+(?:\[[^\]]*\])?", "", line.text))


def _depth(opened: list[tuple[int, int]], place: tuple[int, int]) -> int:
    while opened and opened[-1] >= place:
        opened.pop()
    opened.append(place)
    return len(opened)


def _take_other(builder: OutlineBuilder, line: RawLine) -> None:
    title = _TITLE.match(line.text)
    if title:
        builder.suggested_title = title["title"]
    builder.leave_out(line.number, line.text)


def _plain(text: str) -> str:
    text = _STYLE.sub("", text.replace("\\n", " ")).strip()
    return " ".join(to_words(text)[0].split())


SIGNS: Final = (
    Sign(
        100,
        "begins with @startmindmap or @startwbs",
        lambda source: bool(_BEGIN.search(source.opening)),
    ),
)

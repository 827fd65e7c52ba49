"""YAML as assistants and note programs write trees: names with what stands below them, lists of
words, or records with a title and children.
"""

import re
from collections.abc import Iterator
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.lines import RawLine
from issuetrees.core.outline.marks import KIND_OF
from issuetrees.core.outline.source import Source

NAME: Final = "yaml"
SYNTAX: Final = frozenset(
    "title name text question topic children branches items nodes subtopics".split()
)
_TITLES: Final = frozenset("title name text question topic название вопрос".split())
_CHILDREN: Final = frozenset("children branches items nodes subtopics дети ветки".split())
_PAIR = re.compile(r"(?P<quote>[\"']?)(?P<name>[^\W\d_][^:#\"']*)(?P=quote):(?:\s+(?P<value>.*))?$")
_DASH = re.compile(r"-\s+(?=\S)")
_TITLED = re.compile(r"(?:-\s+)?(?:title|name|question|topic|название|вопрос):\s+\S", re.IGNORECASE)
_NESTS = re.compile(
    r"(?:-\s+)?(?:children|branches|items|nodes|subtopics|дети|ветки):$", re.IGNORECASE
)


def read(source: Source) -> OutlineBuilder:
    """A record's title is the item; a name with nothing behind it heads what is below."""
    builder = OutlineBuilder()
    opened: list[int] = []
    for line in source.raw_lines:
        if line.text.startswith(("#", "---")):
            builder.leave_out(line.number, line.text)
        else:
            _take(line, opened, builder)
    return builder


def words(source: Source) -> Iterator[tuple[int, str]]:
    """The names of a record's parts are no words of the text."""
    for line in source.raw_lines:
        text = _DASH.sub("", line.text)
        pair = _PAIR.fullmatch(text)
        yield line.number, pair["value"] or "" if pair and _is_part(pair["name"]) else text


def _take(line: RawLine, opened: list[int], builder: OutlineBuilder) -> None:
    dash = _DASH.match(line.text)
    column = line.indent + (dash.end() if dash else 0)
    text = line.text[dash.end() :] if dash else line.text
    pair = _PAIR.fullmatch(text)
    name, value = (pair["name"].strip(), _bare(pair["value"] or "")) if pair else ("", "")
    if name.lower() in _CHILDREN and not value:
        return
    kind = KIND_OF.get(name.lower(), "note" if name.lower() == "description" else "")
    if kind and value and not builder.is_empty:
        builder.tell(kind, value)
        return
    while opened and opened[-1] >= column:
        opened.pop()
    opened.append(column)
    is_title = name.lower() in _TITLES and bool(value)
    builder.add(value if is_title else name or _bare(text), len(opened), line.number, line.text)
    if name and value and not is_title:
        builder.note(value)


def _bare(text: str) -> str:
    """A value without its quotation marks."""
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if is_quoted else text.strip()


def _is_part(name: str) -> bool:
    known = _TITLES | _CHILDREN | {"description"}
    return name.strip().lower() in known or name.strip().lower() in KIND_OF


def _is_record(source: Source) -> bool:
    titled = any(_TITLED.match(line.text) for line in source.raw_lines)
    return titled and any(_NESTS.match(line.text) for line in source.raw_lines)


SIGNS: Final = (Sign(140, "“title: …” beside “children:”", _is_record),)

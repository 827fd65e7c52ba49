"""JSON: ours, trees of other programs with "children", lists with parents, and plain nesting."""

import json
from collections.abc import Iterator
from typing import Any, Final

from issuetrees.core.errors import Invalid
from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.facts import TICKED
from issuetrees.core.outline.forest import Arrow, Box, Forest
from issuetrees.core.outline.marks import KIND_OF
from issuetrees.core.outline.records import MAX_DEPTH
from issuetrees.core.outline.source import Source
from issuetrees.core.text import gettext_noop

NAME: Final = "json"
IS_WHOLE: Final = True
_TITLES: Final = ("title", "text", "name", "label", "topic", "question", "content", "summary")
_CHILDREN: Final = ("children", "nodes", "items", "topics", "subtopics", "branches", "sub", "kids",
                    "outline", "subitems", "attached")  # fmt: skip
_PARENTS: Final = ("parent_id", "parentId", "parentid", "parent")
_KINDS: Final = {**KIND_OF, "description": "note", "details": "note", "due_on": "due",
                 "duedate": "due", "due_date": "due", "completed": "done", "done": "done",
                 "checked": "done"}  # fmt: skip
_TECHNICAL: Final = {"id", "depth", "rank", "kind", "format", "version", "line", "x", "y", "uid",
                     "shows", "isroot", "expanded", "direction", "created", "created_at",
                     "updated_at", "collapsed", "color", "theme", "layout", *_PARENTS}  # fmt: skip


def read(source: Source) -> OutlineBuilder:
    """Return the tree in the document, however it nests."""
    builder = OutlineBuilder()
    document = _parse(source.text)
    rows = _rows(document)
    if rows and all("depth" in row and _title(row) for row in rows):
        _read_depths(document, rows, builder)
    elif rows and any(_parent(row) for row in rows):
        _read_parents(document, rows, builder)
    else:
        _Nested(builder).add(document, 1)
    return builder


def words(source: Source) -> Iterator[tuple[int, str]]:
    """Return every text of the document that is no id."""
    return ((source.first_line, text) for text in _texts(_parse(source.text), ""))


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        message = gettext_noop("Line {line} is no JSON that can be read.")
        raise Invalid("json_broken", message, field="text", line=line) from error


def _rows(document: Any) -> list[dict[str, Any]]:
    """The list of nodes of a document that keeps them flat."""
    if isinstance(document, dict):
        lists = [document.get(name) for name in ("nodes", "data", "items", "rows")]
        document = next((one for one in lists if isinstance(one, list)), None)
    is_flat = isinstance(document, list) and all(isinstance(one, dict) for one in document)
    return document if is_flat and isinstance(document, list) else []


def _title(record: dict[str, Any]) -> str:
    return next((str(record[name]) for name in _TITLES if _is_text(record.get(name))), "")


def _parent(record: dict[str, Any]) -> str:
    return next((str(record[name]) for name in _PARENTS if record.get(name) is not None), "")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _tell(builder: OutlineBuilder, record: dict[str, Any]) -> None:
    for kind, text in _told(record):
        builder.tell(kind, text)


def _told(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What a record tells of its item, besides its title."""
    title = next((name for name in _TITLES if _is_text(record.get(name))), None)
    for name, value in record.items():
        kind = _KINDS.get(name.lower(), "")
        if name == title or name in _CHILDREN or name in _TECHNICAL or value in (None, "", []):
            continue
        if kind == "done":
            yield from [("status", TICKED)] if value is True else []
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            yield kind or "note", str(value) if kind else f"{name}: {value}"


def _read_depths(document: Any, rows: list[dict[str, Any]], builder: OutlineBuilder) -> None:
    least = min(int(row["depth"]) for row in rows)
    for row in rows:
        depth = min(int(row["depth"]) - least + 1, builder.last_depth + 1)
        builder.add(_title(row), depth, int(row.get("line") or 1))
        _tell(builder, row)
        if _is_text(row.get("shows")):
            builder.fact("shows", row["shows"])
    if isinstance(document, dict) and _is_text(document.get("title")):
        builder.set_title(document["title"], 1)
        for name in ("note", "answer", "status", "owner", "due"):
            if _is_text(document.get(name)):
                builder.tell_root(name, document[name])


def _read_parents(document: Any, rows: list[dict[str, Any]], builder: OutlineBuilder) -> None:
    forest = Forest()
    for place, row in enumerate(rows):
        forest.boxes[str(row.get("id", place))] = Box(_title(row), 1, list(_told(row)))
    for place, row in enumerate(rows):
        if _parent(row) in forest.boxes:
            forest.arrows.append(Arrow(_parent(row), str(row.get("id", place)), 1))
    forest.fill(builder)
    if isinstance(document, dict) and _is_text(document.get("title")):
        builder.name(document["title"], "", 1)


class _Nested:
    """Objects with children, names with what stands below them, and lists within lists."""

    def __init__(self, builder: OutlineBuilder) -> None:
        self._builder = builder

    def add(self, value: Any, depth: int) -> None:
        if isinstance(value, dict):
            self._add_object(value, depth)
        elif isinstance(value, list):
            for one in value:
                self._add_one(one, depth)
        elif value is not None:
            self._builder.add(" ".join(str(value).split()), depth, 1)

    def _add_one(self, value: Any, depth: int) -> None:
        """A list inside a list stands below the item before it."""
        is_below = isinstance(value, list) and self._builder.last_depth >= depth
        self.add(value, depth + is_below)

    def _add_object(self, record: dict[str, Any], depth: int) -> None:
        record = _unwrapped(record)
        title = _title(record)
        children = [record[name] for name in _CHILDREN if isinstance(record.get(name), list | dict)]
        if not title and len(children) != 1:
            self._add_names(record, depth)
            return
        if title:
            self._builder.add(" ".join(title.split()), depth, 1)
            _tell(self._builder, record)
        for child in children:
            self.add(child, depth + bool(title))

    def _add_names(self, record: dict[str, Any], depth: int) -> None:
        """Without titles the names themselves are the items."""
        for name, value in record.items():
            if name in _TECHNICAL and not isinstance(value, list | dict):
                continue
            self._builder.add(" ".join(str(name).split()), min(depth, MAX_DEPTH + 1), 1, "?")
            if isinstance(value, list | dict):
                self.add(value, depth + 1)
            elif value not in (None, "", True):
                self._builder.note(str(value))


def _unwrapped(record: dict[str, Any]) -> dict[str, Any]:
    """Some programs keep an item's words in "data", and the root in "root" or "rootTopic"."""
    if isinstance(record.get("rootTopic"), dict):  # a sheet of XMind with its own name
        record = record["rootTopic"]
    for name in ("root", "mindmap", "tree"):
        if isinstance(record.get(name), dict) and not _title(record):
            record = record[name]
    inside = record.get("data")
    if isinstance(inside, dict) and not _title(record):
        record = {**record, **inside}
        record.pop("data", None)
    return record


def _texts(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, name)
    elif isinstance(value, str) and name not in _TECHNICAL:
        yield value


def _is_json(source: Source) -> bool:
    text = source.text
    if not text or text[0] not in "{[" or text.rstrip()[-1:] not in "}]":
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return source.raw_lines[0].text.startswith(('{"', '[{"')) or text[:1] == text[1:2] == "["
    return True


SIGNS: Final = (Sign(95, "a document of JSON", _is_json),)

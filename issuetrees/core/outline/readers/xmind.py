"""Maps of XMind, of both generations: content.json and content.xml in a packed file."""

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from issuetrees.core.errors import Invalid
from issuetrees.core.outline import markup
from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.facts import STARTED, TICKED
from issuetrees.core.outline.marks import spot_label
from issuetrees.core.outline.markup import Element
from issuetrees.core.outline.source import Source
from issuetrees.core.text import gettext_noop, normal

NAME: Final = "xmind"
IS_WHOLE: Final = True
MAX_UNPACKED: Final = 30_000_000
_PARTS: Final = ("content.json", "content.xml")


def read(source: Source) -> OutlineBuilder:
    """Each sheet's central topic is a top item; floating topics stand below it too."""
    name, content = _content(source)
    builder = OutlineBuilder()
    if name == "content.json":
        for sheet in _sheets(content):
            _add(sheet.get("rootTopic") or {}, 1, builder)
    else:
        for sheet_element in markup.parse(content).all("sheet"):
            for topic in sheet_element.all("topic"):
                _add(_record(topic), 1, builder)
    return builder


def words(source: Source) -> Iterator[tuple[int, str]]:
    """Return titles, notes and labels of all topics."""
    name, content = _content(source)
    if name == "content.json":
        records = [sheet.get("rootTopic") or {} for sheet in _sheets(content)]
    else:
        sheets = markup.parse(content).all("sheet")
        records = [_record(topic) for sheet in sheets for topic in sheet.all("topic")]
    while records:
        record = records.pop()
        yield 1, f"{_title(record)} {_note(record)} {' '.join(record.get('labels') or [])}"
        records.extend(_below(record))


def _content(source: Source) -> tuple[str, str]:
    """The part with the map, unpacked within a limit."""
    try:
        with zipfile.ZipFile(BytesIO(source.content)) as packed:
            name = next(name for name in _PARTS if name in packed.namelist())
            with packed.open(name) as part:
                content = part.read(MAX_UNPACKED + 1)
    except (zipfile.BadZipFile, StopIteration, OSError, RuntimeError, EOFError) as error:
        raise _broken() from error
    except (NotImplementedError, ValueError, zipfile.LargeZipFile) as error:
        raise _broken() from error
    if len(content) > MAX_UNPACKED:
        raise Invalid(
            "xmind_too_large",
            gettext_noop("The map is larger than {limit} MB when it is unpacked."),
            field="file",
            limit=MAX_UNPACKED // 1_000_000,
        )
    return name, content.decode("utf-8", "replace")


def _broken() -> Invalid:
    message = gettext_noop("This is no map of XMind that can be read.")
    return Invalid("xmind_broken", message, field="file")


def _sheets(content: str) -> list[dict[str, Any]]:
    try:
        sheets = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _broken() from error
    return (
        [sheet for sheet in sheets if isinstance(sheet, dict)] if isinstance(sheets, list) else []
    )


def _record(topic: Element) -> dict[str, Any]:
    """A topic of the older form, as the newer one would keep it."""
    title, notes = topic.first("title"), topic.first("notes")
    text = notes.first("plain") if notes else None
    groups = [group for part in topic.all("children") for group in part.all("topics")]
    labels = [one.text for part in topic.all("labels") for one in part.all("label")]
    refs = [one for part in topic.all("marker-refs") for one in part.all("marker-ref")]
    return {
        "title": title.text if title else "",
        "notes": {"plain": {"content": text.text if text else ""}},
        "labels": labels,
        "markers": [{"markerId": one.get("marker-id")} for one in refs],
        "href": topic.get("href"),
        "children": {
            str(at): [_record(one) for one in group.all("topic")] for at, group in enumerate(groups)
        },
    }


def _title(record: dict[str, Any]) -> str:
    return " ".join(normal(str(record.get("title") or "")).split())


def _note(record: dict[str, Any]) -> str:
    notes = record.get("notes")
    plain = notes.get("plain") if isinstance(notes, dict) else None
    return normal(str(plain.get("content") or "")).strip() if isinstance(plain, dict) else ""


def _below(record: dict[str, Any]) -> list[dict[str, Any]]:
    children = record.get("children")
    groups = children.values() if isinstance(children, dict) else []
    return [one for group in groups if isinstance(group, list) for one in group]


def _add(record: dict[str, Any], depth: int, builder: OutlineBuilder) -> None:
    builder.add(_title(record), depth, 1, "topic")
    for line in _note(record).splitlines():
        builder.tell(*(spot_label(line) or ("note", line)))
    for label in record.get("labels") or []:
        builder.tell(*(spot_label(str(label)) or ("note", str(label))))
    for marker in record.get("markers") or []:
        _mark(builder, str(marker.get("markerId", "")) if isinstance(marker, dict) else "")
    if str(record.get("href") or "").startswith("http"):
        builder.note(str(record["href"]))
    for child in _below(record):
        _add(child, depth + 1, builder)


def _mark(builder: OutlineBuilder, marker: str) -> None:
    if marker == "task-done":
        builder.fact("status", TICKED)
    elif marker.startswith("task-") and marker not in {"task-start", "task-pause"}:
        builder.fact("status", STARTED)


SIGNS: Final = (
    Sign(
        100,
        "a packed file with content.json or content.xml in it",
        lambda source: b"content.json" in source.content or b"content.xml" in source.content,
    ),
)

"""Maps of XMind of today (.xmind with content.json); owner, day and status as labels."""

import json
import zipfile
from io import BytesIO
from typing import Any

from issuetrees.core.outline.records import Outline
from issuetrees.core.outline.written import PACKED_AT, Entry, entries


def write_xmind(outline: Outline) -> bytes:
    """Return the outline as a map: a sheet for each top item."""
    sheets = [
        {
            "id": f"sheet-{top.number}",
            "class": "sheet",
            "title": top.title,
            "rootTopic": _topic(top),
        }
        for top in entries(outline)
    ]
    parts = {
        "content.json": sheets,
        "metadata.json": {"creator": {"name": "Issuetrees"}},
        "manifest.json": {"file-entries": {"content.json": {}, "metadata.json": {}}},
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, PACKED_AT)
            member.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(member, json.dumps(content, ensure_ascii=False))
    return out.getvalue()


def _topic(entry: Entry) -> dict[str, Any]:
    topic: dict[str, Any] = {"id": f"topic-{entry.number}", "title": entry.title}
    note = "\n".join(
        part for part in (entry.told.get("note", ""), _answer(entry.told.get("answer", ""))) if part
    )
    labels = [
        f"{name}: {entry.told[name]}" for name in ("status", "owner", "due") if name in entry.told
    ]
    if note:
        topic["notes"] = {"plain": {"content": note}}
    if labels:
        topic["labels"] = labels
    if entry.children:
        topic["children"] = {"attached": [_topic(child) for child in entry.children]}
    return topic


def _answer(text: str) -> str:
    return "\n".join(f"Answer: {line}" for line in text.splitlines())

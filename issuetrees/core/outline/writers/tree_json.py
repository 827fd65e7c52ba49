"""JSON: the outline as ``parse_outline`` and REST tell it."""

import json
from typing import Any

from issuetrees.core.outline.records import Outline, OutlineNode
from issuetrees.core.outline.written import TOLD


def write_tree_json(outline: Outline) -> str:
    """Return the outline as a document of JSON."""
    document = {
        "title": outline.title,
        **_told(outline),
        "nodes": [
            {"title": node.title, "depth": node.depth, **_told(node), **_shown(node)}
            for node in outline.nodes
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _shown(node: OutlineNode) -> dict[str, str]:
    return {"shows": node.shows} if node.shows else {}


def _told(told: Outline | OutlineNode) -> dict[str, Any]:
    return {name: getattr(told, name) for name in TOLD if getattr(told, name)}

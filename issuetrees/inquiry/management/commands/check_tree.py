"""``manage.py check_tree FILE_OR_ID [--json]``: what the checks say of every split of a tree."""

import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from issuetrees.core import mece
from issuetrees.core.errors import Refused
from issuetrees.core.graph.records import Node
from issuetrees.graphs import read
from issuetrees.inquiry import tree_files
from issuetrees.kit.sentences import sentence
from issuetrees.kit.words import spoken

_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)


class Command(BaseCommand):
    """Checks a file in any form that can be pasted, our JSON, or a tree of the database."""

    help = "Check every split of a tree: a file (text or JSON) or the id of a tree."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("tree", metavar="FILE_OR_ID")
        parser.add_argument("--json", action="store_true", dest="is_json")
        parser.add_argument("--language", help="en or ru; left out, that of the tree")

    def handle(self, *_args: Any, **options: Any) -> None:
        nodes = _nodes(options["tree"])
        language = options["language"] or _language(nodes)
        with translation.override(language):
            answer = check(nodes)
            text = _as_json(answer) if options["is_json"] else _as_text(answer)
        self.stdout.write(text)


def check(nodes: Sequence[Node]) -> dict[str, Any]:
    """Return the findings on a tree and the verdict on each split, for people and programs."""
    paths = tree_files.paths(nodes)
    found = mece.check_tree(nodes)
    mine: dict[str, list[mece.Finding]] = {}
    for one in found:
        mine.setdefault(one.node_id, []).append(one)
    by_id = {node.id: node for node in nodes}
    below = tree_files.splits(nodes)
    return {
        "findings": [_finding(one, paths) for one in found],
        "verdicts": [
            {
                **_verdicts(paths[key], mine.get(key, [])),
                "suggestion": _suggestion(by_id[key], nodes_below),
            }
            for key, nodes_below in below.items()
        ],
    }


def _suggestion(parent: Node, children: Sequence[Node]) -> dict[str, Any] | None:
    found = None if parent.split_kind else mece.suggest(parent, children)
    return asdict(found) if found else None


def _nodes(name: str) -> list[Node]:
    path = Path(name)
    try:
        if path.exists():
            return tree_files.read_tree(_text(path))
        return read.node_records(read.any_graph(uuid.UUID(name)))
    except ValueError as error:
        raise CommandError(f"There is no file and no tree “{name}”.") from error
    except Refused as refused:
        raise CommandError(sentence(refused)) from refused


def _text(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        is_utf16 = raw[:2] in {b"\xff\xfe", b"\xfe\xff"}
        return raw.decode("utf-16" if is_utf16 else "cp1251", "replace")


def _language(nodes: Sequence[Node]) -> str:
    return "ru" if any(_RUSSIAN.search(node.title) for node in nodes) else "en"


def _finding(one: mece.Finding, paths: dict[str, list[str]]) -> dict[str, Any]:
    return {
        "code": one.code,
        "verdict": one.verdict,
        "side": one.side,
        "path": paths[one.node_id],
        "related": [paths[key][-1] for key in one.related_ids],
        "sentence": sentence(one),
        "witness": one.witness or None,
    }


def _verdicts(path: list[str], findings: Sequence[mece.Finding]) -> dict[str, Any]:
    found = mece.verdict(findings)
    return {
        "path": path,
        "exclusive": found.exclusive,
        "exhaustive": found.exhaustive,
        "overall": found.overall,
    }


def _as_json(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _as_text(answer: dict[str, Any]) -> str:
    lines: list[str] = []
    for split in answer["verdicts"]:
        lines.append(f"{' › '.join(split['path'])}: {_word(split['overall'])}")
        told = [
            f"  {_word(one['verdict'])}: {one['sentence']}"
            for one in answer["findings"]
            if one["path"] == split["path"]
        ]
        lines.extend(dict.fromkeys(told))  # what both sides say is said once
    return "\n".join(lines)


def _word(verdict: str) -> str:
    return spoken(mece.VERDICTS[verdict])

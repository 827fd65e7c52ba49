"""``manage.py check_tree FILE_OR_ID [--json]``: what the checks say of every split of a tree."""

import datetime as dt
import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext

from issuetrees.core import drivers, mece
from issuetrees.core.errors import Refused
from issuetrees.core.graph.records import Node
from issuetrees.graphs import read
from issuetrees.inquiry import cases, review, tree_files
from issuetrees.inquiry.kept import kept_tree
from issuetrees.inquiry.review import Finding, Review
from issuetrees.kit.formats import days
from issuetrees.kit.sentences import fill, sentence, words_of
from issuetrees.kit.words import spoken

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)


class Command(BaseCommand):
    """Checks a file in any form that can be pasted, our JSON, or a tree of the database."""

    help = "Check every split of a tree: a file (text or JSON) or the id of a tree."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("tree", metavar="FILE_OR_ID")
        parser.add_argument("--json", action="store_true", dest="is_json")
        parser.add_argument("--language", help="en or ru; left out, that of the tree")

    def handle(self, *_args: Any, **options: Any) -> None:
        graph, nodes = _tree(options["tree"])
        language = options["language"] or _language(nodes)
        with translation.override(language):
            answer = check_graph(graph, nodes) if graph else check(nodes)
            text = _as_json(answer) if options["is_json"] else _as_text(answer, language)
        self.stdout.write(text)


def check_graph(graph: "Graph", nodes: Sequence[Node]) -> dict[str, Any]:
    """Check a tree of the database by the words of its workspace, with what people accepted."""
    known = kept_tree(graph)
    return check(nodes, review.of_nodes(graph, nodes, known), known.words.vocabulary)


def check(
    nodes: Sequence[Node],
    looked_at: Review | None = None,
    vocabulary: mece.Vocabulary = mece.SHIPPED,
) -> dict[str, Any]:
    """Return the findings on a tree and the verdict on each split, for people and programs.

    A tree of the database has been looked at, with what people accepted of it; a file has not.
    """
    paths = tree_files.paths(nodes)
    by_id = {node.id: node for node in nodes}
    found, verdicts = _reviewed(looked_at) if looked_at else _checked(nodes)
    return {
        "findings": [
            {
                "code": one.code,
                "verdict": one.verdict,
                "side": one.side,
                "path": paths[one.node_id],
                "related": [paths[key][-1] for key in one.related_ids],
                "sentence": words,
                "witness": words_of(one.witness) or None,
                "waiver": waiver,
            }
            for one, words, waiver in found
        ],
        "verdicts": [
            {
                "path": paths[key],
                **asdict(verdicts[key]),
                "overall": verdicts[key].overall,
                "suggestion": _suggestion(by_id[key], children, vocabulary),
                "cases": cases.told(by_id[key], children, vocabulary),
            }
            for key, children in tree_files.splits(nodes).items()
        ],
    }


#: Findings with their sentences and waivers, and the verdicts on splits by node.
_Told: TypeAlias = tuple[
    list[tuple[mece.Finding | Finding, str, dict[str, str | None] | None]], dict[str, mece.Verdicts]
]


def _checked(nodes: Sequence[Node]) -> _Told:
    splits, _ = drivers.filled(review.splits_of(nodes), nodes)
    found = [one for split in splits.values() for one in mece.check_split(*split)]
    mine: dict[str, list[mece.Finding]] = {}
    for one in found:
        mine.setdefault(one.node_id, []).append(one)
    verdicts = {key: mece.verdict(mine.get(key, ())) for key in splits}
    return [(one, sentence(one), None) for one in found], verdicts


def _reviewed(looked_at: Review) -> _Told:
    found = looked_at.findings
    return [(one, one.sentence, _waiver(one)) for one in found], looked_at.verdicts


def _waiver(one: Finding) -> dict[str, str | None] | None:
    """Return who accepted a finding, when and why, while that holds."""
    if one.waiver is None or not one.is_waived:
        return None
    author = one.waiver.author
    return {
        "reason": one.waiver.reason,
        "author": author.name if author else None,
        "waived_on": one.waiver.waived_on.isoformat(),
    }


def _suggestion(
    parent: Node, children: Sequence[Node], vocabulary: mece.Vocabulary
) -> dict[str, Any] | None:
    found = None if parent.split_kind else mece.suggest(parent, children, vocabulary)
    return asdict(found) if found else None


def _tree(name: str) -> tuple["Graph | None", list[Node]]:
    """Return the nodes of a file, or a tree of the database with its nodes."""
    path = Path(name)
    try:
        if path.exists():
            return None, tree_files.read_tree(_text(path))
        graph = read.any_graph(uuid.UUID(name))
        return graph, read.told_records(graph)
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


def _as_json(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _as_text(answer: dict[str, Any], language: str) -> str:
    lines: list[str] = []
    for split in answer["verdicts"]:
        lines.append(f"{' › '.join(split['path'])}: {_word(split['overall'])}")
        told = [
            f"  {_word(one['verdict'])}: {one['sentence']}{_accepted(one['waiver'], language)}"
            for one in answer["findings"]
            if one["path"] == split["path"]
        ]
        lines.extend(dict.fromkeys(told))  # what both sides say is said once
    return "\n".join(lines)


def _accepted(waiver: dict[str, str] | None, language: str) -> str:
    if waiver is None:
        return ""
    words = gettext("Accepted by {by} on {day}: {reason}")
    day = days.day(dt.date.fromisoformat(waiver["waived_on"]), language)
    return " " + fill(words, by=waiver["author"] or "–", day=day, reason=waiver["reason"])


def _word(verdict: str) -> str:
    return spoken(mece.VERDICTS[verdict])

"""``manage.py parse_outline FILE``: what a text or a file is read as, as JSON."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from issuetrees.core.errors import Refused
from issuetrees.core.outline import READABLE, Outline
from issuetrees.core.outline.records import MAX_BYTES
from issuetrees.core.text import gettext_noop
from issuetrees.kit.outlines.reading import read_file
from issuetrees.kit.sentences import fill, sentence
from issuetrees.kit.words import spoken

_TOLD = ("note", "answer", "status", "owner", "due")


class Command(BaseCommand):
    """Prints the outline that a file is read as; nothing is stored."""

    help = "Print what a text or a file would become as a tree."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the file and the form that it may be forced to."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--form", choices=READABLE, help="read it as this form")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print JSON, or end with the sentence of a refusal."""
        path: Path = options["file"]
        try:
            with path.open("rb") as file:
                content = file.read(MAX_BYTES + 1)
            outline = read_file(content, path.name, options["form"])
        except OSError as error:
            raise CommandError(error.strerror or str(error)) from error
        except Refused as refusal:
            raise CommandError(sentence(refusal)) from refusal
        self.stdout.write(json.dumps(as_json(outline), ensure_ascii=False, indent=1))


def as_json(outline: Outline) -> dict[str, Any]:
    """Return an outline as the command prints it; what the root tells besides is a warning too."""
    return {
        "format": outline.format,
        "title": outline.title,
        **{name: getattr(outline, name) for name in _TOLD},
        "suggested_title": outline.suggested_title,
        "nodes": [
            {"title": node.title, "depth": node.depth}
            | {name: getattr(node, name) for name in _TOLD}
            for node in outline.nodes
        ],
        "warnings": [
            *(
                {"line": 0, "text": getattr(outline, name), "message": _of_root(name)}
                for name in _TOLD
                if getattr(outline, name)
            ),
            *(
                {"line": one.line, "text": one.text, "message": sentence(one)}
                for one in outline.warnings
            ),
        ],
    }


def _of_root(name: str) -> str:
    return fill(spoken(gettext_noop("Belongs to the root: {field}.")), field=name)

"""Kinds of report that the product brings: what each is for, and its sections in both languages.

One file each in ``fixtures/reports``; a text with its languages by code stands where a text may.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from django.conf import settings

from issuetrees.accounts.models import Language
from issuetrees.kit.checks import one_of

FOLDER: Final = Path(settings.BASE_DIR) / "fixtures" / "reports"
USUAL: Final = "final_report"
_LANGUAGES: Final = frozenset(Language.values)


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of report; texts by language."""

    kind: str
    order: int
    name: Mapping[str, str]
    purpose: Mapping[str, str]
    sections: tuple[Mapping[str, Any], ...]

    def rows(self, language: str) -> list[dict[str, Any]]:
        """Return its sections as somebody may say them, in a language."""
        rows: list[dict[str, Any]] = _spoken(self.sections, language)
        return rows


@cache
def report_kinds() -> Mapping[str, ReportKind]:
    """Return the kinds in their order."""
    found = [_read(path) for path in FOLDER.glob("*.json")]
    return MappingProxyType({one.kind: one for one in sorted(found, key=lambda one: one.order)})


def report_kind(kind: str) -> ReportKind:
    """Return a kind, or refuse a name that is none."""
    return report_kinds()[one_of(list(report_kinds()))("kind", kind)]


def _read(path: Path) -> ReportKind:
    given = json.loads(path.read_text(encoding="utf-8"))
    return ReportKind(kind=path.stem, **{**given, "sections": tuple(given["sections"])})


def _spoken(value: Any, language: str) -> Any:
    """Return the value with the texts of one language."""
    if isinstance(value, Mapping):
        if value.keys() == _LANGUAGES:
            return value[language]
        return {name: _spoken(one, language) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_spoken(one, language) for one in value]
    return value

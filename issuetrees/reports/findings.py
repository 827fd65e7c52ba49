"""What a file lacks or shows in another way than asked: said instead of silence.

Who makes a file returns them; they are kept with the export, in English with their details, and
told in the reader's language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext

from issuetrees.kit.sentences import fill

MAX_KEPT: Final = 200


@dataclass(frozen=True, slots=True)
class ExportFinding:
    """One of them: ``cut``, ``shortened``, ``does_not_fit`` … ``section`` is where, if anywhere.

    ``message`` is marked by ``gettext_noop``; ``details`` are plain JSON that fills it.
    """

    code: str
    message: str
    section: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


def kept(findings: Iterable[ExportFinding]) -> list[dict[str, Any]]:
    """Return findings as a row keeps them, each once."""
    rows = [
        {"code": one.code, "message": one.message, "section": one.section,
         "details": dict(one.details)}
        for one in findings
    ]  # fmt: skip
    unique = [row for place, row in enumerate(rows) if row not in rows[:place]]
    return unique[:MAX_KEPT]


def told(row: Mapping[str, Any]) -> str:
    """Return the sentence of a kept finding in the reader's language."""
    return fill(gettext(row["message"]), **row["details"])

"""What whoever makes a file of a document returns, how they are called, what the file is called."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from issuetrees.core.text import shorten
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.findings import ExportFinding
from issuetrees.reports.typography import clean

_NOT_IN_A_NAME: Final = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file; ``page_count`` is 0 where there are no pages."""

    content: bytes
    page_count: int = 0
    findings: tuple[ExportFinding, ...] = ()


class Maker(Protocol):
    """Makes a file of a document, or raises ``Refused`` when that cannot be done.

    ``on_progress`` hears percent and an English label to be translated where it is shown;
    ``is_cancelled`` is asked several times a second.
    """

    def __call__(
        self,
        document: ReportDocument,
        *,
        on_progress: Callable[[int, str], None],
        is_cancelled: Callable[[], bool],
    ) -> Made: ...


def file_name(title: str, day: date, ending: str) -> str:
    """Return a file name that every system takes: the title and the date."""
    words = _NOT_IN_A_NAME.sub(" ", clean(title)).strip(" .")
    return f"{shorten(words, 100) or 'report'} {day.isoformat()}.{ending}"

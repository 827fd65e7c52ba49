"""What whoever makes a file of a document returns, and how they are called."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from issuetrees.reports.document import ReportDocument
from issuetrees.reports.findings import ExportFinding


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

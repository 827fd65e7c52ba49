"""What making a file may use, and what is said when it cannot be made."""

from dataclasses import asdict, dataclass
from typing import Any, Final

from issuetrees.core.errors import Refused
from issuetrees.core.text import gettext_noop

MESSAGES: Final = {
    "too_large": gettext_noop(
        "A section of the report is too large to be made. Switch it off or choose fewer rows."
    ),
    "nothing_to_print": gettext_noop(
        "No section of the report has anything to show. Fill one in or switch another one on."
    ),
    "timed_out": gettext_noop(
        "Making the report took longer than {seconds} seconds and was stopped. Switch off a "
        "section and export again."
    ),
    "cancelled": gettext_noop("The export was cancelled."),
    "render_failed": gettext_noop("The report could not be drawn: {reason}"),
    "check_failed": gettext_noop("The finished file did not pass its check: {reason}."),
}


class Unrenderable(Refused):
    """A PDF that could not be made; ``code`` is a key of ``MESSAGES``."""

    status = 422

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code, MESSAGES[code], **details)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a piece may use, and how long the whole file may take."""

    memory_bytes: int = 1_500_000_000
    cpu_seconds: int = 100
    file_bytes: int = 150_000_000
    wall_seconds: float = 900.0

    def of_process(self) -> dict[str, int]:
        """Return those that the system keeps."""
        kept = asdict(self)
        del kept["wall_seconds"]
        return kept

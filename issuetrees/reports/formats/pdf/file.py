"""A document becomes a checked PDF: compose, render in the sandbox, read back."""

from collections.abc import Callable

from issuetrees.core.text import gettext_noop
from issuetrees.kit.sentences import sentence
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.formats.made import Made
from issuetrees.reports.formats.pdf.html import Composed, compose
from issuetrees.reports.formats.pdf.pieces import Piece
from issuetrees.reports.formats.pdf.printing import Limits, Step, Unrenderable, render_pdf
from issuetrees.reports.formats.pdf.readback import read_back
from issuetrees.reports.sections.base import anchor_of

# Labels of progress, translated where they are shown.
WRITING = gettext_noop("Writing the pages")
LAYING_OUT = gettext_noop("Laying out pages")
DRAWING = gettext_noop("Drawing pages")
CHECKING = gettext_noop("Checking the file")


def pieces_of(document: ReportDocument) -> list[Piece]:
    """Return the pieces of a report in their order; each is rendered by itself."""
    return list(compose(document).pieces)


def render_piece(piece: Piece) -> bytes:
    """Return the pages of a piece as a PDF; numbers of pages are still missing there."""
    return render_pdf(piece.html, list(piece.styles), expected_pages=piece.pages)


def make_pdf(
    document: ReportDocument,
    *,
    on_progress: Callable[[int, str], None] = lambda _percent, _label: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    limits: Limits | None = None,
) -> Made:
    """Return the PDF of a document, or raise ``Unrenderable``.

    ``on_progress`` hears percent and an English label, at most once per change.
    """
    tell = _Teller(on_progress)
    tell(1, WRITING)
    composed = compose(document)
    if not composed.expected_pages:
        raise Unrenderable("nothing_to_print")
    content = render_pdf(
        composed.whole.html,
        list(composed.whole.styles),
        expected_pages=composed.expected_pages,
        limits=limits,
        on_step=tell.step,
        is_cancelled=is_cancelled,
    )
    tell(97, CHECKING)
    return Made(content, _checked(content, composed))


def _checked(content: bytes, composed: Composed) -> int:
    """Return the number of pages of a sound file; refuse any other."""
    first = anchor_of("contents")
    listed = [one.anchor for one in composed.bookmarks if one.level == 1 and one.anchor != first]
    reading = read_back(content, listed, first)
    if reading.faults:
        fault = reading.faults[0]
        raise Unrenderable("check_failed", reason=sentence(fault))
    return reading.page_count


class _Teller:
    """Passes progress on when it has changed."""

    def __init__(self, on_progress: Callable[[int, str], None]) -> None:
        self.on_progress = on_progress
        self.said = (0, "")

    def __call__(self, percent: int, label: str) -> None:
        if (percent, label) != self.said:
            self.said = percent, label
            self.on_progress(percent, label)

    def step(self, step: Step) -> None:
        """Pass on a step of the renderer in words."""
        label = WRITING if step.step < 5 else LAYING_OUT if step.step == 5 else DRAWING
        self(step.percent, label)

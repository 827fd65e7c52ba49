"""The diamond of a fork on paper, as flat as its question allows; the question stands in it whole.

A text of w × h stands in a diamond of W × H where w/W + h/H = 1. The twin on the screen is
``editor/map/diamond.js``.
"""

from dataclasses import dataclass
from typing import Final

from issuetrees.core.drawing.shapes import Fit, Point, Rect, Text

#: Shares of its width that the question may take.
SHARES: Final = (0.46, 0.52, 0.58, 0.64, 0.7)
MOST_LINES: Final = 40
#: The least height, in widths: a flatter one is hardly seen to be a diamond.
LEAST_HEIGHT: Final = 0.3


@dataclass(frozen=True, slots=True)
class Question:
    """The lines of a question, the share of the width that they take, the height of its diamond."""

    lines: tuple[str, ...]
    share: float
    height: float


def fit_question(title: str, width: float, size: float, leading: float, fit: Fit) -> Question:
    """Return the flattest diamond of a width; none cuts a word that a wider text would not."""
    tried = []
    for share in SHARES:
        lines, _whole = fit(title, width * share, size, MOST_LINES, "semibold")
        height = max(len(lines) * leading / (1 - share), width * LEAST_HEIGHT)
        tried.append(Question(tuple(lines), share, height))
    return min(tried, key=lambda one: (_cut_words(one, title), one.height))


def question_text(question: Question, rect: Rect, size: float, leading: float) -> Text:
    """Return the words of a question in the middle of its diamond."""
    width = rect.width * question.share
    top = rect.middle - len(question.lines) * leading / 2
    return Text(
        "title",
        question.lines,
        rect.centre - width / 2,
        top,
        size,
        leading,
        width=width,
        is_centred=True,
    )


def diamond(rect: Rect) -> tuple[Point, ...]:
    """Return the corners, from the top clockwise."""
    return (
        (rect.centre, rect.top),
        (rect.right, rect.middle),
        (rect.centre, rect.bottom),
        (rect.left, rect.middle),
    )


def _cut_words(question: Question, title: str) -> int:
    """How many words go on in the next line."""
    return max(0, len(" ".join(question.lines).split()) - len(title.split()))

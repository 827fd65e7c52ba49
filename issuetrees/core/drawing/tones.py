"""The colours that goals and other series are told apart by: one palette for page and print.

Deep and light tones take turns, so that neighbours differ in brightness too: they stay apart in
grey print and for those who see red and green alike. Each stands out from its paper (3 to 1) and
carries a label that can be read (4.5 to 1), as WCAG 2.2 asks (1.4.11, 1.4.3).
"""

from dataclasses import dataclass
from typing import Final

WHITE: Final = "#ffffff"
INK: Final = "#10182e"


@dataclass(frozen=True, slots=True)
class Tone:
    """Colours as ``#rrggbb``: on white paper, on a dark page, and of a label that stands on it."""

    light: str
    dark: str
    label: str


TONES: Final = (
    Tone("#16357f", "#4468d4", WHITE),
    Tone("#2a9d8f", "#5fd0c0", INK),
    Tone("#6b3fa8", "#8a5cc9", WHITE),
    Tone("#bf8b1e", "#f0c060", INK),
    Tone("#8f2f5b", "#b3487f", WHITE),
    Tone("#4f93e0", "#8cc4f7", INK),
    Tone("#414b59", "#67707e", WHITE),
    Tone("#d9737f", "#ff9d8f", INK),
)


def tone_of(index: int) -> int:
    """Return the tone of what stands at this place, from 1; past the last they begin again."""
    return index % len(TONES) + 1

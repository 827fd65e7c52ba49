"""Signs of statuses, verdicts and goals: a form each, not only a colour."""

from typing import Final

from issuetrees.core.drawing.tones import TONES
from issuetrees.reports.scene.blocks import Key, Swatch

STATUSES: Final = {"answered": "good", "in_progress": "warn", "open": "mute", "pruned": "mute"}
VERDICTS: Final = {
    "proved": "good",
    "disproved": "bad",
    "waived": "waived",
    "unknown": "mute",
    "advice": "accent",
}
FORMS: Final = {
    "answered": "●", "in_progress": "◐", "open": "○", "pruned": "□",
    "proved": "●", "disproved": "◆", "waived": "◐", "unknown": "○", "advice": "▸",
}  # fmt: skip


def sign_of(key: Key) -> tuple[str, str]:
    """Return the sign of a key of a legend and its colour; nothing for words alone."""
    if key.swatch == Swatch.STATUS:
        return "▌", STATUSES.get(key.kind, "mute")
    if key.swatch == Swatch.VERDICT:
        return FORMS.get(key.kind, "○"), VERDICTS.get(key.kind, "mute")
    if key.swatch == Swatch.TONE:
        return "■", TONES[(int(key.kind) - 1) % len(TONES)].light
    return "", ""

"""What signs mean, as one line of words with the signs before them."""

from issuetrees.reports.formats.pptx.text import TYPES, Bit, Words
from issuetrees.reports.scene.blocks import Key, Legend, Swatch
from issuetrees.reports.sections.base import Typist

STATUSES = {"answered": "good", "in_progress": "warn", "open": "mute", "pruned": "mute"}
VERDICTS = {
    "proved": "good",
    "disproved": "bad",
    "waived": "waived",
    "unknown": "mute",
    "advice": "accent",
}
#: Signs differ in form too.
FORMS = {
    "answered": "●", "in_progress": "◐", "open": "○", "pruned": "□",
    "proved": "●", "disproved": "◆", "waived": "◐", "unknown": "○", "advice": "▸",
}  # fmt: skip

# Wide enough to part words, and measured as it is shown.
_GAP = "\u2003 "


def legend_words(legend: Legend, typist: Typist) -> Words:
    """Return the words of a legend."""
    bits: list[Bit] = []
    for key in legend.keys:
        bits += _key(key, typist)
    return Words(tuple(bits), TYPES["legend"], "soft")


def _key(key: Key, typist: Typist) -> list[Bit]:
    share = "" if key.share is None else f" {typist.percent(key.share)}"
    words = Bit(f"{key.word}{share}{_GAP}")
    if key.swatch == Swatch.STATUS:
        return [Bit("▌ ", STATUSES.get(key.kind, "mute")), words]
    if key.swatch == Swatch.VERDICT:
        return [Bit(f"{FORMS.get(key.kind, '○')} ", VERDICTS.get(key.kind, "mute")), words]
    if key.swatch == Swatch.TONE:
        return [Bit("■ ", f"tone-{key.kind}"), words]
    return [words]

"""What signs mean, as one line of words with the signs before them."""

from typing import Final

from issuetrees.reports.formats.office.signs import sign_of
from issuetrees.reports.formats.pptx.text import TYPES, Bit, Words
from issuetrees.reports.scene.blocks import Key, Legend, Swatch
from issuetrees.reports.sections.base import Typist

# Wide enough to part words, and measured as it is shown.
_GAP: Final = "\u2003 "


def legend_words(legend: Legend, typist: Typist) -> Words:
    """Return the words of a legend."""
    bits = tuple(bit for key in legend.keys for bit in _key(key, typist))
    return Words(bits, TYPES["legend"], "soft")


def _key(key: Key, typist: Typist) -> list[Bit]:
    share = "" if key.share is None else f" {typist.percent(key.share)}"
    words = Bit(f"{key.word}{share}{_GAP}")
    sign, colour = sign_of(key)
    if key.swatch == Swatch.TONE:
        colour = f"tone-{key.kind}"  # of the theme, where it has that many
    return [Bit(f"{sign} ", colour), words] if sign else [words]

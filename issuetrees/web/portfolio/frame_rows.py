"""What the page of a budget frame shows beside its figures: bars and sentences."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from issuetrees.core.drawing.bars import Part, Track, draw_stack
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.portfolio.frame import STARTING_BRAND, Voice
from issuetrees.kit.formats.numbers import number, percent
from issuetrees.portfolio import frame_words
from issuetrees.portfolio.read.frames import Framed, SearchLine
from issuetrees.web.portfolio.words import PARTS

_TRACK: Final = Track(length=320, thickness=18, scale=100, size=11, inset=5)
_FITS: Final = 40.0


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind: what it serves, in words, and what its proposals cost."""

    title: str
    word: str
    cost: Decimal


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A brand of the category with its shares as they are written."""

    name: str
    spend: Decimal
    share: str
    market: str
    excess: str


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A span of time: searches of each brand and the own share of them."""

    title: str
    counts: list[str]
    share: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Bars of brand and activation by what they are of; tables and sentences as written."""

    bars: list[tuple[str, Drawing]]
    kinds: list[KindRow]
    voices: list[VoiceRow]
    searches: list[SearchRow]
    voice: str
    growth: str
    needed: str
    change: str


def rows_of(framed: Framed) -> Rows:
    """Return bars and sentences of a frame."""
    shares = (
        (_("Published starting point"), "published", STARTING_BRAND),
        (_("Planned"), "planned", framed.row.brand_share),
        (_("The proposals together"), "proposed", framed.split.brand_share),
    )
    return Rows(
        [(title, _bar(name, share)) for title, name, share in shares if share is not None],
        [
            KindRow(line.kind.title if line.kind else "", str(PARTS.get(line.part, "")), line.cost)
            for line in framed.kinds
        ],
        list(map(_voice, framed.voices)),
        list(map(_search, framed.searches)),
        frame_words.voice_said(framed.own),
        frame_words.growth_said(framed.growth),
        frame_words.needed_said(framed.own, framed.needed, framed.row.engagement.currency),
        frame_words.change_said(framed.search_change),
    )


def _voice(one: Voice) -> VoiceRow:
    return VoiceRow(
        one.brand.name,
        one.brand.spend,
        frame_words.in_percent(one.share),
        frame_words.in_percent(one.brand.market_share),
        "–" if one.excess is None else frame_words.signed(one.excess, 1),
    )


def _search(one: SearchLine) -> SearchRow:
    language = get_language() or "en"
    counts = [number(count, language) for count in one.counts]
    return SearchRow(one.title, counts, frame_words.in_percent(one.share))


def _bar(name: str, share: float) -> Drawing:
    parts = [
        _part(name, pgettext("budget", "Brand"), share, 1),
        _part(name, _("Activation"), 100 - share, 2),
    ]
    return draw_stack(name, parts, _TRACK)


def _part(name: str, word: str, share: float, tone: int) -> Part:
    shown = percent(share / 100, get_language() or "en")
    return Part(
        id=f"{name}-{tone}",
        value=share,
        tone=tone,
        label=shown,
        room=_FITS,
        title=f"{word}: {shown}",
    )

"""What the page of a budget frame shows beside its figures: bars and sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from issuetrees.core.drawing.bars import Part, Track, draw_stack
from issuetrees.core.drawing.courses import Course, Plot, draw_courses
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.portfolio.frame import STARTING_BRAND, Voice
from issuetrees.kit.formats.numbers import number, percent
from issuetrees.portfolio import frame_courses, frame_words
from issuetrees.portfolio.read.frames import Framed, SearchLine, VoiceYear
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.web.portfolio.words import PARTS

_TRACK: Final = Track(length=320, thickness=18, scale=100, size=11, inset=5)
_FITS: Final = 40.0
_WIDE: Final = Plot(width=760, height=260, size=12, names=170)
_NARROW: Final = Plot(width=350, height=240, size=11, names=128)


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
class YearRow:
    """A year of the own brand as it is written; ``later`` is what came of its share of market."""

    title: str
    spend: Decimal | None
    share: str
    market: str
    excess: str
    later: str


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A span of time: brands with their searches, and the own share of them."""

    title: str
    counts: list[tuple[str, str]]
    share: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Lines for a wide screen, and the same for a phone."""

    wide: Drawing
    narrow: Drawing


@dataclass(frozen=True, slots=True)
class Rows:
    """Bars of brand and activation by what they are of; tables, pictures, sentences as written."""

    bars: list[tuple[str, Drawing]]
    kinds: list[KindRow]
    voices: list[VoiceRow]
    searches: list[SearchRow]
    years: list[YearRow]
    voice_picture: Picture | None
    year_picture: Picture | None
    search_picture: Picture | None
    voice: str
    course: str
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
        [_search(one, framed.voices) for one in framed.searches],
        _years(framed.years),
        _voice_picture(framed),
        _year_picture(framed),
        _search_picture(framed),
        frame_words.voice_said(framed.own),
        frame_words.years_said(framed.years),
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
        _points(one.excess),
    )


def _points(points: float | None) -> str:
    return "–" if points is None else frame_words.signed(points, 1)


def _years(years: Sequence[VoiceYear]) -> list[YearRow]:
    return [
        YearRow(
            frame_words.year_title(one),
            own.brand.spend if (own := one.own) else None,
            frame_words.in_percent(own.share if own else None),
            frame_words.in_percent(own.brand.market_share if own else None),
            _points(own.excess if own else None),
            _points(later),
        )
        for one, later in zip(years, frame_words.later(years), strict=True)
    ]


def _year_picture(framed: Framed) -> Picture | None:
    """Share of voice year by year, with the own share of market beside it."""
    years = framed.years
    rows = [[voice.share if voice else None for voice in one.voices] for one in years]
    markets = [one.own.brand.market_share if one.own else None for one in years]
    names = [one.brand.name for one in framed.voices]
    courses = frame_courses.year_courses(rows, markets, names)
    spans = [frame_words.year_title(one) for one in years]
    said = frame_words.years_said(years)
    return _picture("year-courses", courses, spans, _("Share of voice by year"), said)


def _voice_picture(framed: Framed) -> Picture | None:
    """Each brand from its share of market to its share of voice: up where voice exceeds."""
    courses = frame_courses.voice_courses(_shares(framed))
    said = frame_words.voice_said(framed.own)
    spans = frame_courses.voice_spans()
    title = _("Share of voice against share of market")
    return _picture("voice-courses", courses, spans, title, said)


def _search_picture(framed: Framed) -> Picture | None:
    rows = [one.shares for one in framed.searches]
    brands = _shares(framed)
    courses = frame_courses.search_courses(rows, brands) if brands else []
    said = frame_words.change_said(framed.search_change)
    spans = [one.title for one in framed.searches]
    title = _("Share of search against share of market")
    return _picture("search-courses", courses, spans, title, said)


def _shares(framed: Framed) -> list[frame_courses.Shares]:
    return [(one.brand.name, one.brand.market_share, one.share) for one in framed.voices]


def _picture(
    name: str, courses: list[Course], spans: Sequence[str], title: str, said: str
) -> Picture | None:
    if not courses:
        return None
    ticks = frame_courses.share_ticks(courses)
    heard = f"{title}. {said} " + "; ".join(one.label for one in courses)
    wide, narrow = (
        draw_courses(f"{name}-{suffix}", courses, spans, plot, fit_lines, ticks=ticks,
                     title=title, description=heard)
        for suffix, plot in (("wide", _WIDE), ("narrow", _NARROW))
    )  # fmt: skip
    return Picture(wide, narrow)


def _search(one: SearchLine, voices: Sequence[Voice]) -> SearchRow:
    language = get_language() or "en"
    counts = [
        (voice.brand.name, number(count, language))
        for voice, count in zip(voices, one.counts, strict=False)
    ]
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

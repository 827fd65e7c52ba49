"""What there is to be covered: stated in the data, or known of shares, ages, years and weeks."""

import math
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from issuetrees.core.mece.proofs.intervals.bands import Bands, universe_of
from issuetrees.core.mece.proofs.intervals.spans import ABOVE_ALL, BELOW_ALL, Point, Span
from issuetrees.core.mece.proofs.intervals.steps import is_age
from issuetrees.core.mece.words import calendar
from issuetrees.core.mece.words.ranges import read_number
from issuetrees.core.mece.words.units import FROM_ZERO, MONEY

_SHARE: Final = re.compile(
    r"\bshare\b|\bдол[яиейю]|конверси|conversion|probab|вероятност|utili[sz]|загрузк|percentile"
    r"|процентил|completion|готовност|occupancy|заполня|% of |penetration|проникновени",
    re.IGNORECASE,
)
_MAY_BE_NEGATIVE: Final = re.compile(
    r"profit|loss|margin|ebit|change|growth|cash flow|earnings|balance|return|deviation|variance"
    r"|прибыл|убыт|марж|изменени|рост|прирост|сальдо|баланс|поток|отклонени|доходност",
    re.IGNORECASE,
)
_HOW_MANY: Final = re.compile(r"how many|number of|count|сколько|число|количеств", re.IGNORECASE)
_A_YEAR: Final = re.compile(
    r"\byears?\b|annual|season|calendar|\bгод(?!н)|годов|сезон|календар|month|месяц|quarter|квартал",
    re.IGNORECASE,
)
_ONE_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def universe(bands: Bands, split: Mapping[str, Any], context: str) -> Span | None:
    """Return all that is to be covered, if it is known; one end may be left open."""
    if bands.axis in {"day", "yearday"}:
        return _stated_days(bands, split) or _of_days(bands, context)
    if bands.axis != "number":
        return None if _is_working_week(bands) else universe_of(bands.axis)
    return _stated(split) or _of_shares(bands, context)


def starts_at_zero(bands: Bands, context: str) -> bool:
    """Whether what is counted or measured cannot be below zero."""
    if bands.units & FROM_ZERO or is_age(bands.ranges, bands.units, context):
        return True
    if _MAY_BE_NEGATIVE.search(context):
        return False
    return bool(bands.units & MONEY) or _HOW_MANY.search(context) is not None


def is_end(value: Any) -> bool:
    """Whether a value of the data is read as a number or a day."""
    return _number(value) is not None or _period(value) is not None


def starts_behind_its_end(split: Mapping[str, Any]) -> bool:
    """Whether the data name two numbers of which the first is the larger one."""
    low, high = _number(split.get("low")), _number(split.get("high"))
    return low is not None and high is not None and low > high


def _stated(split: Mapping[str, Any]) -> Span | None:
    low, high = _number(split.get("low")), _number(split.get("high"))
    if low is None and high is None:
        return None
    start: Point = BELOW_ALL if low is None else (low, 0)
    end: Point = ABOVE_ALL if high is None else (high, 0)
    return Span(start, end) if start <= end else None


def _stated_days(bands: Bands, split: Mapping[str, Any]) -> Span | None:
    """The days from one that the data name to another: "2024-01-01", "1 June"."""
    low, high = (_period(split.get(name)) for name in ("low", "high"))
    if not low and not high:
        return None
    start: Point = (Fraction(low.ends(bands.axis, low.year)[0]), 0) if low else BELOW_ALL
    end: Point = (Fraction(high.ends(bands.axis, high.year)[1]), 0) if high else ABOVE_ALL
    return Span(start, end) if start <= end else None


def _period(value: Any) -> calendar.Period | None:
    found = calendar.marked(value)[1] if isinstance(value, str) else []
    is_day = len(found) == 1 and found[0].axis in {"day", "yearday"}
    return found[0] if is_day else None


def _number(value: Any) -> Fraction | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Fraction(str(value)) if math.isfinite(value) else None
    return read_number(value) if isinstance(value, str) else None


def _of_shares(bands: Bands, context: str) -> Span | None:
    """Shares go from 0 to 100 %; so do percents that begin and end there."""
    if bands.units != {"percent"}:
        return None
    ends = _spans(bands)
    is_full = min(one.start for one in ends) == (0, 0) and max(one.end for one in ends) == (100, 0)
    if is_full or (_SHARE.search(context) and not _MAY_BE_NEGATIVE.search(context)):
        return Span((Fraction(0), 0), (Fraction(100), 0))
    return None


def _of_days(bands: Bands, context: str) -> Span | None:
    """The one period that the question names; else the year, where days have none."""
    _, periods = calendar.marked(context)
    named = [one for one in periods if one.axis in {"day", "yearday"}]
    years = _ONE_YEAR.findall(context)
    if not named and len(years) == 1:
        named = [calendar.whole_year(int(years[0]))]
    if len(named) == 1 and named[0].first != named[0].last:
        found = _within(bands, named[0])
        if found:
            return found
    whole = universe_of(bands.axis)
    if bands.axis == "day":
        return _one_whole_year(bands)
    return whole if whole and _is_of_a_year(bands, whole, context) else None


def _one_whole_year(bands: Bands) -> Span | None:
    """The year whose quarters or months the children are, if none is left out at its ends."""
    periods = [bound.period for one in bands.ranges for bound in one.bounds if bound.period]
    years = {period.year for period in periods}
    year = next(iter(years))
    if len(years) > 1 or year is None or not _are_points(bands):
        return None
    low, high = calendar.whole_year(year).ends("day", year)
    spans = _spans(bands)
    is_all = min(one.start[0] for one in spans) == low and max(one.end[0] for one in spans) == high
    return Span((Fraction(low), 0), (Fraction(high), 0)) if is_all else None


def _is_of_a_year(bands: Bands, whole: Span, context: str) -> bool:
    """Whether days of no year are those of all of it, not of some months that are meant."""
    spans = _spans(bands)
    is_from_first = min(one.start for one in spans) <= whole.start
    if is_from_first and max(one.end for one in spans) >= whole.end:
        return True
    is_asked = _A_YEAR.search(context) is not None
    return is_asked or (
        all(not _is_month(span) and _is_long(span) for span in spans) and _are_points(bands)
    )


def _is_long(span: Span) -> bool:
    return span.end[0] - span.start[0] > 31


def _are_points(bands: Bands) -> bool:
    return all(one.is_point for one in bands.ranges)


def _within(bands: Bands, period: calendar.Period) -> Span | None:
    """The period as a span, if the bands lie in it."""
    if bands.axis == "day" and period.year is None:
        return None
    low, high = period.ends(bands.axis, period.year)
    whole = Span((Fraction(low), 0), (Fraction(high), 0))
    inside = [span.within(whole) for span in _spans(bands)]
    return whole if all(not span.is_empty for span in inside) else None


def _is_working_week(bands: Bands) -> bool:
    """Whether the days are some of those from Monday to Friday: nobody may mean the others."""
    return bands.axis == "weekday" and all(span.end[0] <= 5 for span in _spans(bands))


def _is_month(span: Span) -> bool:
    low, high = span.start[0], span.end[0]
    return math.isfinite(low) and calendar.month_of(int(low)) == (low, high)


def _spans(bands: Bands) -> Sequence[Span]:
    return [span for band in bands.bands for span in band.spans]

"""Days and times: a spreadsheet counts days from 1900 or 1904 and shows them by a code."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from issuetrees.core.tables.formats.codes import Section, Token

_LAST: Final = 2_958_466
_SECONDS: Final = 86_400
_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
}
_OF_MONTHS: Final = {
    **_MONTHS,
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_WEEKDAYS: Final = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
}
_SHORT_WEEKDAYS: Final = {
    "en": "Mon Tue Wed Thu Fri Sat Sun",
    "ru": "пн вт ср чт пт сб вс",
}


def day_text(value: Decimal, section: Section, language: str, *, is_1904: bool) -> str:
    """Return what is shown of a day counted in ``value``; nothing where there is no such day."""
    first = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - of no zone
    if not is_1904 and value < 60:
        first += timedelta(days=1)  # Excel believes in 29 February 1900
    if not 0 <= value < _LAST - (1462 if is_1904 else 0):
        return ""
    has_parts = any(one.kind == "date" and "." in one.text for one in section.tokens)
    seconds = value * _SECONDS
    kept = seconds if has_parts else seconds.to_integral_value()
    moment = first + timedelta(seconds=float(kept))
    shown = _Moment(moment, kept, section, "ru" if language == "ru" else "en")
    return "".join(map(shown.written, range(len(section.tokens)))).strip()


class _Moment:
    """Writes the tokens of one section for one moment."""

    def __init__(self, moment: datetime, seconds: Decimal, section: Section, language: str) -> None:
        self.moment = moment
        self.seconds = int(seconds)
        self.tokens = section.tokens
        self.language = language
        self.has_half = section.has("half")
        self.has_day = any(one.kind == "date" and one.text in {"d", "dd"} for one in self.tokens)

    def written(self, place: int) -> str:
        token = self.tokens[place]
        if token.kind == "date":
            is_minute = token.text[0] == "m" and len(token.text) < 3 and self._is_minute(place)
            return self._minute(token.text) if is_minute else self._part(token.text)
        if token.kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            return str(self.seconds // unit).rjust(len(token.text), "0")
        if token.kind == "half":
            return f"{self.moment:%p}" if token.text == "am/pm" else f"{self.moment:%p}"[0]
        return token.text if token.kind in {"other", "percent"} else ""

    def _is_minute(self, place: int) -> bool:
        """An m after hours or before seconds is minutes."""
        before = [one for one in self.tokens[:place] if one.kind in {"date", "elapsed"}]
        after = [one for one in self.tokens[place + 1 :] if one.kind in {"date", "elapsed"}]
        return _begins(before[-1:], "h") or _begins(after[:1], "s")

    def _minute(self, text: str) -> str:
        return str(self.moment.minute).rjust(len(text), "0")

    def _part(self, text: str) -> str:
        moment, size = self.moment, len(text)
        if text[0] == "y":
            return f"{moment.year:04}" if size > 2 else f"{moment.year % 100:02}"
        if text[0] == "m":
            return self._month(size)
        if text[0] == "d" and size > 2:
            names = _WEEKDAYS if size > 3 else _SHORT_WEEKDAYS
            return names[self.language].split()[moment.weekday()]
        if text[0] == "s" and "." in text:
            parts = f"{moment.second:02}.{moment.microsecond:06}"
            return parts[: 3 + len(text.partition(".")[2])]
        hour = (moment.hour % 12 or 12) if self.has_half else moment.hour
        number = {"d": moment.day, "h": hour, "s": moment.second}[text[0]]
        return str(number).rjust(size, "0")

    def _month(self, size: int) -> str:
        if size < 3:
            return str(self.moment.month).rjust(size, "0")
        names = _OF_MONTHS if self.has_day and size > 3 else _MONTHS
        name = names[self.language].split()[self.moment.month - 1]
        return name if size == 4 else name[:1] if size > 4 else name[:3]


def _begins(tokens: list[Token], letter: str) -> bool:
    return bool(tokens) and tokens[0].text.startswith(letter)

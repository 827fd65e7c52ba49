"""The number in a cell as its format shows it, in the marks of a language."""

from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import Final

from issuetrees.core.tables.formats.codes import Section, sections_of
from issuetrees.core.tables.formats.days import day_text

_EXACT: Final = Context(prec=400, rounding=ROUND_HALF_UP)
_GENERAL: Final = Context(prec=12, rounding=ROUND_HALF_UP)
GENERAL: Final = "General"
_MOST: Final = Decimal("1e15")
_LEAST: Final = Decimal("1e-9")
_MOST_DECIMALS: Final = 30
_MARKS: Final = {"ru": ("\u00a0", ",")}
_TRUTHS: Final = {"ru": ("ИСТИНА", "ЛОЖЬ")}
_RULES: Final = ("<=", ">=", "<>", "<", ">", "=")


def shown(raw: str, code: str, language: str, *, is_1904: bool = False) -> str:
    """Return what a cell shows of a number; what is none stays as it is."""
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return raw
    if not value.is_finite() or (value and not -300 < value.adjusted() < 300):
        return raw
    section, value = _fitting(sections_of(code or GENERAL), value)
    if section.is_date:
        return day_text(value, section, language, is_1904=is_1904) or general(value, language)
    return _written(section, value, language)


def spoken_truth(is_true: bool, language: str) -> str:
    """Return the word of a spreadsheet for true or false."""
    true, false = _TRUTHS.get(language, ("TRUE", "FALSE"))
    return true if is_true else false


def general(value: Decimal, language: str) -> str:
    """Write a number without a format: whole as it is, of others twelve digits."""
    size = abs(value)
    if size >= _MOST or (size and size < _LEAST):
        return _with_mark(f"{_GENERAL.create_decimal(value).normalize():E}", language)
    kept = value if value == value.to_integral_value() else _GENERAL.create_decimal(value)
    text = f"{kept:f}"
    return _with_mark(text.rstrip("0").rstrip(".") if "." in text else text, language)


def _with_mark(text: str, language: str) -> str:
    return text.replace(".", _MARKS.get(language, ("", "."))[1])


def _fitting(sections: tuple[Section, ...], value: Decimal) -> tuple[Section, Decimal]:
    """Return the section for a number, and the number without a sign that the section says."""
    if any(section.rule for section in sections[:2]):
        found = next((one for one in sections[:2] if _holds(one.rule, value)), sections[-1])
        return found, value
    if len(sections) > 1 and value < 0:
        return sections[1], -value
    return sections[2 if len(sections) > 2 and value == 0 else 0], value


def _holds(rule: str, value: Decimal) -> bool:
    sign = next((sign for sign in _RULES if rule.startswith(sign)), "")
    try:
        bound = Decimal(rule.removeprefix(sign))
    except InvalidOperation:
        return False
    order = "<" if value < bound else "=" if value == bound else ">"
    return order in sign


def _written(section: Section, value: Decimal, language: str) -> str:
    digits = [token for token in section.tokens if token.kind == "digits"]
    is_plain = len(digits) != 1 or section.has("power")
    scale = 2 * sum(token.kind == "percent" for token in section.tokens)
    number = abs(value.scaleb(scale, _EXACT))
    if is_plain and digits:
        return general(value, language)
    sign = "-" if value < 0 else ""
    pieces: list[str] = []
    for token in section.tokens:
        if token.kind == "digits":
            pieces.append(_digits(number, token.text, language))
        elif token.kind in {"general", "text"}:
            pieces.append(general(number, language))
        elif token.kind in {"other", "percent"}:
            pieces.append(token.text)
    text = "".join(pieces).strip()
    return f"{sign}{text}" if text else ""


def _digits(value: Decimal, code: str, language: str) -> str:
    """Write a number in the places of a code: 0 is always there, # where there is a digit."""
    pattern = code.rstrip(",")
    value = value.scaleb(-3 * (len(code) - len(pattern)), _EXACT)
    before, _, after = pattern.partition(".")
    after = after[:_MOST_DECIMALS]
    kept = value.quantize(Decimal(1).scaleb(-len(after)), context=_EXACT)
    whole, _, part = f"{kept:f}".partition(".")
    least = before.count("0")
    whole = "" if whole == "0" and not least else whole.rjust(least, "0")
    group, mark = _MARKS.get(language, (",", "."))
    if "," in before:
        whole = _grouped(whole, group)
    optional = len(after) - len(after.rstrip("#?"))
    part = part[: len(part) - optional] + part[len(part) - optional :].rstrip("0")
    return f"{whole}{mark}{part}" if part else whole


def _grouped(whole: str, mark: str) -> str:
    start = len(whole) % 3
    groups = [whole[:start]] if start else []
    return mark.join(
        [*groups, *(whole[place : place + 3] for place in range(start, len(whole), 3))]
    )

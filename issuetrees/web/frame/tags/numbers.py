"""Filters of the scoring pages: money, points and shares as the reader's language writes them."""

from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from issuetrees.core.scoring import shown

register = template.Library()

_NONE = "–"


@register.filter
def money(amount: Decimal | None) -> str:
    """Write roubles briefly: «12.5 M ₽», «12,5 млн ₽»; a dash for None."""
    if amount is None:
        return _NONE
    if amount >= 10**9:
        words = _("{number} B ₽").format(number=_short(amount / 10**9))
    elif amount >= 10**6:
        words = _("{number} M ₽").format(number=_short(amount / 10**6))
    elif amount >= 10**3:
        words = _("{number} k ₽").format(number=_short(amount / 10**3))
    else:
        words = _("{number} ₽").format(number=_short(amount))
    return words.replace(" ", "\u00a0")


@register.filter
def plain_amount(amount: Decimal | None) -> str:
    """Write roubles in full for a field: «12 500 000»; empty for None."""
    if amount is None:
        return ""
    whole, _point, cents = f"{amount:,.2f}".partition(".")
    whole = whole.replace(",", "\u00a0")
    return whole if cents == "00" else number_format(amount, 2)


@register.filter
def points(value: float | None) -> str:
    """Write points with one decimal: «71.3», «71,3»; a dash for None."""
    return _NONE if value is None else number_format(Decimal(repr(shown(value))), 1)


@register.filter
def percent(share: float | None) -> str:
    """Write a share as a whole percentage: «25 %»; a dash for None."""
    if share is None:
        return _NONE
    whole = Decimal(repr(share * 100)).quantize(Decimal(1), ROUND_HALF_UP)
    return _("{number}%").format(number=number_format(whole))


@register.filter
def plain(value: float | None) -> str:
    """Write a number as short as it can be: «3», «2.5», «2,5»."""
    return "" if value is None else _short(Decimal(repr(value)))


@register.filter
def unlocal(value: float) -> str:
    """Write a number for a number field, which wants a point in every language."""
    return f"{Decimal(repr(value)).normalize():f}"


def _short(number: Decimal) -> str:
    rounded = number.quantize(Decimal("0.01"))
    places = max(0, -int(rounded.normalize().as_tuple().exponent))
    return number_format(rounded, places)

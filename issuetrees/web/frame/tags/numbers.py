"""Filters for numbers and money; ``kit.formats`` writes them in the reader's language."""

from decimal import Decimal

from django import template
from django.utils.translation import get_language

from issuetrees.core.rounding import Figure
from issuetrees.kit.formats import money as of_money
from issuetrees.kit.formats import numbers

register = template.Library()


@register.filter
def money(amount: Decimal | None, currency: str) -> str:
    """Write a sum briefly: “12.5 M ₽”, «12,5 млн ₽»; a dash for None."""
    return of_money.money(amount, currency, _language())


@register.filter
def whole(count: int) -> str:
    """Write how many there are: “5,000”, “5 000”."""
    return numbers.number(count, _language())


@register.filter
def points(value: Figure | None) -> str:
    """Write points with one decimal: “71.3”, “71,3”; a dash for None."""
    return numbers.number(value, _language(), 1)


@register.filter
def hundredths(value: Figure | None) -> str:
    """Write a number with two decimals: “0.83”, “0,83”; a dash for None."""
    return numbers.number(value, _language(), 2)


@register.filter
def percent(share: Figure | None) -> str:
    """Write a share as a whole percentage: “25%”, “25 %”; a dash for None."""
    return numbers.percent(share, _language())


@register.filter
def plain(value: float | None) -> str:
    """Write a number as it was typed: “3”, “2.5”, “2,5”."""
    return "" if value is None else numbers.short(value, _language(), numbers.MOST)


@register.filter
def unlocal(value: float) -> str:
    """Write a number for programs, which want a point in every language."""
    return f"{Decimal(repr(value)).normalize():f}"


def _language() -> str:
    return get_language() or "en"

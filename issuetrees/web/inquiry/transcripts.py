"""A transcript with what is quoted of it as evidence."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from issuetrees.inquiry.models import Evidence


def marked(text: str, quotes: Iterable[Evidence]) -> SafeString:
    """Return a text with its quotes marked; of overlapping ones the first stands."""
    return format_html_join("", "{}", ((_piece(*piece),) for piece in _pieces(text, quotes)))


def _piece(text: str, stance: str) -> SafeString:
    if not stance:
        return format_html("{}", text)
    return format_html('<mark class="is-{}">{}</mark>', stance, text)


def _pieces(text: str, quotes: Iterable[Evidence]) -> list[tuple[str, str]]:
    places = sorted(
        (row.quote_start, row.quote_end or 0, row.stance)
        for row in quotes
        if row.quote_start is not None
    )
    found: list[tuple[str, str]] = []
    at = 0
    for start, end, stance in places:
        begin = max(start, at)
        if begin < end:
            found += [(text[at:begin], ""), (text[begin:end], stance)]
            at = end
    return [*found, (text[at:], "")]

"""A drawing as HTML for print: positioned boxes, so that texts stay texts.

SVG text is drawn letter by letter and is no text to those who listen or select; so bars and
boxes are HTML at the computed places. The style sheet gives roles their colours and borders.
"""

from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from issuetrees.core.drawing.shapes import Bar, Drawing, Rect, Text
from issuetrees.core.drawing.svg import figure


def write_html(drawing: Drawing) -> SafeString:
    """Return the markup of a drawing; lengths are points."""
    return format_html(
        '<div class="drawing {}" style="{}">{}</div>',
        drawing.role,
        _lengths(width=drawing.width, height=drawing.height),
        format_html_join("", "{}", ((markup,) for markup in _shapes(drawing))),
    )


def _shapes(drawing: Drawing) -> Iterator[SafeString]:
    for shape in drawing.shapes:
        match shape:
            case Bar():
                yield _bar(shape)
            case _:
                raise TypeError(f"no HTML for {type(shape).__name__}")


def _bar(bar: Bar) -> SafeString:
    return format_html(
        '<span class="{}{}" style="{}{}">{}</span>',
        bar.role,
        f" tone-{bar.tone}" if bar.tone else "",
        _place(bar.rect),
        _type(bar.label, bar.rect) if bar.label else "",
        bar.label.lines[0] if bar.label else "",
    )


def _place(rect: Rect) -> str:
    return _lengths(left=rect.left, top=rect.top, width=rect.width, height=rect.height)


def _type(text: Text, inside: Rect) -> str:
    """Size and place of a text in the box around it."""
    return _lengths(
        font_size=text.size, line_height=text.leading, padding_left=text.left - inside.left
    )


def _lengths(**values: float) -> str:
    """Return CSS declarations of lengths in points."""
    return "".join(f"{name.replace('_', '-')}:{figure(value)}pt;" for name, value in values.items())

"""A drawing as HTML for print: positioned boxes over one SVG of lines.

SVG text is drawn letter by letter and is no text to those who listen or select; so bars, boxes
and labels are HTML at the computed places. The style sheet gives roles, states, levels and tones
their colours and borders; what it draws around a text (``BORDERS``) is taken off its place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from issuetrees.core.drawing.shapes import (
    Bar,
    Box,
    Connector,
    Disc,
    Drawing,
    Label,
    Mark,
    Polygon,
    Polyline,
    Rect,
    Reference,
    Shape,
    Text,
)
from issuetrees.core.drawing.svg import Ink, figure, write_svg
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.formats.picture import written
from issuetrees.reports.formats.roles import LOOKS, coloured
from issuetrees.reports.scene.theme import COLOURS
from issuetrees.reports.sections.base import anchor_of

# Raw values for SVG: no style sheet reaches into it.
_ATTRIBUTES: Final = MappingProxyType(
    {
        "branch": 'fill="none" stroke="#a9b2c0" stroke-width="0.8"',
        "arrow": 'fill="none" stroke="#8f9bad" stroke-width="0.9"',
        "arrow-backward": 'fill="none" stroke="#8f9bad" stroke-width="0.9" stroke-dasharray="3 2"',
        "arrow-head": 'fill="#8f9bad"',
        "proved": 'fill="#1a7a4a"',
        "tick": 'fill="none" stroke="#ffffff" stroke-width="1.1"',
        "disproved": 'fill="#b3261e"',
        "exclamation": 'stroke="#ffffff" stroke-width="1"',
        "waived": 'fill="#ffffff" stroke="#6a48ad" stroke-width="1"',
        "waived-half": 'fill="#6a48ad"',
        "unknown": 'fill="#ffffff" stroke="#667080" stroke-width="1"',
        "place": 'fill="#c5ccd7"',
        "way": 'fill="none" stroke="#c5ccd7" stroke-width="0.5"',
        "now": 'fill="none" stroke="#161a21" stroke-width="1.2"',
        "zero": 'fill="none" stroke="#b3261e" stroke-width="0.8" stroke-dasharray="3 2"',
        "legend-mark": 'class="legend-mark"',
        "verdict-mark": 'class="verdict-mark"',
    }
)
BORDERS: Final = {"question": 0.5, "stage": 0.6}
#: Stands for the number of a page, which is known when the pieces of a report are joined.
ZEROS: Final = "000"
# The sign before a number of a page, and the attribute that says what it names: the second kind
# ends where the zeros end.
_SIGNS: Final = {
    "goes-to": ("→", "data-page"),
    "comes-from": ("←", "data-page-end"),
    "whole-at": ("…", "data-page"),
}


def ink_of(colours: Mapping[str, str]) -> Ink:
    """Return what lines look like in the colours of a theme."""
    return Ink(
        {**_ATTRIBUTES, **{role: written(look) for role, look in coloured(colours).items()}},
        unit="pt",
    )


INK: Final = ink_of(COLOURS)


def write_html(drawing: Drawing, ink: Ink = INK) -> SafeString:
    """Return the markup of a drawing; lengths are points."""
    return format_html(
        '<div class="drawing {}" style="{}">{}{}</div>',
        drawing.role,
        _lengths(width=drawing.width, height=drawing.height),
        _lines(drawing, ink),
        _all(
            _WRITERS[type(one)](one)
            for one in drawing.shapes
            if type(one) in _WRITERS and not (isinstance(one, Bar) and _is_line(one))
        ),
    )


def write_lines(drawing: Drawing, ink: Ink = INK) -> SafeString:
    """Return a drawing of lines and marks alone, as SVG."""
    return mark_safe(write_svg(drawing, ink))  # noqa: S308 - the writer escapes every text


def _lines(drawing: Drawing, ink: Ink) -> SafeString | str:
    """What is drawn below the boxes: lines without their labels, marks, outlines."""
    lines = tuple(_line(shape) for shape in drawing.shapes if _is_line(shape))
    return write_lines(replace(drawing, shapes=lines), ink) if lines else ""


def _line(shape: Shape) -> Shape:
    """A shape as it is drawn among lines: an arrow without its label, of a diamond the outline."""
    if isinstance(shape, Connector):
        return replace(shape, label=None)
    if isinstance(shape, Box):
        return Polygon(id=shape.id, role=shape.role, state=shape.state, points=shape.outline)
    return shape


def _is_line(shape: Shape) -> bool:
    """Whether a shape is drawn among lines: some bars are, since strokes run over them."""
    if isinstance(shape, Box):
        return bool(shape.outline)
    return type(shape) in _LINES or (isinstance(shape, Bar) and shape.role in LOOKS)


def _bar(bar: Bar) -> SafeString:
    return format_html(
        '<span class="{}{}" style="{}{}">{}</span>',
        bar.role,
        f" tone-{bar.tone}" if bar.tone else "",
        _place(bar.rect),
        _type(bar.label, padding_left=bar.label.left - bar.rect.left) if bar.label else "",
        bar.label.lines[0] if bar.label else "",
    )


def _box(box: Box) -> SafeString:
    return format_html(
        '<div class="{} state-{} level-{}" style="{}">{}</div>',
        "diamond" if box.outline else box.role,
        box.state,
        box.level,
        _place(box.rect),
        _all(_texts(box)),
    )


def _texts(box: Box) -> Iterator[SafeString]:
    """The paragraphs of a box, each as far below the one before as the numbers say."""
    end = box.rect.top + (0.0 if box.outline else BORDERS.get(box.role, 0.0))
    for text in box.texts:
        lines = format_html_join(mark_safe("<br/>"), "{}", ((line,) for line in text.lines))
        style = _type(text, padding_top=text.top - end)
        yield format_html('<p class="{}" style="{}">{}</p>', text.role, style, lines)
        end = text.top + text.leading * len(text.lines)


def _label(label: Label) -> SafeString:
    return _words(label.text)


def _arrow_label(arrow: Connector) -> SafeString | str:
    return _words(arrow.label) if arrow.label else ""


def _words(text: Text) -> SafeString:
    """Words that stand by themselves and break where their room ends; on a line, and where their
    style breaks nothing, in their lines.
    """
    is_kept = text.is_centred or text.role in _UNBROKEN
    between = mark_safe("<br/>") if is_kept else " "
    style = _type(text, left=text.left, top=text.top, width=text.width)
    return format_html(
        '<div class="{}{}" style="{}"><span>{}</span></div>',
        text.role,
        " is-centred" if text.is_centred else "",
        style,
        format_html_join(between, "{}", ((line,) for line in text.lines)),
    )


def _reference(reference: Reference) -> SafeString:
    target = reference.target_id
    anchor = f"o-{target}" if reference.role == "whole-at" else anchor_of(target)
    sign, attribute = _SIGNS[reference.role]
    return format_html(
        '<div class="{}" style="{}"><a href="#{}" {}="#{}">{} {}{}</a></div>',
        reference.role, _place(reference.rect), anchor, attribute, anchor,
        sign, _("p. ").replace(" ", NBSP), ZEROS,
    )  # fmt: skip


_UNBROKEN: Final = frozenset({"swing-figure"})
_LINES: Final = frozenset({Connector, Disc, Mark, Polygon, Polyline})
_WRITERS: Final[dict[type[Shape], Callable[[Any], SafeString | str]]] = {
    Bar: _bar,
    Box: _box,
    Connector: _arrow_label,
    Label: _label,
    Reference: _reference,
}


def _all(written: Iterable[SafeString | str]) -> SafeString:
    return format_html_join("", "{}", ((one,) for one in written))


def _place(rect: Rect) -> str:
    return _lengths(left=rect.left, top=rect.top, width=rect.width, height=rect.height)


def _type(text: Text, **place: float) -> str:
    """Size of a text and its place in the box around it."""
    return _lengths(font_size=text.size, line_height=text.leading, **place)


def _lengths(**values: float) -> str:
    """Return CSS declarations of lengths in points."""
    return "".join(f"{name.replace('_', '-')}:{figure(value)}pt;" for name, value in values.items())

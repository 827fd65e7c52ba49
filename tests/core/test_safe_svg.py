"""Drawings that people send: what is kept of them, what is left out, what is refused."""

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.safe_svg import MOST_DEPTH, MOST_ELEMENTS, safe_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"'


def drawing(inside: str, more: str = "") -> bytes:
    return f"{HEAD} {more}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="http://evil.test/x.png"/>',
        '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="file:///etc/passwd"/>',
        '<use href="#a"/>',
        "<foreignObject><p>evil</p></foreignObject>",
        '<a href="javascript:alert(1)"><rect width="1"/></a>',
        '<rect onload="alert(1)"/>',
        '<rect fill="url(http://evil.test/x)"/>',
        "<rect fill=\"URL( 'http://evil.test' )\"/>",
        '<rect style="background:url(http://evil.test)"/>',
        '<rect style="fill:expression(evil)"/>',
        "<style>@import 'http://evil.test/x.css';</style>",
        "<style>@import url(evil);rect{fill:red}</style>",
        "<style>rect{fill:url(http://evil.test)}</style>",
        "<style>@font-face{font-family:evil;src:url(http://evil.test)}</style>",
        '<animate attributeName="href" to="evil"/>',
        '<set attributeName="onload" to="evil"/>',
        '<rect xmlns:x="http://evil.test/" x:y="evil"/>',
        "<filter><feImage href='http://evil.test'/></filter>",
    ],
)
def test_what_may_do_harm_is_left_out(inside: str) -> None:
    found = safe_svg("logo", drawing(inside + '<circle r="3"/>'))
    for word in ("evil", "script", "alert", "passwd", "import", "href", "onload", "use", "http:"):
        assert word not in found.replace("http://www.w3.org/2000/svg", "")
    assert '<circle r="3"' in found


def test_shapes_colours_and_gradients_are_kept() -> None:
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
        "<style>/* of a program */ .a, .b { fill : url( #g ); font-family: X }</style>"
        '<g transform="translate(1 2) scale(3)"><path class="a" d="M0 0h1.5e1V-2z"/></g>'
        '<rect style="fill:#fff; stroke-width:2" fill="rgb(1, 2, 3)" clip-path="url(#c)"/>'
    )
    found = safe_svg("logo", drawing(inside))
    for part in (
        'id="g"', 'stop-color="#fff"', ".a, .b{fill:url( #g )}", "translate(1 2) scale(3)",
        'd="M0 0h1.5e1V-2z"', "fill:#fff;stroke-width:2", 'fill="rgb(1, 2, 3)"', "url(#c)",
    ):  # fmt: skip
        assert part in found
    assert "font-family" not in found


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<svg", "not_a_drawing"),
        (b"\xff\xfe\x00", "not_a_drawing"),
        (b"<html><svg/></html>", "not_a_drawing"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "not_a_drawing"),
        (b'<!DOCTYPE svg SYSTEM "http://evil.test/x.dtd"><svg/>', "not_a_drawing"),
        (drawing("<text>Firm</text>"), "drawing_has_letters"),
        (drawing("<g/>" * (MOST_ELEMENTS + 1)), "drawing_too_complex"),
        (drawing("<g>" * (MOST_DEPTH + 1) + "</g>" * (MOST_DEPTH + 1)), "drawing_too_complex"),
    ],
)
def test_what_is_no_logo_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        safe_svg("logo", content)
    assert refused.value.code == code


def test_the_document_type_that_drawing_programs_write_is_read() -> None:
    kind = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    assert "<rect" in safe_svg("logo", kind.encode() + drawing("<rect/>"))

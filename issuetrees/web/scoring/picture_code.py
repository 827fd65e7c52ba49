"""An address as a picture that phones read (QR)."""

from django.utils.html import format_html
from django.utils.safestring import SafeString


def picture_code(address: str) -> SafeString:
    """Return an SVG of an address, one unit a module, with the quiet zone that readers need."""
    # Few processes show one; the others need not load what that takes.
    import qrcode  # type: ignore[import-untyped]  # noqa: PLC0415

    code = qrcode.QRCode(border=4)
    code.add_data(address)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return format_html(
        '<svg class="picture-code" viewBox="0 0 {0} {0}" role="img" aria-label="{1}"'
        ' shape-rendering="crispEdges"><path d="{2}"/></svg>',
        len(rows),
        address,
        path,
    )

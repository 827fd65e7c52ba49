"""A picture of a section as HTML: its bytes stand in the address, so nothing is fetched."""

from base64 import b64encode

from django.utils.html import format_html
from django.utils.safestring import SafeString

from issuetrees.reports.scene.blocks import Picture


def write_picture(picture: Picture, look: str = "picture") -> SafeString:
    """Return the markup of a picture, as wide as its page at most."""
    address = data_address(picture.media, picture.content)
    return format_html('<img class="{}" src="{}" alt="{}"/>', look, address, picture.alt)


def data_address(media: str, content: bytes) -> str:
    """Return the address that holds a picture itself."""
    return f"data:{media};base64,{b64encode(content).decode('ascii')}"

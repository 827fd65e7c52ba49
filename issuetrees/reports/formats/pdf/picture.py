"""A picture of a section as HTML: its bytes stand in the address, so nothing is fetched."""

from base64 import b64encode

from django.utils.html import format_html
from django.utils.safestring import SafeString

from issuetrees.reports.scene.blocks import Picture


def write_picture(picture: Picture) -> SafeString:
    """Return the markup of a picture, as wide as its page at most."""
    address = f"data:{picture.media};base64,{b64encode(picture.content).decode('ascii')}"
    return format_html('<img class="picture" src="{}" alt="{}"/>', address, picture.alt)

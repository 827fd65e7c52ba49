"""A picture of a section as HTML: its bytes stand in the address, so nothing is fetched."""

from base64 import b64encode

from django.utils.html import format_html
from django.utils.safestring import SafeString

from issuetrees.reports.scene.blocks import Picture


def write_logo(picture: Picture, look: str) -> SafeString:
    """Return the markup of a picture that the style sheet places and sizes."""
    address = data_address(picture.media, picture.content)
    return format_html('<img class="{}" src="{}" alt="{}"/>', look, address, picture.alt)


def write_picture(picture: Picture) -> SafeString:
    """Return the markup of a picture in its size, with its caption."""
    width, height = picture.printed or (picture.width * 0.75, picture.height * 0.75)
    return format_html(
        '<div class="keep"><img style="width:{}pt;height:{}pt" src="{}" alt="{}"/>{}</div>',
        f"{width:.1f}",
        f"{height:.1f}",
        data_address(picture.media, picture.content),
        picture.alt,
        format_html('<p class="caption">{}</p>', picture.caption) if picture.caption else "",
    )


def data_address(media: str, content: bytes) -> str:
    """Return the address that holds a picture itself."""
    return f"data:{media};base64,{b64encode(content).decode('ascii')}"

"""The one way to keep a picture for reports: read within limits and written anew."""

import hashlib
import io
import uuid
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image, ImageOps

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.reports.images import JPEG, PNG, is_drawing, opened, painted
from issuetrees.reports.models import Picture
from issuetrees.workspaces import access
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.models import Engagement
from issuetrees.workspaces.read import engagement as get_engagement

FIELD: Final = "picture"
# Sharp over the whole width of a page in print.
_KEPT: Final = (2400, 2400)
# An opaque PNG of more is a photograph, which JPEG keeps in a part of it.
_HEAVY: Final = 1_500_000
_QUALITY: Final = 88
_JPEG_END: Final = b"\xff\xd9"


def keep_picture(*, actor: User, engagement_id: uuid.UUID, content: bytes) -> Picture:
    """Keep a picture for the reports of an engagement; the same one is kept once."""
    engagement = get_engagement(actor, engagement_id)
    access.require(actor, Action.EDIT, engagement.workspace_id)
    media, made, size = _made(content)
    digest = hashlib.sha256(made).hexdigest()
    with transaction.atomic():
        Engagement.objects.select_for_update().get(pk=engagement_id)
        known = Picture.objects.filter(engagement=engagement, digest=digest).first()
        if known is not None:
            return known
        _require_room(engagement)
        row = Picture(
            engagement=engagement, digest=digest, media=media,
            width=size[0], height=size[1], size=len(made),
        )  # fmt: skip
        if not default_storage.exists(row.file):
            default_storage.save(row.file, ContentFile(made))
        row.save(force_insert=True)
    return row


def _require_room(engagement: Engagement) -> None:
    if Picture.objects.filter(engagement=engagement).count() >= limits.FIGURES_PER_ENGAGEMENT:
        raise Invalid(
            "too_many_pictures",
            gettext_noop("The reports of an engagement have {limit} pictures at most."),
            field=FIELD,
            limit=limits.FIGURES_PER_ENGAGEMENT,
        )


def _made(content: bytes) -> tuple[str, bytes, tuple[int, int]]:
    """Return what is kept of a picture: its media type, its bytes, its size in pixels."""
    if len(content) > limits.FIGURE_BYTES:
        raise Invalid(
            "picture_too_large",
            gettext_noop("A picture has {limit} MB at most. Send it smaller or as JPEG."),
            field=FIELD,
            limit=limits.FIGURE_BYTES // 1_000_000,
        )
    image = _read(content)
    image.thumbnail(_KEPT)
    media, made = _written(image, is_photo=content.startswith(JPEG))
    return media, made, image.size


def _read(content: bytes) -> Image.Image:
    """Return the pixels, upright, in colours that every program shows."""
    if is_drawing(content):
        return painted(FIELD, content, _KEPT)
    is_whole = content.startswith(PNG) or _JPEG_END in content[len(content) // 2 :]
    if not content.startswith((PNG, JPEG)) or not is_whole:
        raise Invalid(
            "not_a_picture", gettext_noop("Send a picture as PNG, JPEG or SVG."), field=FIELD
        )
    image = opened(FIELD, content, ("PNG", "JPEG"), limits.FIGURE_PIXELS)
    upright = ImageOps.exif_transpose(image)
    return upright.convert("RGBA" if upright.has_transparency_data else "RGB")


def _written(image: Image.Image, *, is_photo: bool) -> tuple[str, bytes]:
    is_opaque = image.mode == "RGB"
    if not is_photo:
        made = _saved(image, "PNG")
        if not is_opaque or len(made) < _HEAVY:
            return "image/png", made
    return "image/jpeg", _saved(image, "JPEG", quality=_QUALITY)


def _saved(image: Image.Image, form: str, **chosen: int) -> bytes:
    target = io.BytesIO()
    image.save(target, form, **chosen)
    return target.getvalue()

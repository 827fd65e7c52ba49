"""Pictures that the reports of an engagement show."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer, Base64, Strict
from issuetrees.reports import pictures
from issuetrees.reports.picturing import keep_picture
from issuetrees.reports.stored import content_of

_MEDIA = ("image/png", "image/jpeg")


class Picture(Answer):
    """A picture as it is kept and printed."""

    engagement_id = serializers.UUIDField()
    digest = serializers.CharField(
        help_text=_("SHA-256 of what is kept, by which sections of reports name it.")
    )
    media = serializers.ChoiceField(_MEDIA, help_text=_("What it is kept as."))
    width = serializers.IntegerField(help_text=_("In pixels."))
    height = serializers.IntegerField(help_text=_("In pixels."))
    size = serializers.IntegerField(help_text=_("Bytes."))


class NewPicture(Strict):
    """A picture to keep."""

    content = Base64(help_text=_("A PNG, JPEG or SVG, in Base64."))


class Pictures(Endpoint):
    """The pictures of an engagement."""

    tag = "Reports"

    @operation(
        "add_picture",
        _("Keep a picture for reports"),
        notes=_("It is written anew, of 2,400 pixels a side at most; the same one is kept once."),
        takes=NewPicture,
        gives=Picture,
        status=201,
        scope=Scope.WRITE,
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return keep_picture(actor=self.actor, engagement_id=engagement_id, content=given["content"])


class OnePicture(Endpoint):
    """A picture."""

    tag = "Reports"

    @operation(
        "get_picture",
        _("Read a picture of reports"),
        answers={
            (200, media): OpenApiResponse(OpenApiTypes.BINARY, description=_("The picture."))
            for media in _MEDIA
        },
    )
    def get(self, engagement_id: uuid.UUID, digest: str) -> Any:
        found = pictures.picture(self.actor, engagement_id, digest)
        return HttpResponse(content_of(found.file), content_type=found.media)

"""Brands: how the reports of a workspace look, and those of an engagement where that differs."""

import uuid
from base64 import b64encode
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer, Base64, Strict, Text, Word, YesNo
from issuetrees.reports import branding, brands, models
from issuetrees.reports.models import TitleFace

_FACES = [("", _("As usual")), *TitleFace.choices]
_FACE = _("The face of titles; empty: as it is anyway.")
_SOURCES = _("Whether source lines stand under exhibits; null: as it is anyway.")
_NAME = _("What the file was called.")
_FOOT = _("In place of the usual words at the foot of each page.")
_STICKER = _("In the upper right corner of each page.")
_COLOUR = _("As #1f4fd8; it must be readable on white. Empty: as it is anyway.")


class Brand(Answer):
    """What a workspace or an engagement says of its reports; empty: as it is anyway."""

    workspace_id = serializers.UUIDField()
    engagement_id = serializers.UUIDField(allow_null=True)
    version = serializers.IntegerField(help_text=_("0 while nobody has said anything."))
    accent = serializers.CharField(help_text=_COLOUR)
    dark = serializers.CharField(help_text=_COLOUR)
    title_face = serializers.ChoiceField(_FACES, help_text=_FACE)
    confidentiality = serializers.CharField(help_text=_FOOT)
    sticker = serializers.CharField(help_text=_STICKER)
    has_sources = serializers.BooleanField(allow_null=True, help_text=_SOURCES)
    firm_logo = serializers.SerializerMethodField(help_text=_("A PNG in Base64, or empty."))
    client_logo = serializers.SerializerMethodField(help_text=_("A PNG in Base64, or empty."))
    slide_template_name = serializers.CharField(help_text=_NAME)

    def get_firm_logo(self, brand: models.Brand) -> str:
        """The logo as it is printed."""
        return b64encode(bytes(brand.firm_logo or b"")).decode()

    def get_client_logo(self, brand: models.Brand) -> str:
        """The client's as it is printed."""
        return b64encode(bytes(brand.client_logo or b"")).decode()


class BrandEdit(Strict):
    """What may be said of a brand; null takes a file away."""

    accent = Text(max_length=7, required=False, help_text=_COLOUR)
    dark = Text(max_length=7, required=False, help_text=_COLOUR)
    title_face = Word(_FACES, required=False, help_text=_FACE)
    confidentiality = Text(max_length=120, required=False, help_text=_FOOT)
    sticker = Text(max_length=40, required=False, help_text=_STICKER)
    has_sources = YesNo(required=False, allow_null=True, help_text=_SOURCES)
    firm_logo = Base64(required=False, allow_null=True, help_text=_("A PNG or SVG, in Base64."))
    client_logo = Base64(required=False, allow_null=True, help_text=_("A PNG or SVG, in Base64."))
    slide_template = Base64(required=False, allow_null=True, help_text=_("A .pptx, in Base64."))
    slide_template_name = Text(max_length=120, required=False, help_text=_NAME)


class WorkspaceBrand(Endpoint):
    """The brand of a workspace."""

    tag = "Reports"

    @operation("get_brand", _("Read the brand of a workspace"), gives=Brand, has_tag=True)
    def get(self, workspace_id: uuid.UUID) -> Any:
        return brands.brand_of_workspace(self.actor, workspace_id)

    @operation(
        "edit_brand",
        _("Change the brand of a workspace"),
        takes=BrandEdit,
        is_partial=True,
        gives=Brand,
        scope=Scope.MANAGE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, workspace_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return branding.edit_workspace_brand(
            actor=self.actor, workspace_id=workspace_id, version=version, **given
        )


class EngagementBrand(Endpoint):
    """What an engagement has otherwise."""

    tag = "Reports"

    @operation(
        "get_engagement_brand",
        _("Read what an engagement’s reports have otherwise"),
        gives=Brand,
        has_tag=True,
    )
    def get(self, engagement_id: uuid.UUID) -> Any:
        return brands.brand_of_engagement(self.actor, engagement_id)

    @operation(
        "edit_engagement_brand",
        _("Change what an engagement’s reports have otherwise"),
        takes=BrandEdit,
        is_partial=True,
        gives=Brand,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(self, engagement_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return branding.edit_engagement_brand(
            actor=self.actor, engagement_id=engagement_id, version=version, **given
        )

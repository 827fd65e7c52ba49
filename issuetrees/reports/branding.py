"""The one way to change a brand: owners that of the workspace, editors that of an engagement."""

import hashlib
import uuid
from collections.abc import Mapping
from math import floor
from typing import Any, Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.contrast import READABLE, contrast, is_colour, readable
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.checks import Check, one_of
from issuetrees.kit.rows import Changed, check_version, fill, save
from issuetrees.reports.brands import LOGOS, brand_of_engagement, brand_of_workspace
from issuetrees.reports.logos import logo_png
from issuetrees.reports.models import Brand, TitleFace
from issuetrees.workspaces import access, audit
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.models import Engagement, Workspace
from issuetrees.workspaces.read import engagement as get_engagement


@transaction.atomic
def edit_workspace_brand(
    *, actor: User, workspace_id: uuid.UUID, version: int | None = None, **given: Any
) -> Brand:
    """Set fields of the brand of a workspace; None takes a logo or the template away."""
    access.require(actor, Action.MANAGE, workspace_id)
    Workspace.objects.select_for_update().get(pk=workspace_id)
    return _edit(actor, brand_of_workspace(actor, workspace_id), version, given)


@transaction.atomic
def edit_engagement_brand(
    *, actor: User, engagement_id: uuid.UUID, version: int | None = None, **given: Any
) -> Brand:
    """Set what an engagement has otherwise than its workspace."""
    found = get_engagement(actor, engagement_id)
    access.require(actor, Action.EDIT, found.workspace_id)
    Engagement.objects.select_for_update().get(pk=engagement_id)
    return _edit(actor, brand_of_engagement(actor, engagement_id), version, given)


def _edit(actor: User, row: Brand, version: int | None, given: Mapping[str, Any]) -> Brand:
    check_version(row, version)
    changed = fill(row, _CHECKS, _with_name(given))
    if changed:
        save(row)
        audit.note(
            actor=actor,
            workspace=row.workspace,
            engagement=row.engagement,
            action="brand_edited",
            target=row,
            title=str(row),
            changed=_told(changed),
        )
    return row


def _with_name(given: Mapping[str, Any]) -> dict[str, Any]:
    """A template that goes takes its name along."""
    goes = "slide_template" in given and not given["slide_template"]
    return {**given, "slide_template_name": ""} if goes else dict(given)


def _told(changed: Changed) -> Changed:
    """Old and new for the log: of files only whether there is one."""
    files = (*LOGOS, "slide_template")
    return {
        name: [bool(value) for value in values] if name in files else values
        for name, values in changed.items()
    }


def _colour(field: str, raw: Any) -> str:
    """A colour that can be read on white, or nothing."""
    colour = line(7)(field, raw).lower()
    if colour and not colour.startswith("#"):
        colour = f"#{colour}"
    if not colour:
        return ""
    if not is_colour(colour):
        raise Invalid("not_a_colour", gettext_noop("Write a colour as #1f4fd8."), field=field)
    if contrast(colour) < READABLE:
        raise Invalid(
            "too_light",
            gettext_noop(
                "{colour} is too light to be read on white: its contrast is {contrast}, {least} is "
                "needed. The nearest shade that can be read is {shade}."
            ),
            field=field,
            colour=colour,
            contrast=f"{floor(contrast(colour) * 100) / 100:.2f}",
            least=str(READABLE),
            shade=readable(colour),
        )
    return colour


def _face(field: str, raw: Any) -> str:
    return "" if raw in {"", None} else one_of(TitleFace.values)(field, raw)


def _yes_no(field: str, raw: Any) -> bool | None:
    if raw is not None and not isinstance(raw, bool):
        raise Invalid("not_yes_or_no", gettext_noop("Say yes or no."), field=field)
    return raw


def _logo(field: str, raw: Any) -> bytes | None:
    return logo_png(field, bytes(raw)) if raw else None


def _slides(field: str, raw: Any) -> str:
    """Keep a firm's template of slides under the name of its content."""
    if not raw:
        return ""
    content = bytes(raw)
    _check_slides(field, content)
    name = f"brands/{hashlib.sha256(content).hexdigest()}.pptx"
    return (
        name if default_storage.exists(name) else default_storage.save(name, ContentFile(content))
    )


def _check_slides(field: str, content: bytes) -> None:
    from issuetrees.reports.formats.pptx.template import check_template  # noqa: PLC0415 - seldom

    try:
        check_template(content)
    except Invalid as refused:
        raise Invalid(
            refused.code, refused.message, **{**refused.details, "field": field}
        ) from None


_CHECKS: Final[Mapping[str, Check]] = {
    "accent": _colour,
    "dark": _colour,
    "title_face": _face,
    "confidentiality": line(120),
    "sticker": line(40),
    "has_sources": _yes_no,
    "firm_logo": _logo,
    "client_logo": _logo,
    "slide_template": _slides,
    "slide_template_name": line(120),
}

"""The brand of a workspace and of its engagements: who may see it, what a report has of it.

Members see it. What an engagement leaves empty is as in its workspace.
"""

import io
import uuid
from typing import Any, Final

from PIL import Image

from issuetrees.reports import looks
from issuetrees.reports.models import Brand
from issuetrees.workspaces.access import Reader
from issuetrees.workspaces.models import Engagement, Workspace
from issuetrees.workspaces.read import engagement as get_engagement
from issuetrees.workspaces.read import workspace as get_workspace

LOGOS: Final = ("firm_logo", "client_logo")
_WORDS: Final = (
    "accent", "dark", "title_face", "confidentiality", "sticker", "slide_template",
)  # fmt: skip
#: All that is said of a brand.
FIELDS: Final = (*_WORDS, *LOGOS, "has_sources", "slide_template_name")


def brand_of_workspace(reader: Reader, workspace_id: uuid.UUID) -> Brand:
    """Return the brand of a workspace; one of version 0 where nobody has said anything."""
    workspace = get_workspace(reader, workspace_id)
    return _stored(workspace, None) or Brand(workspace=workspace, version=0)


def brand_of_engagement(reader: Reader, engagement_id: uuid.UUID) -> Brand:
    """Return what an engagement says itself; one of version 0 where nobody has."""
    engagement = get_engagement(reader, engagement_id)
    found = _stored(engagement.workspace, engagement)
    return found or Brand(workspace=engagement.workspace, engagement=engagement, version=0)


def shown_brand(engagement: Engagement) -> looks.Brand:
    """Return the brand that the reports of an engagement have."""
    workspace = engagement.workspace
    return _joined(_stored(workspace, engagement), _stored(workspace, None))


def brand_as_shown(brand: Brand) -> looks.Brand:
    """Return the brand of reports to which this one belongs, with what it takes from above."""
    return _joined(brand, _stored(brand.workspace, None) if brand.engagement_id else None)


def copy_brand(source: Engagement, target: Engagement) -> None:
    """Copy what an engagement says itself; call it inside the transaction."""
    found = _stored(source.workspace, source)
    if found is None or source.workspace_id != target.workspace_id:
        return
    same = {name: getattr(found, name) for name in FIELDS}
    Brand.objects.create(workspace=target.workspace, engagement=target, **same)


def _stored(workspace: Workspace, engagement: Engagement | None) -> Brand | None:
    found = Brand.objects.filter(workspace=workspace, engagement=engagement)
    return found.select_related("workspace", "engagement").first()


def _joined(*brands: Brand | None) -> looks.Brand:
    """Return what the first says that says anything, field by field."""
    known = [brand for brand in brands if brand is not None]
    own = looks.Brand()

    def said(name: str) -> Any:
        return next((value for brand in known if (value := getattr(brand, name))), None)

    words: dict[str, Any] = {name: said(name) or getattr(own, name) for name in _WORDS}
    words |= {name: logo_of(said(name)) for name in LOGOS}
    choices = (brand.has_sources for brand in known if brand.has_sources is not None)
    return looks.Brand(**words, has_sources=next(choices, True))


def logo_of(png: bytes | None) -> looks.Logo | None:
    """Return a kept logo with its size in pixels."""
    if not png:
        return None
    content = bytes(png)
    with Image.open(io.BytesIO(content), formats=("PNG",)) as image:
        return looks.Logo(content, *image.size)

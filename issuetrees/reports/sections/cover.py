"""The front page."""

from django.utils.translation import gettext as _

from issuetrees.core.text import shorten
from issuetrees.reports.looks import Logo
from issuetrees.reports.scene.blocks import Front, Picture
from issuetrees.reports.scene.front import subtitle_step, title_step
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.theme import COVER
from issuetrees.reports.sections.base import Assignment, Built


def build(assignment: Assignment) -> Built:
    """Return the front page; it has no tracker and no line in the contents."""
    cover, brand = assignment.document.cover, assignment.document.brand
    typist = assignment.typist
    title = typist.text(shorten(cover.title.strip(), 200))
    subtitle = typist.text(shorten(cover.subtitle, 300))
    front = Front(
        client=typist.text(shorten(cover.client, 120)),
        title=title,
        subtitle=subtitle,
        made_on=cover.made_on,
        stamp=_("Final") if cover.stage == "final" else _("Draft for discussion"),
        firm=typist.text(shorten(cover.firm, 120)),
        title_step=title_step(title, assignment.theme),
        subtitle_step=subtitle_step(subtitle, assignment.theme),
        sticker=typist.text(brand.sticker),
        firm_logo=_picture(brand.firm_logo, cover.firm),
        client_logo=_picture(brand.client_logo, cover.client),
    )
    page = Page(assignment.anchor, front.title, "", (front,), sheet=COVER)
    return Built("cover", (page,))


def _picture(logo: Logo | None, name: str) -> Picture | None:
    """A logo is read out by the name of whose it is."""
    if logo is None:
        return None
    return Picture(logo.content, "image/png", logo.width, logo.height, name or _("Logo"))

"""Brands: what is taken, what refused, what an engagement has of its workspace's, how it prints."""

import hashlib
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from issuetrees.copying.engagements import copy_engagement
from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.kit.sentences import sentence
from issuetrees.reports import branding, brands
from issuetrees.reports.brands import logo_of
from issuetrees.reports.formats.pdf.file import make_pdf
from issuetrees.reports.formats.pdf.html import compose
from issuetrees.reports.gather import build_document
from issuetrees.reports.logos import logo_png
from issuetrees.reports.looks import Brand, Logo
from issuetrees.reports.models import Report
from issuetrees.reports.scene.blocks import Front, Source
from issuetrees.reports.scene.foot import foot_line
from issuetrees.reports.scene.theme import Look, theme_of
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.snapshot import pack, unpack
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.reports.documents import document
from tests.reports.scenes import blocks, plain

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50">'
    b'<rect width="200" height="50" fill="#0a5c36"/></svg>'
)


def png(width: int = 40, height: int = 20, colour: tuple[int, ...] = (9, 90, 50, 255)) -> bytes:
    target = io.BytesIO()
    Image.new("RGBA", (width, height), colour).save(target, "PNG", comment="hidden")
    return target.getvalue()


def slides() -> bytes:
    target = io.BytesIO()
    Presentation().save(target)
    return target.getvalue()


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def of_workspace(cast: Cast, **given: Any) -> Any:
    return branding.edit_workspace_brand(actor=cast.owner, workspace_id=cast.workspace.pk, **given)


def of_engagement(cast: Cast, **given: Any) -> Any:
    return branding.edit_engagement_brand(
        actor=cast.editor, engagement_id=cast.engagement.pk, **given
    )


def test_an_engagement_has_what_it_says_and_else_what_its_workspace_says(cast: Cast) -> None:
    assert brands.shown_brand(cast.engagement) == Brand()
    of_workspace(cast, accent="#0A5C36", sticker="Preliminary", has_sources=False, firm_logo=png())
    of_engagement(cast, sticker="For the board", client_logo=png(20, 20))
    shown = brands.shown_brand(cast.engagement)
    assert (shown.accent, shown.sticker, shown.has_sources) == ("#0a5c36", "For the board", False)
    assert shown.firm_logo is not None
    assert (shown.firm_logo.width, shown.firm_logo.height) == (40, 20)
    assert shown.client_logo is not None
    of_engagement(cast, sticker="", has_sources=True)
    shown = brands.shown_brand(cast.engagement)
    assert (shown.sticker, shown.has_sources) == ("Preliminary", True)


def test_a_report_has_the_brand_of_its_engagement_and_keeps_it(cast: Cast) -> None:
    of_workspace(cast, dark="#0a5c36", firm_logo=png())
    report = Report.objects.create(engagement=cast.engagement, title="R")
    made = build_document(report.pk)
    assert made.brand.dark == "#0a5c36"
    assert unpack(pack(made)) == made


@pytest.mark.parametrize("colour", ["#ffcc00", "ffffff", "#9aa5b5"])
def test_a_colour_that_cannot_be_read_is_refused_with_one_that_can(cast: Cast, colour: str) -> None:
    with pytest.raises(Invalid) as refused:
        of_workspace(cast, accent=colour)
    assert refused.value.code == "too_light"
    shade = refused.value.details["shade"]
    assert shade in sentence(refused.value)
    assert of_workspace(cast, accent=shade).accent == shade


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("accent", "red", "not_a_colour"),
        ("title_face", "comic", "unknown_choice"),
        ("has_sources", "yes", "not_yes_or_no"),
        ("sticker", "x" * 41, "too_long"),
        ("firm_logo", b"GIF89a", "not_a_logo"),
        ("firm_logo", png()[:60], "not_a_picture"),
        ("firm_logo", png(colour=(0, 0, 0, 0)), "picture_empty"),
        ("firm_logo", b"\x89PNG\r\n\x1a\n" + bytes(limits.LOGO_BYTES), "logo_too_large"),
        ("firm_logo", b"<svg><text>Firm</text></svg>", "drawing_has_letters"),
        ("slide_template", b"PK", "template_unreadable"),
        ("colour", "x", "unknown_field"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, field: str, value: Any, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        of_workspace(cast, **{field: value})
    assert refused.value.code == code


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_read() -> None:
    content = png(6000, 3000)
    assert len(content) < limits.LOGO_BYTES
    with pytest.raises(Invalid) as refused:
        logo_png("firm_logo", content)
    assert refused.value.code == "too_many_pixels"


def test_a_png_is_written_anew_cut_and_made_smaller() -> None:
    source = Image.new("RGBA", (3000, 900), (0, 0, 0, 0))
    source.paste((10, 20, 30, 255), (500, 100, 2500, 600))
    target = io.BytesIO()
    source.save(target, "PNG")
    made = logo_of(logo_png("firm_logo", target.getvalue() + b"<script>"))
    assert made is not None
    assert (made.width, made.height) == (1200, 300)
    assert b"script" not in made.content


def test_a_drawing_is_painted() -> None:
    made = logo_of(logo_png("firm_logo", SVG))
    assert made is not None
    assert made.width / made.height == pytest.approx(4, rel=0.05)
    with Image.open(io.BytesIO(made.content)) as image:
        assert image.getpixel((image.width // 2, image.height // 2)) == (10, 92, 54, 255)


def test_a_template_of_slides_is_kept_under_the_name_of_its_content(cast: Cast) -> None:
    row = of_workspace(cast, slide_template=slides(), slide_template_name="Firm.pptx")
    with default_storage.open(row.slide_template) as kept:
        content = kept.read()
    assert row.slide_template == f"brands/{hashlib.sha256(content).hexdigest()}.pptx"
    assert brands.shown_brand(cast.engagement).slide_template == row.slide_template
    row = of_workspace(cast, slide_template=None)
    assert (row.slide_template, row.slide_template_name) == ("", "")


def test_who_may_change_it(cast: Cast) -> None:
    with pytest.raises(Denied):
        branding.edit_workspace_brand(
            actor=cast.editor, workspace_id=cast.workspace.pk, sticker="x"
        )
    with pytest.raises(Denied):
        branding.edit_engagement_brand(
            actor=cast.commenter, engagement_id=cast.engagement.pk, sticker="x"
        )
    with pytest.raises(NotFound):
        brands.brand_of_workspace(cast.outsider, cast.workspace.pk)
    with pytest.raises(NotFound):
        brands.brand_of_engagement(cast.outsider, cast.engagement.pk)


def test_a_change_is_logged_without_its_files_and_two_do_not_overwrite_each_other(
    cast: Cast,
) -> None:
    row = of_workspace(cast, version=0, sticker="One", firm_logo=png())
    entry = AuditEntry.objects.get(action="brand_edited")
    assert entry.details["changed"] == {"sticker": ["", "One"], "firm_logo": [False, True]}
    with pytest.raises(Conflict):
        of_workspace(cast, version=0, sticker="Two")
    of_workspace(cast, version=row.version, sticker="One")
    assert AuditEntry.objects.filter(action="brand_edited").count() == 1


def test_a_copy_of_an_engagement_has_its_brand(cast: Cast) -> None:
    of_engagement(cast, sticker="Preliminary", client_logo=png())
    made = copy_engagement(actor=cast.owner, engagement_id=cast.engagement.pk)
    assert brands.shown_brand(made) == brands.shown_brand(cast.engagement)


LOGO = Logo(png(), 40, 20)
BRAND = Brand(
    accent="#b3400a",
    dark="#0a5c36",
    title_face="sans",
    confidentiality="For the board alone",
    sticker="Preliminary",
    has_sources=False,
    firm_logo=LOGO,
    client_logo=LOGO,
)


def test_tints_follow_from_the_colours_and_can_be_read() -> None:
    theme = theme_of(Look("a4", "#b3400a", "#0a5c36"))
    assert theme.colours["accent-soft"] == "#f7ece6"
    assert theme_of(Look("a4", dark="#707070")).colours["on-navy"] == "#ffffff"
    assert theme_of(Look("a4", title_face="sans")).types["title"].face == "semibold"


def test_source_lines_can_be_left_out() -> None:
    whole = build_sections(document())
    assert any(blocks(section, Source) for section in whole)
    without = build_sections(replace(document(), brand=BRAND))
    assert not any(blocks(section, Source) for section in without)


def test_the_cover_has_logos_and_sticker() -> None:
    (front,) = blocks(build_sections(replace(document(), brand=BRAND))[0], Front)
    assert front.sticker == "Preliminary"
    assert front.firm_logo is not None
    assert front.firm_logo.alt == document().cover.firm


def test_the_line_at_the_foot_can_have_words_of_its_own() -> None:
    cover = replace(document().cover, stage="final", version="")
    assert plain(foot_line(cover, "en", "For the board alone")) == "For the board alone"


def test_a_branded_pdf_says_its_words_on_every_page() -> None:
    pages = PdfReader(io.BytesIO(make_pdf(replace(document(), brand=BRAND)).content)).pages
    texts = [plain(page.extract_text()) for page in pages]
    assert all("Preliminary" in text for text in texts)
    assert all("For the board alone" in text for text in texts[1:])
    assert pages[0].images


def test_words_of_a_brand_cannot_leave_the_style_sheet() -> None:
    hostile = replace(BRAND, sticker='"} @page { size: 1pt', confidentiality="</style><script>")
    styles = "".join(compose(replace(document(), brand=hostile)).pieces[0].styles)
    assert "size: 1pt" not in styles
    assert "</style>" not in styles

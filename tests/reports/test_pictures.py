"""Pictures of reports: what is kept of them, what is refused, who sees them, that none is lost."""

import io
import struct
import zlib
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.utils import translation
from PIL import Image

from issuetrees.copying.engagements import copy_engagement
from issuetrees.core import limits
from issuetrees.core.errors import Denied, Invalid, NotFound
from issuetrees.kit.sentences import sentence
from issuetrees.reports import composition, stored, write
from issuetrees.reports.document import ReportDocument, SectionChoice
from issuetrees.reports.gather import build_document
from issuetrees.reports.models import Picture as Row
from issuetrees.reports.models import Report
from issuetrees.reports.pictures import picture
from issuetrees.reports.picturing import keep_picture
from issuetrees.reports.scene.blocks import Picture, Source
from issuetrees.reports.scene.theme import LANDSCAPE, PORTRAIT
from issuetrees.reports.sections.base import Built
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.snapshot import pack, unpack
from issuetrees.reports.stored import content_of, read_ahead
from issuetrees.workspaces.deletions import restore
from tests.cast import Cast
from tests.reports.documents import OWN, document
from tests.reports.drawings import DOT, SVG, sent


def keep(cast: Cast, content: bytes) -> Row:
    return keep_picture(actor=cast.editor, engagement_id=cast.engagement.pk, content=content)


def opened(row: Row) -> Image.Image:
    return Image.open(io.BytesIO(content_of(row.file)))


def report_with(cast: Cast, row: Row, **options: Any) -> Report:
    chosen = {"picture": row.digest, **options}
    return write.create_report(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        title="Plan",
        sections=[composition.row("hall", "picture", options=chosen)],
    )


def bomb(side: int = 60_000) -> bytes:
    """A small PNG that says that it is very large."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    parts = [
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_a_picture_is_written_anew_and_kept_once(cast: Cast) -> None:
    row = keep(cast, sent("PNG", (3000, 1500)) + b"<script>")
    assert (row.media, row.width, row.height) == ("image/png", 2400, 1200)
    assert b"script" not in content_of(row.file)
    assert keep(cast, sent("PNG", (3000, 1500))).pk == row.pk
    assert default_storage.exists(row.file)


def test_a_photograph_stands_upright_and_tells_no_place(cast: Cast) -> None:
    target, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "Where it was taken"
    Image.new("CMYK", (400, 200)).save(target, "JPEG", exif=exif)
    row = keep(cast, target.getvalue())
    assert (row.media, row.width, row.height) == ("image/jpeg", 200, 400)
    made = opened(row)
    assert made.mode == "RGB"
    assert not made.getexif()


def test_a_photograph_as_png_becomes_a_jpeg(cast: Cast) -> None:
    target = io.BytesIO()
    Image.effect_noise((1400, 1200), 80).convert("RGB").save(target, "PNG")
    assert keep(cast, target.getvalue()).media == "image/jpeg"


def test_what_shines_through_stays(cast: Cast) -> None:
    row = keep(cast, sent("PNG", mode="RGBA"))
    assert (row.media, opened(row).mode) == ("image/png", "RGBA")


def test_a_drawing_is_painted(cast: Cast) -> None:
    row = keep(cast, SVG)
    assert (row.media, row.width) == ("image/png", 2400)
    assert row.width / row.height == pytest.approx(4, rel=0.02)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_picture"),
        (b"GIF89a", "not_a_picture"),
        (DOT[:60], "not_a_picture"),
        (sent("JPEG", (400, 400))[:900], "not_a_picture"),
        (b"%PDF-1.7 <svg", "not_a_drawing"),
        (b"<svg><text>Rent</text></svg>", "drawing_has_letters"),
        (b"\x89PNG\r\n\x1a\n" + bytes(limits.FIGURE_BYTES), "picture_too_large"),
        (sent("PNG", (6000, 5001)), "too_many_pixels"),
        (bomb(), "too_many_pixels"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_no_picture_is_refused(
    cast: Cast, content: bytes, code: str, language: str
) -> None:
    with pytest.raises(Invalid) as refused:
        keep(cast, content)
    assert refused.value.code == code
    with translation.override(language):
        said = sentence(refused.value)
    assert "{" not in said
    assert (said == said.encode("ascii", "ignore").decode()) == (language == "en")
    assert not Row.objects.exists()


def test_an_engagement_has_so_many(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FIGURES_PER_ENGAGEMENT", 1)
    keep(cast, DOT)
    keep(cast, DOT)
    with pytest.raises(Invalid):
        keep(cast, SVG)


def test_who_may_keep_and_see_one(cast: Cast) -> None:
    row = keep(cast, DOT)
    here: dict[str, Any] = {"engagement_id": cast.engagement.pk}
    assert picture(cast.viewer, digest=row.digest, **here) == row
    with pytest.raises(Denied):
        keep_picture(actor=cast.commenter, content=DOT, **here)
    with pytest.raises(NotFound):
        keep_picture(actor=cast.outsider, content=DOT, **here)
    with pytest.raises(NotFound):
        picture(cast.outsider, digest=row.digest, **here)


def test_the_digest_of_another_engagements_picture_opens_nothing(cast: Cast) -> None:
    row = keep(cast, DOT)
    other = copy_engagement(actor=cast.owner, engagement_id=cast.engagement.pk)
    Row.objects.filter(engagement=other).delete()
    report = write.create_report(
        actor=cast.owner,
        engagement_id=other.pk,
        title="Plan",
        sections=[composition.row("hall", "picture", options={"picture": row.digest})],
    )
    assert build_document(report.pk).pictures == ()


def test_a_copy_of_an_engagement_has_its_pictures(cast: Cast) -> None:
    report_with(cast, keep(cast, DOT))
    made = copy_engagement(actor=cast.owner, engagement_id=cast.engagement.pk)
    (report,) = Report.objects.filter(engagement=made)
    assert [section.kind for section in build_sections(build_document(report.pk))] == ["picture"]


def test_what_was_exported_shows_the_picture_that_was_replaced_since(cast: Cast) -> None:
    first, second = keep(cast, DOT), keep(cast, SVG)
    report = report_with(cast, first)
    packed = pack(build_document(report.pk))
    changed = [composition.row("hall", "picture", options={"picture": second.digest})]
    write.edit_report(actor=cast.editor, report_id=report.pk, sections=changed)
    assert [one.digest for one in build_document(report.pk).pictures] == [second.digest]
    (section,) = build_sections(unpack(packed))
    assert shown(section).content == content_of(first.file)


def test_a_report_that_is_brought_back_has_its_pictures(cast: Cast) -> None:
    report = report_with(cast, keep(cast, DOT))
    entry = write.delete_report(actor=cast.editor, report_id=report.pk)
    restore(actor=cast.editor, entry_id=entry.pk)
    assert len(build_document(report.pk).pictures) == 1


def shown(section: Built) -> Picture:
    (block,) = (one for one in section.pages[0].blocks if isinstance(one, Picture))
    return block


def section(title: str = "", source: ReportDocument | None = None, **options: Any) -> Built:
    chosen = SectionChoice("picture", title, options={**OWN["picture"], **options})
    (made,) = build_sections(replace(source or document(), sections=(chosen,)))
    return made


def test_picture_with_its_words() -> None:
    made = section()
    assert made.title.replace("\u00a0", " ") == "Where guests sit"
    assert (shown(made).alt, shown(made).caption) == ("A\u00a0hall with empty tables", "")
    assert [one.text for one in made.pages[0].blocks if isinstance(one, Source)] == [
        "Photo: the\u00a0team"
    ]
    titled = section("Half the hall is empty", alt="")
    assert titled.title.replace("\u00a0", " ") == "Half the hall is empty"
    assert shown(titled).caption == shown(titled).alt == "Where guests sit"


def test_sizes_of_a_picture() -> None:
    wide, half, page = (section(size=size) for size in ("wide", "half", "page"))
    assert (wide.pages[0].sheet, page.pages[0].sheet) == (PORTRAIT, LANDSCAPE)
    widths = [(shown(one).printed or (0, 0))[0] for one in (half, wide, page)]
    assert widths[1] == pytest.approx(2 * widths[0])
    assert widths[2] > 1.2 * widths[1]


@pytest.mark.parametrize("paper", ["a4", "a4_landscape", "letter", "wide"])
@pytest.mark.parametrize("size", ["wide", "half", "page"])
def test_a_picture_has_room_with_its_words(paper: str, size: str) -> None:
    source = replace(document(), paper=paper)
    made = section("A title that says at some length what this picture shows us", source, size=size)
    assert (shown(made).printed or (0, 0))[1] > 100


def test_who_writes_a_file_needs_no_storage(cast: Cast) -> None:
    row = keep(cast, sent(size=(7, 7)))
    content = content_of(row.file)
    with read_ahead([row.file]):
        stored._read.cache_clear()
        default_storage.delete(row.file)
        assert content_of(row.file) == content


def test_no_picture_shows_nothing() -> None:
    for options in ({}, {"picture": "b" * 64}):
        chosen = (SectionChoice("picture", options=options),)
        assert build_sections(replace(document(), sections=chosen)) == []

"""Pages as pictures: drawn once, by what is on them, and only for who may see the report."""

import base64
import io
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image

from issuetrees.core.errors import Conflict, Invalid, NotFound
from issuetrees.reports import drawings, outline, preview, write
from issuetrees.reports.formats.pdf import file
from issuetrees.reports.formats.pdf.kept import kept
from issuetrees.reports.models import Report
from tests.cast import Cast
from tests.reports.drawn import PICTURE, keep_drawn


@pytest.fixture(autouse=True)
def pieces_folder(settings: Any, tmp_path: Any) -> Iterator[None]:
    """A folder of kept pieces of its own."""
    settings.PIECES_FOLDER = tmp_path
    kept.cache_clear()
    yield
    kept.cache_clear()


@pytest.fixture
def report(cast: Cast) -> Report:
    return write.create_report(
        actor=cast.owner, engagement_id=cast.engagement.pk, title="R", answer="Go. Now."
    )


def test_pages_are_drawn_once(cast: Cast, report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    cover, _contents, summary = preview.preview(cast.viewer, report.pk)
    assert (cover.sections, cover.sheets) == (("cover",), None)
    assert summary.sections == ("summary",)
    drawn = preview.painted(cast.viewer, report.pk, summary.key)
    assert drawn.sheets is not None
    (sheet,) = drawn.sheets
    assert (sheet.title, sheet.width, sheet.height) == ("Go", 595, 842)
    for width, content in sheet.pictures.items():
        picture = Image.open(io.BytesIO(base64.b64decode(content)))
        assert (picture.format, picture.width) == ("WEBP", int(width))
    monkeypatch.setattr(file, "photographs", None)
    again = preview.preview(cast.viewer, report.pk)
    assert [piece.sheets is not None for piece in again] == [False, False, True]
    assert preview.painted(cast.viewer, report.pk, summary.key) == drawn


def test_only_what_changed_is_drawn_again(cast: Cast, report: Report) -> None:
    before = [piece.key for piece in preview.preview(cast.viewer, report.pk)]
    write.edit_report(actor=cast.editor, report_id=report.pk, answer="Stop. Now.")
    after = [piece.key for piece in preview.preview(cast.viewer, report.pk)]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, False]


def test_a_picture_is_read_by_who_may_see_the_report(cast: Cast, report: Report) -> None:
    key = keep_drawn(cast.owner, report.pk)
    assert preview.picture(cast.viewer, report.pk, key, (0, 640)) == PICTURE
    for place in ((0, 641), (1, 640)):
        with pytest.raises(NotFound):
            preview.picture(cast.viewer, report.pk, key, place)
    with pytest.raises(NotFound):
        preview.picture(cast.outsider, report.pk, key, (0, 640))
    with pytest.raises(NotFound):
        preview.painted(cast.viewer, report.pk, "0" * 64)


def test_huge_trees_are_not_looked_at(
    cast: Cast, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline, "MOST_QUESTIONS", -1)
    with pytest.raises(Invalid, match="too large"):
        preview.preview(cast.viewer, report.pk)


def test_large_reports_are_laid_out_one_after_the_other(
    cast: Cast, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = outline.outline(cast.viewer, report.pk), preview.preview(cast.viewer, report.pk)
    monkeypatch.setattr(outline, "LARGE", -1)
    asked = outline.outline(cast.viewer, report.pk), preview.preview(cast.viewer, report.pk)
    assert asked == usual
    monkeypatch.setattr(outline, "_PATIENCE", 0)
    with outline._turn:
        for look in (outline.outline, preview.preview, drawings.drawings):
            with pytest.raises(Conflict, match="Try again in a minute"):
                look(cast.viewer, report.pk)
    assert outline.outline(cast.viewer, report.pk) == usual[0]

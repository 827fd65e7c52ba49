"""Masters as firms really have them: large titles, names in Russian, several masters, links."""

import re
from types import SimpleNamespace

import pytest
from pptx import Presentation

from issuetrees.core.errors import Invalid
from issuetrees.reports.formats.pptx.file import make_pptx
from issuetrees.reports.formats.pptx.holders import kind_of, layouts_of, title_of
from issuetrees.reports.formats.pptx.template import check_template
from issuetrees.reports.scene.fit import break_lines
from tests.reports.documents import document
from tests.reports.formats.pptx.masters import edited, firm, saved
from tests.reports.formats.pptx.slides import read

pytestmark = pytest.mark.sweeps

_LARGE = 44.0  # what the titles of this master are set in


@pytest.mark.parametrize("language", ["en", "ru"])
def test_titles_of_a_master_with_large_letters_stay_in_their_room(language):
    cover, *slides = read(make_pptx(document(language), firm()).content).slides
    for slide in (cover, *slides):
        title = slide.shapes.title
        run = title.text_frame.paragraphs[0].runs[0]
        own = run.font.size or title.text_frame.paragraphs[0].font.size
        size = own.pt if own else _LARGE
        lines = break_lines(title.text_frame.text, title.width.pt, size, "serif")
        assert len(lines) * size * 1.2 <= title.height.pt, (title.text_frame.text, size)
    assert len({slide.shapes.title.top for slide in slides}) == 1


def test_lines_of_a_cover_stay_in_their_holder():
    cover = read(make_pptx(document("ru"), firm()).content).slides[0]
    below = next(one for one in cover.placeholders if one.placeholder_format.idx == 1)
    lines = [one for one in below.text_frame.paragraphs if one.text]
    assert len(lines) == 4
    taken = sum(
        len(break_lines(one.text, below.width.pt, one.font.size.pt, "serif")) * one.font.size.pt
        for one in lines
    )
    assert taken * 1.2 <= below.height.pt


def test_layouts_are_known_by_what_they_hold_where_nothing_says_their_kind():
    def rename(name: str, text: bytes) -> bytes:
        if not name.startswith("ppt/slideLayouts/slideLayout"):
            return text
        bare = re.sub(rb'(<p:sldLayout[^>]*?) type="\w+"', rb"\1", text)
        return bare.replace(b'name="Title Only"', 'name="Только заголовок"'.encode())

    shown = read(make_pptx(document("ru"), edited(firm(), rename)).content)
    cover, *slides = (slide.slide_layout.name for slide in shown.slides)
    assert cover == "Title Slide"
    assert set(slides) == {"Только заголовок"}


def test_of_several_masters_the_first_with_titles_is_taken():
    bare, full = Presentation(), Presentation()
    for layout in bare.slide_layouts:
        while (holder := title_of(layout)) is not None:
            holder._element.getparent().remove(holder._element)
    show = SimpleNamespace(slide_masters=[bare.slide_master, full.slide_master])
    assert [one.name for one in layouts_of(show)] == [one.name for one in full.slide_layouts]


def test_a_title_that_no_master_places_is_given_the_usual_place():
    show = Presentation()
    for holder in list(show.slide_master.placeholders):
        if kind_of(holder) == "title":
            holder._element.getparent().remove(holder._element)
    shown = read(make_pptx(document(), saved(show)).content)
    for slide in list(shown.slides)[1:]:
        title = slide.shapes.title
        assert title.width.pt > shown.slide_width.pt / 2
        assert title.top.pt + title.height.pt < shown.slide_height.pt * 0.2


def _linked(kind: str, target: str) -> bytes:
    """A master with a part that stands elsewhere."""
    link = (
        '<Relationship Id="rId99" TargetMode="External" Type="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
    )

    def add(name: str, text: bytes) -> bytes:
        is_master = name == "ppt/slideMasters/_rels/slideMaster1.xml.rels"
        return text.replace(b"</Relationships>", link.encode()) if is_master else text

    return edited(firm(), add)


def test_pictures_that_only_the_firm_has_are_refused():
    with pytest.raises(Invalid) as refused:
        check_template(_linked("image", "file:///server/logo.png"))
    assert refused.value.code == "template_links_outside"
    assert "Insert its pictures" in str(refused.value)


def test_an_address_of_the_firm_on_its_master_may_stay():
    check_template(_linked("hyperlink", "https://example.org/"))

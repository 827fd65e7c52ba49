"""The PDF with its workbook inside: PDF/A-3a and PDF/UA-1 at once, the same tables, same bytes."""

import io
import re
from dataclasses import replace
from functools import cache
from typing import Any

import page
import pikepdf
import pytest
from PIL import Image

from issuetrees.reports.document import ReportDocument, SectionChoice
from issuetrees.reports.formats.pdf.archive import make_archive
from issuetrees.reports.formats.pdf.file import make_pdf
from issuetrees.reports.formats.xlsx.file import make_xlsx
from issuetrees.reports.looks import Brand, Logo
from issuetrees.reports.sharing.watermark import marked
from tests.reports.documents import document, large_outline, tree

pytestmark = pytest.mark.sweeps

PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)
LENGTHS = "PDFA3A-STREAM-LENGTH-001"
SIGNS = "Signs ✓ → ₽ 🎯 你好 สวัสดี नमस्ते مرحبا שלום"


@cache
def archive(language: str) -> bytes:
    return make_archive(document(language)).content


def logo(mode: str, colour: Any) -> Logo:
    made = io.BytesIO()
    Image.new(mode, (120, 40), colour).save(made, "PNG")
    return Logo(made.getvalue(), 120, 40)


def require_conformity(content: bytes) -> None:
    for profile in PROFILES:
        report = page.validate_pdf_bytes(content, profile=profile)
        found = [one for one in report.failures if one.rule_id != LENGTHS]
        assert not found, (profile, found)
    assert_exact_lengths(content)


def assert_exact_lengths(content: bytes) -> None:
    """Each stream is as long as it says: the validator takes a last byte for the end of a line."""
    begun = list(re.finditer(rb">>\s*stream\n", content))
    assert begun
    for found in begun:
        head = content[content.rfind(b" obj", 0, found.start()) : found.start()]
        end = found.end() + int(re.findall(rb"/Length (\d+)", head)[-1])
        assert content[end : end + 10] == b"\nendstream"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_it_conforms_to_both_standards(language: str) -> None:
    require_conformity(archive(language))


def hard(language: str = "ru") -> ReportDocument:
    """Logos that one can see through, signs of many scripts, a tree of several sheets."""
    made = document(language)
    clear = logo("RGBA", (20, 60, 120, 90))
    brand = Brand(accent="#0b6e4f", firm_logo=clear, client_logo=logo("L", 90))
    own = SectionChoice("text", "Own", "own", {"body": SIGNS})
    trees = (tree(large_outline(4, 4, 3)),)
    return replace(made, brand=brand, trees=trees, sections=(*made.sections, own), paper="wide")


def test_it_conforms_with_logos_and_signs_of_many_scripts() -> None:
    require_conformity(make_archive(hard()).content)


def test_the_workbook_inside_is_that_of_the_same_document() -> None:
    made = document("ru")
    with pikepdf.open(io.BytesIO(archive("ru"))) as pdf:
        (spec,) = pdf.Root.AF
        name, listed = pdf.Root.Names.EmbeddedFiles.Names
        assert (
            str(name)
            == str(spec.UF)
            == ("Подход к бренд-маркетингу как выбирать и оценивать инициативы 2026-11-23.xlsx")
        )
        assert listed.objgen == spec.objgen
        assert str(spec.AFRelationship) == "/Data"
        assert spec.EF.F.read_bytes() == make_xlsx(made).content


def test_the_same_document_gives_the_same_bytes() -> None:
    assert make_archive(document("en")).content == archive("en")


def test_a_usual_pdf_has_no_file_and_claims_no_archive() -> None:
    with pikepdf.open(io.BytesIO(make_pdf(document("en")).content)) as pdf:
        assert not ({"/AF", "/OutputIntents"} & set(pdf.Root.keys()))
        assert b"pdfaid" not in pdf.Root.Metadata.read_bytes()


def test_a_marked_copy_leaves_the_workbook_behind() -> None:
    kept: Any = marked(io.BytesIO(archive("en")), "Ms Client")
    with pikepdf.open(kept) as pdf:
        assert "/AF" not in pdf.Root
        assert "/EmbeddedFiles" not in pdf.Root.Names

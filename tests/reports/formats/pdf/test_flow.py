"""Words that flow from page to page."""

from dataclasses import replace

import pytest

from issuetrees.reports.document import Brief, SectionChoice
from issuetrees.reports.formats.pdf.file import make_pdf
from tests.reports.documents import document

pytestmark = pytest.mark.sweeps


def test_a_list_of_any_length_leaves_no_line_alone_on_a_page() -> None:
    chosen = document("en", (SectionChoice("cover"), SectionChoice("brief")))
    counts = set()
    for number in range(14, 22):
        lines = tuple(f"Board {place}: asks" for place in range(number))
        made = make_pdf(replace(chosen, brief=Brief(criteria=("One", "Two"), stakeholders=lines)))
        counts.add(made.page_count)
    assert counts == {2, 3}

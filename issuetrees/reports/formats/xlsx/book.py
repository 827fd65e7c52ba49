"""A workbook under construction: its sheets, its names, the looks of its cells."""

import io
from dataclasses import dataclass, field
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from issuetrees.reports.document import ReportDocument
from issuetrees.reports.formats.office.words import fit, made_at
from issuetrees.reports.formats.xlsx.names import Names
from issuetrees.reports.sections.base import Typist

FONT: Final = "Arial"
_NAVY, _INK, _SOFT, _ACCENT = "#10264D", "#161A21", "#626B79", "#1F4FD8"
_SETTINGS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}


@dataclass
class Book:
    """Sheets in their order; looks are made once each."""

    document: ReportDocument
    typist: Typist
    out: io.BytesIO = field(default_factory=io.BytesIO)
    names: Names = field(default_factory=Names)
    looks: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.book: Any = xlsxwriter.Workbook(self.out, _SETTINGS)
        cover = self.document.cover
        self.book.set_properties(
            {
                "title": fit(cover.title),
                "author": fit(cover.firm),
                "company": fit(cover.firm),
                "created": made_at(cover).replace(tzinfo=None),
            }
        )

    def add_sheet(self, title: str) -> tuple[str, Any]:
        """Return a new sheet and its name."""
        name = self.names.sheet(title)
        sheet = self.book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return name, sheet

    def define(self, title: str, sheet: str, area: tuple[int, int, int, int]) -> None:
        """Give a range a name."""
        self.book.define_name(self.names.range(title), f"='{sheet}'!{xl_range_abs(*area)}")

    def format(self, *, shown: str = "", indent: int = 0, **look: bool) -> Any:
        """Return the look of a cell."""
        key = (("shown", shown), ("indent", indent), *sorted(look.items()))
        if key not in self.looks:
            self.looks[key] = self.book.add_format(_properties(shown, indent, **look))
        return self.looks[key]

    def content(self) -> bytes:
        """Return the finished file."""
        self.book.close()
        return self.out.getvalue()


def _properties(shown: str, indent: int, **look: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "font_name": FONT,
        "font_size": 10,
        "font_color": _INK,
        "valign": "top",
        "bottom": 4,
        "bottom_color": "#DDE1E7",
        "text_wrap": True,
    }
    if shown:
        found |= {"num_format": shown, "text_wrap": False}
    if indent:
        found["indent"] = indent
    for name, is_so in look.items():
        if is_so:
            found |= _LOOKS[name]
    return found


_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "is_head": {"bold": True, "font_color": _SOFT, "valign": "bottom", "bottom": 2,
                "bottom_color": _NAVY},
    "is_right": {"align": "right", "indent": 1},
    "is_left": {"align": "left"},
    "is_strong": {"bold": True, "font_color": _NAVY},
    "is_band": {"bold": True, "font_color": _NAVY, "align": "left", "bottom": 1},
    "is_tracker": {"bold": True, "font_size": 8, "font_color": _ACCENT, "bottom": 0,
                   "text_wrap": False},
    "is_title": {"bold": True, "font_size": 14, "font_color": _NAVY, "bottom": 0,
                 "text_wrap": False, "valign": "vcenter"},
    "is_quiet": {"font_size": 8, "font_color": _SOFT, "bottom": 0, "text_wrap": False},
    "is_link": {"font_color": _ACCENT, "underline": 1},
}  # fmt: skip

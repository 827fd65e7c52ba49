"""A chart of the scene as a sheet: its figures, and a native chart that is drawn from them."""

from typing import Any, Final

from issuetrees.core.drawing.tones import TONES
from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.formats.xlsx.book import Book
from issuetrees.reports.formats.xlsx.fields import Typed, width_of
from issuetrees.reports.formats.xlsx.sheet import HEAD, Titles, write_cell, write_titles
from issuetrees.reports.scene.blocks import Chart, Series

_KINDS: Final[dict[str, dict[str, str]]] = {
    "bars": {"type": "bar"},
    "stacked_bars": {"type": "bar", "subtype": "stacked"},
    "columns": {"type": "column"},
    "waterfall": {"type": "column", "subtype": "stacked"},
    "lines": {"type": "line"},
    "bubbles": {"type": "scatter"},
}


def write_chart(book: Book, chart: Chart, titles: Titles) -> str:
    """Add the figures of a chart, and the chart beside them; return the name of the sheet."""
    name, sheet = book.add_sheet(chart.title)
    write_titles(book, sheet, titles)
    digits = "#,##0" + ("." + "0" * chart.digits if chart.digits else "")
    for row, category in enumerate(chart.categories, start=HEAD + 1):
        sheet.write_string(row, 0, fit(category), book.format())
    for place, series in enumerate(chart.series, start=1):
        sheet.write_string(HEAD, place, fit(series.title), book.format(is_head=True))
        for row, value in enumerate(series.values, start=HEAD + 1):
            typed = None if value is None else Typed(value, digits)
            write_cell(book, sheet, (row, place), typed)
        sheet.set_column(place, place, width_of([series.title]))
    sheet.set_column(0, 0, width_of(chart.categories))
    sheet.insert_chart(HEAD, len(chart.series) + 2, _native(book, chart, name))
    sheet.freeze_panes(HEAD + 1, 1)
    book.define(chart.id, name, (HEAD, 0, HEAD + len(chart.categories), len(chart.series)))
    return name


def _native(book: Book, chart: Chart, sheet: str) -> Any:
    made = book.book.add_chart(_KINDS[chart.form])
    last = HEAD + len(chart.categories)
    for place, series in enumerate(chart.series, start=1):
        made.add_series(
            {
                "name": [sheet, HEAD, place],
                "categories": [sheet, HEAD + 1, 0, last, 0],
                "values": [sheet, HEAD + 1, place, last, place],
                **_painted(chart, series),
            }
        )
    made.set_title({"name": fit(chart.title), "name_font": {"size": 11}})
    if "bar" in _KINDS[chart.form]["type"]:
        made.set_y_axis({"reverse": True})
    if chart.form == "lines":
        made.set_y_axis({"min": 0})
    made.set_size({"width": 640, "height": 400})
    return made


def _painted(chart: Chart, series: Series) -> dict[str, Any]:
    colour = TONES[(series.tone - 1) % len(TONES)].light.upper()
    if chart.form != "lines":
        return {"fill": {"color": colour}}
    dash = {"dash_type": "dash"} if series.is_level else {}
    width = 2.5 if series is chart.series[0] else 1.25
    return {"line": {"color": colour, "width": width, **dash}}

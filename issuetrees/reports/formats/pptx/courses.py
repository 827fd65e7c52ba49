"""A native chart of lines whose names stand at their ends: no legend to decode."""

from typing import Any, Final

from django.utils.translation import get_language
from lxml import etree
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from issuetrees.core.drawing.courses import apart
from issuetrees.kit.formats.numbers import percent
from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.formats.pptx.text import paint
from issuetrees.reports.scene.blocks import Chart, Series

#: Of the width, for the lines: the rest is for names.
_LINES: Final = 0.68
_DEEP: Final = 0.82
_OWN, _OTHER, _LEVEL = 2.5, 1.25, 1.25
_SIZE: Final = 10
_LEADING: Final = 1.3
_SEEN: Final = 0.002


def dress(made: Any, chart: Chart, depth: float) -> None:
    """Give a chart that is ``depth`` high its lines, its axis, a name at the end of each line."""
    made.has_legend = False
    axis = made.value_axis
    axis.minimum_scale = 0
    axis.has_major_gridlines = True
    paint(axis.major_gridlines.format.line.color, "line")
    axis.format.line.fill.background()
    axis.tick_labels.number_format = f'0"{_percent_sign()}"' if chart.unit == "%" else "General"
    axis.tick_labels.number_format_is_linked = False
    if chart.top:
        axis.maximum_scale = chart.top
    _from_edge_to_edge(axis)
    moves = _moves(chart, depth) if chart.top else {}
    for place, (series, one) in enumerate(zip(made.plots[0].series, chart.series, strict=True)):
        _line(series, one, is_own=place == 0)
        _name(series, one, chart, moves.get(place, 0.0))
    _leave_room(made)


def _percent_sign() -> str:
    """What stands after a percent in the language of the report."""
    return percent(0, get_language() or "en").lstrip("0")


def _from_edge_to_edge(axis: Any) -> None:
    """Let lines begin at the axis and end at the edge, where their names stand."""
    within = axis._element  # noqa: SLF001 - the library has no word for it
    crossing = within.find(qn("c:crossBetween"))
    if crossing is None:
        crossing = etree.Element(qn("c:crossBetween"))
        within.find(qn("c:crosses")).addnext(crossing)
    crossing.set("val", "midCat")


def _moves(chart: Chart, depth: float) -> dict[int, float]:
    """How far each name goes down from the end of its line, in parts of the chart's height."""
    high = depth * _DEEP
    ends = sorted(
        (high * (1 - known[-1] / chart.top), place)
        for place, one in enumerate(chart.series)
        if (known := [value for value in one.values if value is not None])
    )
    places = apart([end for end, _place in ends], _SIZE * _LEADING, high)
    return {place: (to - end) / depth for (end, place), to in zip(ends, places, strict=True)}


def _line(series: Any, one: Series, *, is_own: bool) -> None:
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    line = series.format.line
    line.width = Pt(_LEVEL if one.is_level else _OWN if is_own else _OTHER)
    if one.is_level:
        line.dash_style = MSO_LINE.DASH
    line.fill.solid()
    paint(line.fill.fore_color, f"tone-{one.tone}")


def _name(series: Any, one: Series, chart: Chart, move: float) -> None:
    """Label the last point: its value and the name of the series."""
    known = [place for place, value in enumerate(one.values) if value is not None]
    if not known:
        return
    label = series.points[known[-1]].data_label
    label.position = XL_LABEL_POSITION.RIGHT
    frame = label.text_frame
    frame.word_wrap = False
    run = frame.paragraphs[0].add_run()
    value = one.values[known[-1]]
    run.text = fit(one.label or f"{value:.{chart.digits}f} {one.title}")
    run.font.size = Pt(_SIZE)
    run.font.bold = one is chart.series[0]
    paint(run.font.color, f"tone-{one.tone}")
    if abs(move) > _SEEN:
        layout = etree.Element(qn("c:layout"))
        manual = etree.SubElement(layout, qn("c:manualLayout"))
        for name, setting in (("x", 0.0), ("y", move)):
            etree.SubElement(manual, qn(f"c:{name}")).set("val", f"{setting:.4f}")
        label._dLbl.find(qn("c:idx")).addnext(layout)  # noqa: SLF001 - as above


def _leave_room(made: Any) -> None:
    """Keep the right of the chart free for the names; the library cannot place it."""
    area = made._chartSpace.chart.plotArea  # noqa: SLF001
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    settings = (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"),
                ("x", "0.06"), ("y", "0.04"), ("w", str(_LINES)), ("h", str(_DEEP)))  # fmt: skip
    for name, setting in settings:
        etree.SubElement(manual, qn(f"c:{name}")).set("val", setting)
    area.insert(0, layout)

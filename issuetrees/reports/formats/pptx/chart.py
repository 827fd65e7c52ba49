"""Native charts: what a client can click on, restyle and read the figures of."""

from collections.abc import Sequence
from typing import Any, Final

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Pt

from issuetrees.core.drawing.tones import TONES, WHITE
from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.formats.pptx import courses
from issuetrees.reports.formats.pptx.text import Room, paint
from issuetrees.reports.scene.blocks import Chart
from issuetrees.reports.scene.fit import text_width
from issuetrees.reports.scene.tables import Stack

_KINDS: Final = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked_bars": XL_CHART_TYPE.BAR_STACKED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "waterfall": XL_CHART_TYPE.COLUMN_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
    "bubbles": XL_CHART_TYPE.LINE_MARKERS,
}
_BAR: Final = 16.0
_LABEL: Final = 8.5
_WIDEST_GAP: Final = 500


def add_stacks(
    slide: Any,
    room: Room,
    names: Sequence[str],
    bars: Sequence[Stack],
    series: Sequence[str],
    title: str,
) -> None:
    """Add stacked bars, each in the middle of its row: the rows are of one height."""
    digits = bars[0].digits if bars else 0
    shown = "#,##0" + ("." + "0" * digits if digits else "")
    figures = CategoryChartData(number_format=shown)
    figures.categories = [fit(name) for name in names]
    for place in range(max((len(bar.parts) for bar in bars), default=0)):
        values = [_figure(bar, place) for bar in bars]
        name = series[place] if place < len(series) else str(place + 1)
        figures.add_series(fit(name), values)
    chart = _add(slide, XL_CHART_TYPE.BAR_STACKED, room, figures, title)
    _strip(chart, max((bar.scale for bar in bars), default=1.0))
    gap = (room.height / max(len(bars), 1) - _BAR) / _BAR * 100
    chart.plots[0].gap_width = max(0, min(_WIDEST_GAP, int(gap)))
    chart.plots[0].overlap = 100
    for place, one in enumerate(chart.plots[0].series):
        _colour(one, bars, place)
        _label(one, bars, place, room.width, shown)


def add_chart(slide: Any, chart: Chart, room: Room) -> None:
    """Add a chart of the scene."""
    shown = "#,##0" + ("." + "0" * chart.digits if chart.digits else "")
    figures = CategoryChartData(number_format=shown)
    figures.categories = [fit(name) for name in chart.categories]
    for one in chart.series:
        figures.add_series(fit(one.title), one.values)
    made = _add(slide, _KINDS[chart.form], room, figures, chart.title)
    made.font.size = Pt(10)
    if chart.form == "lines":
        courses.dress(made, chart, room.height)
        return
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.BOTTOM
        made.legend.include_in_layout = False
    if "bar" in chart.form:
        made.category_axis.reverse_order = True
    made.value_axis.has_major_gridlines = False
    made.value_axis.tick_labels.number_format = shown
    for series, one in zip(made.plots[0].series, chart.series, strict=True):
        series.format.fill.solid()
        paint(series.format.fill.fore_color, f"tone-{one.tone}")


def _add(slide: Any, kind: Any, room: Room, figures: CategoryChartData, title: str) -> Any:
    place = (Pt(room.left), Pt(room.top), Pt(room.width), Pt(room.height))
    frame = slide.shapes.add_chart(kind, *place, figures)
    frame.name = fit(title)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", fit(title))  # noqa: SLF001
    frame.chart.has_title = False
    return frame.chart


def _figure(bar: Stack, place: int) -> float | None:
    """The printed figure; parts that are nothing have no bar and no label."""
    figure = float(bar.parts[place].figure) if place < len(bar.parts) else 0.0
    return figure or None


def _strip(chart: Any, scale: float) -> None:
    """Nothing but bars, as wide and as high as the room."""
    chart.has_legend = False
    chart.font.size = Pt(_LABEL)
    value, category = chart.value_axis, chart.category_axis
    value.maximum_scale, value.minimum_scale = scale, 0
    value.visible = category.visible = False
    value.has_major_gridlines = False
    category.reverse_order = True
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001 - the library cannot place it
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    settings = (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"),
                ("x", "0"), ("y", "0"), ("w", "1"), ("h", "1"))  # fmt: skip
    for name, setting in settings:
        etree.SubElement(manual, qn(f"c:{name}")).set("val", setting)
    area.insert(0, layout)


def _colour(series: Any, bars: Sequence[Stack], place: int) -> None:
    tones = [bar.parts[place].tone for bar in bars if place < len(bar.parts)]
    series.format.fill.solid()
    paint(series.format.fill.fore_color, f"tone-{tones[0] if tones else 1}")


def _label(series: Any, bars: Sequence[Stack], place: int, width: float, shown: str) -> None:
    """Figures where they have room; they are read in the sheet of the chart elsewhere."""
    tones = [bar.parts[place].tone for bar in bars if place < len(bar.parts)] or [1]
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = shown, False
    labels.position = XL_LABEL_POSITION.CENTER
    labels.font.size = Pt(_LABEL)
    tone = TONES[(tones[0] - 1) % len(TONES)]
    paint(labels.font.color, "white" if tone.label == WHITE else "ink")
    for index, bar in enumerate(bars):
        if not _has_room(bar, place, width):
            _hide(labels._element, index)  # noqa: SLF001


def _has_room(bar: Stack, place: int, width: float) -> bool:
    if place >= len(bar.parts) or not bar.scale:
        return False
    part = bar.parts[place]
    needed = text_width(f"{float(part.figure):.{bar.digits}f}", _LABEL) + 4
    return part.value / bar.scale * width >= needed


def _hide(labels: Any, index: int) -> None:
    hidden = etree.Element(qn("c:dLbl"))
    etree.SubElement(hidden, qn("c:idx")).set("val", str(index))
    etree.SubElement(hidden, qn("c:delete")).set("val", "1")
    before = labels.findall(qn("c:dLbl"))
    labels.insert(len(before), hidden)

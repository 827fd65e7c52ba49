"""A driver tree of reports made by hand, in both languages."""

from datetime import date

from issuetrees.core.drawing.tornado import Swing
from issuetrees.core.drawing.waterfall import Fall
from issuetrees.reports.drivers import DriverLine, TreeNumbers, Way

_WORDS = {
    "en": ("Profit", "Revenue", "Costs", "M €", "Bold", "Accounts of October"),
    "ru": ("Прибыль", "Выручка", "Расходы", "млн €", "Смелый", "Отчёт за октябрь"),
}


def drivers(language: str) -> tuple[TreeNumbers, ...]:
    """Return a root of two leaves, one of them old, with a scenario."""
    profit, revenue, costs, unit, bold, source = _WORDS[language]
    lines = (
        DriverLine(
            "r", None, "", 0, profit, unit, (30.0, 50.0), "1 − 2", ("({a}-{b})", "({a}-{b})")
        ),
        DriverLine(
            "a", "r", "1", 1, revenue, unit, (100.0, 125.0), "", ("", ""), date(2026, 10, 31),
            source, "", is_leaf=True,
        ),
        DriverLine(
            "b", "r", "2", 1, costs, unit, (70.0, 75.0), "", ("", ""), date(2026, 5, 31),
            source, "old", is_leaf=True,
        ),
    )  # fmt: skip
    swings = (
        Swing("0", revenue, 20.0, 40.0, "20", "40"),
        Swing("1", costs, 37.0, 23.0, "37", "23"),
    )
    falls = (
        Fall("start", "", 0.0, 30.0, "30", is_total=True),
        Fall("0", revenue, 30.0, 55.0, "+25"),
        Fall("1", costs, 55.0, 50.0, "−5"),
        Fall("end", bold, 0.0, 50.0, "50", is_total=True),
    )
    ends = (f"90 → 110 {unit}", f"63 → 77 {unit}")
    made = TreeNumbers(
        "t", profit, 3, "", (bold,), lines, (30.0, "30"), swings, ends, (Way(bold, falls),)
    )
    return (made,)

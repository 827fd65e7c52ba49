"""A budget frame and a test-drive, made by hand, in both languages."""

from decimal import Decimal

from issuetrees.reports.framed import (
    BudgetFrame,
    DriveLine,
    Driven,
    FrameBrand,
    FramePeriod,
    FrameSearch,
    FrameYear,
)

_WORDS = {
    "en": ("Q1", "Memory first", "Ours", "Theirs", "Share of voice 25.0% against 30.0%.", "Monitor",
           "Test of 2025", "Toy", "Flash mob", "Sold out", "Few: a list and no number."),
    "ru": ("I кв.", "Сначала память", "Мы", "Они", "Доля голоса 25,0 % при 30,0 %.", "Мониторинг",
           "Проверка 2025", "Игрушка", "Флешмоб", "Разошлась", "Мало: список, а не число."),
}  # fmt: skip


def frame(language: str) -> BudgetFrame:
    """One period and all together, two brands."""
    period, reason, own, other, said, source, *_rest = _WORDS[language]
    parts = (Decimal(100), Decimal(10), Decimal(54), Decimal(36), Decimal(120))
    return BudgetFrame(
        periods=(FramePeriod(period, *parts), FramePeriod("", *parts)),
        test_share=10,
        brand_share=60,
        proposed_share=75,
        brands=(
            FrameBrand(own, Decimal(100), 25, 30, -5),
            FrameBrand(other, Decimal(300), 75, None, None),
        ),
        said=(said,),
        reason=reason,
        source=source,
        searches=(FrameSearch("I", (20, 80)), FrameSearch("II", (25, 75))),
        search_said="",
        search_source=source,
        years=(
            FrameYear("2025", (20, 80), Decimal(80), 29, -9, 1),
            FrameYear("now", (25, 75), Decimal(100), 30, -5),
        ),
        years_said=said,
    )


def drive(language: str) -> Driven:
    """One that turned out well and one that did not."""
    name, toy, mob, sold, few = _WORDS[language][6:]
    return Driven(name, (DriveLine(toy, 70, 90, "bad", sold), DriveLine(mob, 20, None, "")), (few,))

"""Measurement plans as reports hold them, made by hand in both languages."""

from datetime import date
from typing import Final

from issuetrees.core.drawing.bullet import Planned
from issuetrees.reports.measured import Measured, MeasuredPlan, PlanChanged

_WORDS: Final = {
    "en": (
        "City festival partnership", "Podcast with a museum", "Families who name the festival",
        "Listeners who stay to the end", "They repair our yard with us", "Research agency",
        "Survey at the event", "Views and retention", "Target met", "Not measured yet",
        "No date: say when it is read.", "Double the cities if met.", "Stop below 10%.",
        "“Families who name the festival” changed", "The first city moved by a month.",
    ),
    "ru": (
        "Партнёрство с городским фестивалем", "Подкаст с музеем", "Семьи, назвавшие фестиваль",
        "Дослушавшие до конца", "Они чинят двор вместе с нами", "Исследовательское агентство",
        "Опрос на событии", "Просмотры и удержание", "Цель достигнута", "Ещё не измерено",
        "Нет даты: напишите, когда снимаете.", "Удваиваем города, если достигнута.",
        "Стоп ниже 10 %.", "«Семьи, назвавшие фестиваль»: изменено",
        "Первый город сдвинулся на месяц.",
    ),
}  # fmt: skip


def measured(language: str) -> tuple[MeasuredPlan, ...]:
    """Two plans: one locked and changed since, with an actual; one open."""
    (
        festival, podcast, families, listeners, message, agency, survey, retention,
        met, waits, lack, decision, stop, told, why,
    ) = _WORDS[language]  # fmt: skip
    return (
        MeasuredPlan(
            "p1",
            festival,
            (
                Measured(
                    "m1", families, survey, message, planned=Planned(20, 26, 23, 29, 27, 24, 30),
                    measured_by=agency, due_on=date(2026, 11, 1), sample="n = 400", lift="±8.5",
                    told=met, tone="good", measured_on=date(2026, 11, 3), source=agency,
                ),
            ),
            decision,
            stop,
            "1 Sep 2026, 10:00",
            "Anna Orlova",
            (PlanChanged(date(2026, 9, 20), told, "Boris Kim", why, ("400 → 500",)),),
        ),
        MeasuredPlan(
            "p2",
            podcast,
            (
                Measured(
                    "m2", listeners, retention, is_leading=True, planned=Planned(30, 40),
                    told=waits, lacks=(lack,),
                ),
            ),
        ),
    )  # fmt: skip

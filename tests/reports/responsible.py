"""Who does what, made by hand, in both languages."""

from decimal import Decimal

from issuetrees.reports.responsible import (
    ActivityLine,
    NeededLevel,
    PartyLine,
    RaciTable,
    RoleLine,
    WayLine,
)

_WORDS = {
    "en": ("Lead", "Agency", "Festival", "Brief", "Film", "Signs within the frame", "Planning",
           "“Film”: nobody answers for it."),
    "ru": ("Директор", "Агентство", "Фестиваль", "Бриф", "Фильм", "Подписывает в рамке",
           "Планирование", "«Фильм»: никто не отвечает."),
}  # fmt: skip


def _parties(language: str) -> tuple[PartyLine, PartyLine]:
    lead, agency, *_rest, money, _need, _wrong = _WORDS[language]
    return PartyLine("p1", lead, "inside", money), PartyLine("p2", agency, "agency")


def raci(language: str) -> RaciTable:
    """Two activities of one initiative, one of which nobody answers for."""
    _lead, _agency, initiative, brief, film, _money, _need, wrong = _WORDS[language]
    return RaciTable(
        _parties(language),
        (
            ActivityLine("a1", initiative, brief, Decimal(4), ("A/R", "C")),
            ActivityLine("a2", initiative, film, None, ("", "R")),
        ),
        (wrong,),
    )


def roles(language: str) -> tuple[RoleLine, ...]:
    """Two roles, one with ways to fill it."""
    lead, agency = _parties(language)
    need = _WORDS[language][-2]
    ways = (WayLine("hire", Decimal(600)), WayLine("agency", Decimal(500), is_cheapest=True))
    return (
        RoleLine(lead, Decimal(4), (1, 1, 0, 0), "CPO", (NeededLevel(need, 3),), ways, "hire"),
        RoleLine(agency, Decimal(12), (0, 1, 1, 0)),
    )

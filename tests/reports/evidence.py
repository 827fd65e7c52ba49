"""Evidence of reports made by hand, in both languages."""

from issuetrees.reports.evidence import AssumptionLine, EvidenceLine, Hypothesis, TreeEvidence

_WORDS = {
    "en": (
        "Why do buyers come back?", "Because the parcel comes on the day that was promised.",
        "How do we measure it?", "Branded search shows it within a quarter.",
        "Late once, one in five does not come back", "Sokolova, interview, 17 Nov 2026, p. 3",
        "The budget stays at 3% of turnover", "A quarter below plan", "A. Belova",
    ),
    "ru": (
        "Почему покупатели возвращаются?", "Потому что посылка приходит в обещанный день.",
        "Как мы это измерим?", "Брендовые запросы покажут это за квартал.",
        "Опоздали один раз — каждый пятый не возвращается", "Соколова, интервью, 17 ноя 2026, с. 3",
        "Бюджет остаётся на уровне 3 % оборота", "Квартал ниже плана", "А. Белова",
    ),
}  # fmt: skip


def evidence(language: str) -> tuple[TreeEvidence, ...]:
    """Return a tree with a supported hypothesis, one without evidence, and an assumption."""
    first, held, second, open_one, claim, source, statement, breaks_if, owner = _WORDS[language]
    hypotheses = (
        Hypothesis("1.1", first, held, "supported", "medium", 2, 1, 2),
        Hypothesis("1.2", second, open_one, "open", "", 0, 0, 0),
    )
    register = (
        EvidenceLine("1.1", claim, "for", "strong", source, owner),
        EvidenceLine("1.1", claim, "against", "weak", ""),
    )
    assumed = AssumptionLine(statement, breaks_if, "low", owner, source, ("1.1", "1.2"), ("1.2",))
    return (TreeEvidence(first, hypotheses, register, (assumed,), ()),)

"""Words that are opposites by their meaning: with nothing between them, or with a named middle."""

from typing import Final


def stem_of(word: str) -> str:
    """Return the beginning of a word that its usual forms share."""
    return word if len(word) <= 4 else word[: max(4, len(word) - 3)]


_COMPLEMENTS: Final = """
internal external
внутренние внешние
внутренний внешний
paid free
платный бесплатный
платные бесплатные
male female
мужчины женщины
men women
online offline
онлайн офлайн
domestic foreign
отечественные зарубежные
fixed variable
постоянные переменные
direct indirect
прямые косвенные
organic inorganic
органический неорганический
known unknown
active inactive
активные неактивные
public private
urban rural
городские сельские
юрлица физлица
"""
_MIDDLES: Final = """
promoters critics neutrals
promoters detractors passives
сторонники критики нейтральные
промоутеры критики нейтралы
сторонники противники нейтральные
supporters opponents undecided
growing declining stable
growing shrinking stable
растущие падающие стабильные
растущие снижающиеся стабильные
растёт падает не меняется
rising falling unchanged
increase decrease no change
winners losers unchanged
optimists pessimists realists
оптимисты пессимисты реалисты
satisfied dissatisfied indifferent
profitable loss-making break-even
profitable unprofitable break-even
прибыльные убыточные безубыточные
positive negative neutral
положительные отрицательные нейтральные
позитивные негативные нейтральные
довольные недовольные безразличные
"""


def _pair(one: str, other: str) -> frozenset[str]:
    return frozenset({stem_of(one.replace("ё", "е")), stem_of(other.replace("ё", "е"))})


_LISTED: Final = [line.split(" ", 2) for line in _MIDDLES.strip().splitlines()]

COMPLEMENTS: Final = frozenset(_pair(*line.split()) for line in _COMPLEMENTS.strip().splitlines())
MIDDLES: Final = {_pair(first, second): middle for first, second, middle in _LISTED}
#: Middles by the very words of a pair (е for ё): there the middle stands in the same form.
MIDDLES_IN_FORM: Final = {
    frozenset({first.replace("ё", "е"), second.replace("ё", "е")}): middle
    for first, second, middle in _LISTED
}

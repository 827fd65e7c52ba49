"""What columns of tables are called: of stages, of forks and of transitions, in both languages.

A heading that somebody has given a meaning by hand has that, and no other.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from issuetrees.core.text import gettext_noop, normal

#: Headings by what they mean: the tables in the order in which a line of headings is tried.
HEADINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "way": {
        "source": "from|source|откуда|из|от",
        "target": "to|target|куда|в|к",
        "title": "label|arrow|подпись|переход",
        "months": "months|duration|месяцы|мес|срок|длительность",
        "min": "min|least|minimum|months min|мин|минимум|не меньше",
        "mode": "mode|likely|most likely|months likely|вероятно|мода|обычно",
        "max": "max|most|maximum|months max|макс|максимум|не больше",
        "when": "when|condition|if|условие|при ответе|если",
        "answer": "answer|answers|ответ|ответы",
        "signals": "signals|signals of readiness|признаки|сигналы|признаки готовности",
        "steps": "steps|practical steps|шаги|практические шаги",
        "is_backward": "backward|step back|back|назад|шаг назад",
    },
    "fork": {
        "title": "fork|question|развилка|вопрос",
        "key": "key|id|code|ключ|код",
        "options": "answers|options|choices|ответы|варианты|варианты ответа",
        "is_multiple": "several|several answers|multiple|несколько|несколько ответов",
        "effect": "effect|what it changes|что меняет|на что влияет",
    },
    "stage": {
        "title": "stage|title|name|role|этап|название|ступень|роль|должность|стадия",
        "key": "key|id|code|ключ|код",
        "track": "track|lane|трек|дорожка|ветка|линия",
        "scope": "scope|охват|масштаб|зона ответственности",
        "company": "company|companies|kinds of company|компания|компании|тип компании",
        "is_final": "goal|final|is goal|цель|финал|конечный",
        "builds_on": "builds on|строится на|продолжает",
        "expectations": "expectations|ожидания",
        "horizon": "horizon|horizon in months|горизонт|горизонт в месяцах",
        "when": "when|condition|if|условие|при ответе|если",
    },
}
#: A line is one of headings of a table where it names all of these.
_NEEDED: Final = {"way": {"source", "target"}, "fork": {"title", "options"}, "stage": {"title"}}
LEVEL: Final = "stage.level"
NOTHING: Final = "none"
#: What a column can be said to mean, with its words.
MEANINGS: Final[Mapping[str, str]] = {
    "stage.title": gettext_noop("Stage: name"),
    "stage.key": gettext_noop("Stage: key"),
    "stage.track": gettext_noop("Stage: track"),
    "stage.scope": gettext_noop("Stage: scope"),
    "stage.company": gettext_noop("Stage: kinds of company"),
    "stage.is_final": gettext_noop("Stage: is a goal"),
    "stage.builds_on": gettext_noop("Stage: builds on"),
    "stage.expectations": gettext_noop("Stage: expectations"),
    "stage.horizon": gettext_noop("Stage: horizon in months"),
    "stage.when": gettext_noop("Stage: condition"),
    LEVEL: gettext_noop("Stage: level of a competency"),
    "fork.title": gettext_noop("Fork: question"),
    "fork.key": gettext_noop("Fork: key"),
    "fork.options": gettext_noop("Fork: answers"),
    "fork.is_multiple": gettext_noop("Fork: several answers"),
    "fork.effect": gettext_noop("Fork: effect"),
    "way.source": gettext_noop("Arrow: from"),
    "way.target": gettext_noop("Arrow: to"),
    "way.title": gettext_noop("Arrow: label"),
    "way.months": gettext_noop("Arrow: months"),
    "way.min": gettext_noop("Arrow: months at least"),
    "way.mode": gettext_noop("Arrow: months likely"),
    "way.max": gettext_noop("Arrow: months at most"),
    "way.when": gettext_noop("Arrow: condition"),
    "way.answer": gettext_noop("Arrow: answer at the fork"),
    "way.signals": gettext_noop("Arrow: signals"),
    "way.steps": gettext_noop("Arrow: steps"),
    "way.is_backward": gettext_noop("Arrow: step back"),
    NOTHING: gettext_noop("Leave out"),
}


def folded(text: str) -> str:
    """Return a heading as those are compared that mean the same."""
    return " ".join(normal(text).casefold().replace("ё", "е").strip(" :*").split())


_KNOWN: Final = {
    table: {folded(word): name for name, words in names.items() for word in words.split("|")}
    for table, names in HEADINGS.items()
}


class Chosen:
    """Meanings by heading as somebody chose them; what is no meaning is as if not said."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = {folded(key): one for key, one in given.items() if one in MEANINGS}

    def of(self, heading: str) -> str:
        """Return what was chosen for a heading; "" where nothing was."""
        return self._given.get(folded(heading), "")

    def table(self, row: Sequence[str]) -> tuple[str, dict[int, str]]:
        """Return of which table a row is the headings, and what its columns mean; "" for none."""
        for table, needed in _NEEDED.items():
            names = self._names(row, table)
            if needed <= set(names.values()):
                return table, names
        return "", {}

    def _names(self, row: Sequence[str], table: str) -> dict[int, str]:
        """Return what columns mean, each meaning once: first those that were chosen."""
        given = {place: self.of(heading) for place, heading in enumerate(row) if heading}
        mine = (
            (place, one.removeprefix(f"{table}."))
            for place, one in given.items()
            if one.startswith(f"{table}.") and one != LEVEL
        )
        free = ((place, _KNOWN[table].get(folded(row[place]), "")) for place in given)
        found = _each_once(mine)
        # The same heading may stand over another table, too, and means what it is called there.
        return found | _each_once(
            (place, name)
            for place, name in free
            if not self._is_said(given[place], table) and name not in found.values()
        )

    @staticmethod
    def _is_said(meaning: str, table: str) -> bool:
        return meaning == NOTHING or meaning.startswith(f"{table}.")


def _each_once(pairs: Iterable[tuple[int, str]]) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, name in pairs:
        if name and name not in found.values():
            found[place] = name
    return found

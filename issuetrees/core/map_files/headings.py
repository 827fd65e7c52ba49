"""What columns of tables are called: of stages, forks, transitions and competencies.

The first word in each language is the one that is written.

A heading that somebody has given a meaning by hand has that, and no other.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from issuetrees.core.map_files.records import Competency
from issuetrees.core.stages.records import LEVELS
from issuetrees.core.text import gettext_noop, normal

#: Headings by what they mean: the tables in the order in which a line of headings is tried.
HEADINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "way": {
        "source": "from|source|откуда|из|от",
        "target": "to|target|куда|в|к",
        "title": "label|arrow|подпись|переход",
        "months": "months|duration|месяцы|мес|срок|длительность",
        "min": "months min|min|least|minimum|минимум месяцев|мин|минимум|не меньше",
        "mode": "months likely|mode|likely|most likely|вероятно месяцев|вероятно|мода|обычно",
        "max": "months max|max|most|maximum|максимум месяцев|макс|максимум|не больше",
        "when": "condition|when|if|условие|при ответе|если",
        "answer": "answer|answers|ответ|ответы",
        "signals": "signals|signals of readiness|признаки|сигналы|признаки готовности",
        "steps": "steps|practical steps|шаги|практические шаги",
        "is_backward": "step back|backward|back|шаг назад|назад",
    },
    "fork": {
        "title": "fork|question|развилка|вопрос",
        "key": "key|id|code|ключ|код",
        "options": "answers|options|choices|ответы|варианты|варианты ответа",
        "is_multiple": "several answers|several|multiple|несколько ответов|несколько",
        "track": "track|lane|трек|дорожка|ветка|линия",
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
        "short": "horizon from|горизонт от",
        "long": "horizon to|горизонт до",
        "when": "condition|when|if|условие|при ответе|если",
    },
    "competency": {
        "title": "competency|competence|skill|компетенция|навык",
        "key": "key|id|code|ключ|код",
        **{f"level_{level}": f"level {level}|{level}|уровень {level}" for level in LEVELS},
    },
}
#: A line is one of headings of a table where it names all of these.
_NEEDED: Final = {
    "way": {"source", "target"},
    "fork": {"title", "options"},
    "stage": {"title"},
    "competency": {"title", "key"},
}
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
    "stage.short": gettext_noop("Stage: horizon, months at least"),
    "stage.long": gettext_noop("Stage: horizon, months at most"),
    "stage.when": gettext_noop("Stage: condition"),
    LEVEL: gettext_noop("Stage: level of a competency"),
    "fork.title": gettext_noop("Fork: question"),
    "fork.key": gettext_noop("Fork: key"),
    "fork.options": gettext_noop("Fork: answers"),
    "fork.is_multiple": gettext_noop("Fork: several answers"),
    "fork.effect": gettext_noop("Fork: effect"),
    "fork.track": gettext_noop("Fork: track"),
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
    "competency.title": gettext_noop("Competency: name"),
    "competency.key": gettext_noop("Competency: key"),
    "competency.level_0": gettext_noop("Competency: level 0 in words"),
    "competency.level_1": gettext_noop("Competency: level 1 in words"),
    "competency.level_2": gettext_noop("Competency: level 2 in words"),
    "competency.level_3": gettext_noop("Competency: level 3 in words"),
    "competency.level_4": gettext_noop("Competency: level 4 in words"),
    NOTHING: gettext_noop("Leave out"),
}


def folded(text: str) -> str:
    """Return a heading as those are compared that mean the same."""
    return " ".join(normal(text).casefold().replace("ё", "е").strip(" :*").split())


_KNOWN: Final = {
    table: {folded(word): name for name, words in names.items() for word in words.split("|")}
    for table, names in HEADINGS.items()
}


def heading(table: str, name: str, language: str) -> str:
    """Return what a column is called in a file that is written in ``language``."""
    words = HEADINGS[table][name].split("|")
    russian = next(word for word in words if not word.isascii())
    word = russian if language == "ru" else words[0]
    return word[0].upper() + word[1:]


def is_known(table: str, title: str) -> bool:
    """Tell whether a heading means a column of a table by itself."""
    return folded(title) in _KNOWN[table]


def by_key(one: Competency) -> str:
    """Return what a column of levels is called whose competency's title alone says too little."""
    return f"{one.title} [{one.key}]"


def level_headings(competencies: Sequence[Competency]) -> dict[str, str]:
    """Return by key what the columns of levels are called: by title where that names one alone."""
    counts = Counter(folded(one.title) for one in competencies)
    return {
        one.key: by_key(one)
        if counts[folded(one.title)] > 1 or is_known("stage", one.title)
        else one.title
        for one in competencies
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

"""What the columns of a table are, told by their headings or by what is in them."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_NAMES: Final = {
    "id": "id|key|card id|short id|card #|record id"
    "|issue key|issue id|task id|item id|node id|uid|uuid|код|код задачи|ключ|шифр",
    "parent": "parent|parent id|parent_id|parentid|parent key|parent task|parent issue|parent item"
    "|parent node|parent link|epic link|epic|родитель|родительская задача|родительский элемент"
    "|id родителя|ключ родителя|родительский id|родительский узел|parent summary|код родителя"
    "|вышестоящий|вышестоящая задача|parent name|contained by",
    "title": "title|name|card name|card title|card|work item"
    "|task|task name|summary|question|item|node|topic|text|label|issue|child"
    "|sub-question|subject|text area 1|content|workstream item|название|наименование|вопрос"
    "|задача|заголовок|тема|текст|пункт|элемент|потомок|дочерний|дочерний элемент|узел|подвопрос"
    "|гипотеза|hypothesis|activity|initiative|инициатива|имя",
    "note": "note|notes|description|comment|comments|details|explanation|заметка|заметки|описание"
    "|комментарий|комментарии|примечание|примечания|пояснение|детали|подробности",
    "answer": "answer|answers|finding|conclusion|ответ|ответы|вывод",
    "owner": "owner|owners|member|members|assignees|assigned|участник|участники|исполнители"
    "|ответственные|ответственная|отв|отв."
    "|assignee|responsible|assigned to|who|lead|ответственный|исполнитель|владелец"
    "|кто|ответственное лицо|owner name|assignee name"
    "|resource names|resources|ресурсы|названия ресурсов",
    "due": "due|due date|deadline|date|due on|end date|finish|when|by when|срок|дата|дедлайн"
    "|срок исполнения|срок выполнения|крайний срок|до|к какому сроку|target date"
    "|дата окончания|когда|due at",
    "status": "status|issue status|статус задачи"
    "|state|progress|статус|состояние|готовность|done|completed",
    "depth": "level|depth|outline level|indent|уровень|глубина|indentation",
    "number": "number|no|no.|#|№|wbs|wbs code|outline number|№ п/п|п/п|номер|num|index",
    "group": "list name|section|section/column|list|column|bucket|раздел|секция|колонка|список",
    "source": "line source|source|from|source id|откуда|источник",
    "target": "line destination|target|to|destination|target id|куда|приёмник|приемник",
}
# How programs name columns that they have many of: "Epic Link (parent key)", "Ключ запроса".
_FORMS: Final = {
    "title": re.compile(
        r"(?:название|наименование) \w+|(?:task|item|issue|question) (?:name|title)"
    ),
    "parent": re.compile(r"(?:parent|родител)\w*\b.*"),
    "id": re.compile(r"(?:[\w/]+ )?(?:id|key|uuid)|(?:ключ|код|идентификатор)\b.*"),
    "owner": re.compile(r"(?:assignee|owner|исполнител|ответственн|владел)\w*\b.*"),
    "due": re.compile(r"(?:due|deadline|срок|дедлайн)\b.*"),
    "status": re.compile(r"(?:[\w/]+ )?status|статус\b.*"),
    "note": re.compile(
        r"(?:комментари|примечани|описани)\w*\b.*|(?:notes?|comments?|description)\b.*"
    ),
}
_ROLE_OF: Final = {name: role for role, names in _NAMES.items() for name in names.split("|")}
# What no item is called, so that one of them is enough to know the headings by.
_PLAIN: Final = frozenset(
    "question task title summary hypothesis initiative issue вопрос задача название наименование"
    " гипотеза инициатива подвопрос".split()
)
# What a whiteboard calls the shape of a thing.
_KINDS: Final = frozenset({"type", "item type", "shape", "shape library", "тип", "фигура"})
_LEVEL: Final = re.compile(
    r"(?:level|lvl|l|tier|layer|ур\.?|уровень|branch|ветка|ветвь|node|h)\s*[-_#.]?\s*\d{1,2}"
    r"(?:-?(?:й|ый|ой)? уровень)?|\d{1,2}(?:-?(?:st|nd|rd|th|й|ый|ой))?\s*(?:level|уровень)"
    r"|(?:sub-?)*(?:branch|category|driver|topic|question|group|area|block|theme|issue)"
    r"|leaf|root|корень|лист|ветвь|ветка|(?:под)?(?:категория|блок|группа|тема|вопрос|ветка|раздел)"
    r"|направление|драйвер|область"
)
_DAY: Final = re.compile(
    r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}\s+[^\W\d]{3,9}\.?(?:\s+\d{4})?"
    r"|[^\W\d]{3,9}\.?\s+\d{1,2}(?:,?\s+\d{4})?"
)
_PERSON: Final = re.compile(r"@?[A-ZА-ЯЁ][\w'’-]*\.?(?:\s?[A-ZА-ЯЁ][\w'’-]*\.?){0,2}")
_COUNT: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its line in the text, or its number in the sheet."""

    line: int
    cells: list[str]

    def at(self, column: int | None) -> str:
        """Return a cell's text, empty where the row is shorter."""
        is_there = column is not None and column < len(self.cells)
        return " ".join(self.cells[column].split()) if is_there and column is not None else ""

    @property
    def text(self) -> str:
        return " ".join(" ".join(cell.split()) for cell in self.cells if cell.strip())


@dataclass(frozen=True, slots=True)
class Columns:
    """Roles of columns by place; ``names`` are the headings; ``levels`` nest in each other."""

    roles: dict[int, str]
    names: list[str]
    levels: tuple[int, ...]

    def first(self, role: str) -> int | None:
        """Return the first column of a role."""
        return next((place for place in sorted(self.roles) if self.roles[place] == role), None)

    def all(self, role: str) -> list[int]:
        """Return every column of a role."""
        return [place for place in sorted(self.roles) if self.roles[place] == role]


def role_of(heading: str) -> str:
    """Return what a column of this heading holds; "" where it is not known."""
    name = " ".join(heading.lower().replace("ё", "е").split()).strip("*:. ")
    known = _ROLE_OF.get(name) or _ROLE_OF.get(heading.strip().lower())
    return known or next((role for role, form in _FORMS.items() if form.fullmatch(name)), "")


def is_level(heading: str) -> bool:
    """Whether a heading names a level of a tree."""
    return _LEVEL.fullmatch(" ".join(heading.lower().split()).strip(".: ")) is not None


def is_known(heading: str) -> bool:
    """Whether a heading says what its column holds."""
    return bool(role_of(heading)) or is_level(heading)


def is_heading(cells: list[str]) -> bool:
    """Whether a row looks like headings: two that are known, all, or a first one that is plain."""
    full = [cell for cell in cells if cell.strip()]
    known = sum(map(is_known, full))
    is_plain = len(full) > 1 and full[0].strip().lower() in _PLAIN
    return known >= 2 or (known == len(full) == 1 and len(cells) > 1) or is_plain


def columns_of(head: list[str] | None, rows: list[Row]) -> Columns:
    """Tell the columns of a table, with or without headings."""
    width = max((len(row.cells) for row in rows), default=0)
    names = [*(head or []), *[""] * width][: max(width, len(head or []))]
    roles = {place: role for place, name in enumerate(names) if (role := role_of(name))}
    _drop_second_titles(roles, names)
    if not roles and _counts(rows):
        roles[0] = "number"
    if head is None:
        roles |= _guessed(rows, width)
    return Columns(roles, names, _levels(roles, names, rows, width))


def _guessed(rows: list[Row], width: int) -> dict[int, str]:
    """Without headings: a column of days is when, the names before it are who."""
    days = [at for at in range(1, width) if _most(rows, at, _DAY)]
    if not days or days[0] < 2:
        return {}
    due = days[0]
    return {due: "due"} | ({due - 1: "owner"} if _most(rows, due - 1, _PERSON) else {})


def _most(rows: list[Row], place: int, form: re.Pattern[str]) -> bool:
    texts = [row.at(place) for row in rows if row.at(place)]
    return bool(texts) and sum(bool(form.fullmatch(text)) for text in texts) * 5 >= len(texts) * 4


def _drop_second_titles(roles: dict[int, str], names: list[str]) -> None:
    """Of several columns with words one is the title: levels if they say so, else the first."""
    titles = [place for place, role in roles.items() if role == "title"]
    if {"source", "target"} <= set(roles.values()):
        titles.sort(key=lambda place: not names[place].lower().startswith("text"))
        kinds = [place for place, name in enumerate(names) if name.strip().lower() in _KINDS]
        roles |= dict.fromkeys([*titles[1:], *kinds], "kind")
        return
    level_names = sum(is_level(name) for name in names)
    for place in titles if level_names > 1 and "parent" not in roles.values() else titles[1:]:
        if is_level(names[place]):
            del roles[place]
    for place in [place for place, role in roles.items() if role == "title"][1:]:
        roles[place] = "note"


def _counts(rows: list[Row]) -> bool:
    first = [row.at(0) for row in rows]
    counted = sum(bool(_COUNT.fullmatch(text)) for text in first)
    return len(rows) > 1 and counted * 5 >= len(rows) * 4 and any(row.at(1) for row in rows)


def _levels(
    roles: dict[int, str], names: list[str], rows: list[Row], width: int
) -> tuple[int, ...]:
    title = next((place for place, role in roles.items() if role == "title"), None)
    named = [place for place, name in enumerate(names) if is_level(name) and place not in roles]
    if not {"parent", "depth", "source"}.isdisjoint(roles.values()):
        return () if title is None else (title,)
    if named:
        lowest = _unnamed_level(max(named), roles, rows, width) if title is None else [title]
        return tuple(sorted({*named, *lowest}))
    free = [place for place in range(width) if place not in roles]
    if title is not None:
        before = [place for place in free if place < title and _repeats(rows, place)]
        return (*before, title)
    return tuple(_nested(free, rows))


def _unnamed_level(last: int, roles: dict[int, str], rows: list[Row], width: int) -> list[int]:
    """Where the last named level repeats, the column beside it says what its rows are."""
    is_level_too = last + 1 < width and last + 1 not in roles and _repeats(rows, last)
    return [last + 1] if is_level_too else []


def _nested(free: list[int], rows: list[Row]) -> list[int]:
    """Without headings: columns nest while a column further left repeats or has gaps."""
    full = [place for place in free if any(row.at(place) for row in rows)]
    found = full[:1]
    for left, place in pairwise(full):
        if not _repeats(rows, left) and not _has_gap(rows, left):
            break
        found.append(place)
    return found


def _repeats(rows: list[Row], place: int) -> bool:
    texts = [row.at(place) for row in rows]
    return any(above == below or (above and not below) for above, below in pairwise(texts))


def _has_gap(rows: list[Row], place: int) -> bool:
    return any(not row.at(place) for row in rows)

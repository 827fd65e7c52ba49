"""What a line without a mark is, in a text whose items have marks.

It may head the list that follows, go on with the item above, tell more about it,
answer it, name the whole text, or be said around the list ("Hello, all").
"""

import re
from collections.abc import Callable
from enum import Enum

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.items import Item, plain_item, told_of_item
from issuetrees.core.outline.lexing import Line
from issuetrees.core.outline.marks import is_property
from issuetrees.core.outline.nesting import Nest
from issuetrees.core.outline.records import OutlineWarning
from issuetrees.core.text import gettext_noop

_GREETING = re.compile(
    r"(?:привет|здравствуй|добрый|доброе|коллеги|друзья|всем|уважаемые|ребята"
    r"|forwarded from|переслано (?:от|из)|hi|hello|hey|dear|team|colleagues|folks"
    r"|good (?:morning|day|afternoon))\b",
    re.IGNORECASE,
)
_NOT_A_TITLE = (".", "!", "…", ";", ",")
_ENDS_SENTENCE = (".", "!", "?", "…")
_MAX_TITLE = 150


#: "Decision: postpone" below an item says more about it; a note of WorkFlowy is in quotes.
_SAID = re.compile(r"[^\W\d][\w ]{1,30}:\s+\S|[\"“«].*[\"”»]$")
_QUOTED = re.compile(r"^\"(.*)\"$")
_TITLE_PROPERTY = re.compile(r"title:: (?P<title>\S.*)", re.IGNORECASE)
_STARRED = re.compile(r"^([*_])(\S.*\S|\S)\1$")
_INTRODUCTION = re.compile(
    r"(?:направляю|высылаю|отправляю|прилагаю|ниже|вот|смотрите|см\.|прошу|предлагаю|below|here"
    r"|please|see|attached|as (?:discussed|agreed)|present|absent|attendees|participants|date|time"
    r"|участники|присутств\w+|отсутств\w+|дата|время|место|location|subject|тема)\b.*[:.,]|"
    r"(?:present|absent|attendees|participants|date|time|place|location|author|участники"
    r"|присутств\w+|отсутств\w+|дата|время|место|автор|секретарь|председатель)\s*:.*",
    re.IGNORECASE,
)


class Role(Enum):
    """What an unmarked line is."""

    HEADING = "heading"
    JOINED = "joined"
    NOTE = "note"
    ANSWER = "answer"
    LEFT_OUT = "left_out"


class MarkedReader:
    """Reads a text whose items have marks, line by line.

    ``item`` reads the words of an item. In a question bank the lines below a numbered
    question are its answer.
    """

    def __init__(
        self,
        lines: list[Line],
        *,
        item: Callable[[str], Item] = plain_item,
        is_question_bank: bool = False,
    ) -> None:
        self._lines = lines
        self._item = item
        self._is_question_bank = is_question_bank
        self._builder = OutlineBuilder(strips_colons=True)
        self._nest = Nest.of(lines)
        self._last: Line | None = None

    def read(self) -> OutlineBuilder:
        """Return the builder of the whole text."""
        for place in range(read_opening(self._lines, self._builder), len(self._lines)):
            line = self._lines[place]
            after = self._lines[place + 1] if place + 1 < len(self._lines) else None
            self._take(line, after)
        self._builder.warn(*self._nest.warnings)
        return self._builder

    def _take(self, line: Line, after: Line | None) -> None:
        if line.has("bullet") and is_property(line.text):
            self._take_property(line)
        elif line.has("rule"):
            self._builder.leave_out(line.number, line.raw)
        elif line.mark:
            self._add(line, line.text)
        elif not take_labelled(self._builder, line):
            self._give(line, self._role(line, after))

    def _take_property(self, line: Line) -> None:
        """A block of Logseq that is a property tells of the block that it stands below."""
        told = told_of_item(line.text)
        if told and not self._builder.is_empty:
            self._builder.tell(*told)
        else:
            self._builder.leave_out(line.number, line.raw)

    def _add(self, line: Line, title: str) -> None:
        item = self._item(title) if line.mark else Item(title, (), {})
        item.add(self._builder, self._nest.place(line), line.number, line.raw)
        self._last = line

    def _give(self, line: Line, role: Role) -> None:
        if role is Role.HEADING:
            self._add(line, _STARRED.sub(r"\2", line.text.rstrip(":")))
        elif role is Role.JOINED:
            join(self._builder, line)
        elif role is Role.NOTE:
            text = _QUOTED.sub(r"\1", line.text)
            self._builder.note(text, is_paragraph=line.is_after_blank)
        elif role is Role.ANSWER:
            self._builder.answer(line.text, is_paragraph=line.is_after_blank)
        else:
            self._builder.leave_out(line.number, line.raw)

    def _role(self, line: Line, after: Line | None) -> Role:
        last = self._last
        if last is None:
            return Role.HEADING
        is_hanging = last.mark is not None and line.indent > last.indent
        if after and not is_hanging and after.indent > line.indent + self._nest.slack:
            return Role.HEADING
        if line.is_after_blank:
            return self._role_apart(line, last, after, is_hanging)
        return self._role_close(line, last, after, is_hanging)

    def _role_apart(self, line: Line, last: Line, after: Line | None, is_hanging: bool) -> Role:
        """The role of a line after a blank one."""
        if self._is_answer(line, last, after):
            return Role.ANSWER
        if is_hanging:
            return Role.NOTE
        if after and after.has("bullet", "number"):
            return Role.HEADING
        return Role.LEFT_OUT if last.has("bullet", "number") else Role.NOTE

    def _role_close(self, line: Line, last: Line, after: Line | None, is_hanging: bool) -> Role:
        """The role of a line right below an item."""
        if not self._builder.last_title:
            return Role.JOINED
        if self._is_answer(line, last, after):
            return Role.ANSWER
        if self._is_said_of(line):
            return Role.NOTE
        if line.text[0].islower():
            return Role.JOINED
        return self._role_capital(line, last, after, is_hanging)

    def _role_capital(self, line: Line, last: Line, after: Line | None, is_hanging: bool) -> Role:
        """The role of a line right below an item that begins anew."""
        if self._is_below(line, last):
            return Role.HEADING
        if is_hanging and is_sentence(line.text):
            return Role.NOTE
        if not is_hanging and self._heads_list(line, after):
            return Role.HEADING
        if self._builder.last_title.endswith(_ENDS_SENTENCE) or last.has("part"):
            return Role.NOTE
        return Role.JOINED if after or is_hanging else Role.LEFT_OUT

    def _is_said_of(self, line: Line) -> bool:
        return self._builder.has_note or _SAID.match(line.text) is not None

    def _is_below(self, line: Line, last: Line) -> bool:
        """Whether a line stands further in than the words above, or beside one that does."""
        is_beside = last.mark is None and 0 < last.indent == line.indent
        is_further = last.mark is not None and line.indent > last.column
        return (is_beside or is_further) and not is_sentence(line.text)

    def _heads_list(self, line: Line, after: Line | None) -> bool:
        if not (after and after.has("bullet", "number")):
            return False
        return self._nest.has_heading(line.indent) or line.text.endswith((":", "?"))

    def _is_answer(self, line: Line, last: Line, after: Line | None) -> bool:
        if self._builder.has_answer and not line.is_after_blank:
            return True
        if not (self._is_question_bank and last.has("number")):
            return False
        restarts = after is not None and after.mark is not None and after.mark.numbers == (1,)
        return self._builder.last_title.endswith("?") and not restarts


def read_opening(lines: list[Line], builder: OutlineBuilder) -> int:
    """Read what stands before the list; return where the list, or its first heading, starts."""
    first = next((place for place, line in enumerate(lines) if line.mark), len(lines))
    end = first
    if 0 < first < len(lines) and lines[first].has("bullet", "number"):
        text = lines[first - 1].text
        is_said = first > 1 and text.endswith(_NOT_A_TITLE)
        end -= not (
            is_said
            or is_property(lines[first - 1].raw)
            or _GREETING.match(text)
            or _INTRODUCTION.fullmatch(text)
        )
    for place in range(end):
        line = lines[place]
        if place + 1 < len(lines) and lines[place + 1].indent > line.indent:
            return place
        named = _TITLE_PROPERTY.fullmatch(line.raw)
        if named:
            builder.set_title(named["title"], line.number)
        elif place == 0 and _is_title(line.text) and not is_property(line.raw):
            builder.set_title(line.text.rstrip(":"), line.number)
        else:
            builder.leave_out(line.number, line.raw)
    return end


def take_labelled(builder: OutlineBuilder, line: Line) -> bool:
    """Give "Answer: …", "Owner: …" and the like to the item above; False if it is none."""
    if line.mark or builder.is_empty:
        return False
    label = told_of_item(line.raw)
    if label:
        builder.tell(*label)
    elif is_property(line.raw):
        builder.leave_out(line.number, line.raw)
        return True
    return label is not None


def join(builder: OutlineBuilder, line: Line) -> None:
    """Let ``line`` go on with the title above, and say so where that is a guess."""
    if builder.last_title and not line.text[0].islower():
        message = gettext_noop("Line {line} was read as the end of the item above.")
        builder.warn(OutlineWarning(line.number, "joined", message, {"line": line.number}))
    builder.join(line.text)


def is_sentence(text: str) -> bool:
    """Whether a line says more about the item above instead of going on with it."""
    return text[0].isupper() and text.endswith(_ENDS_SENTENCE) and text.count(" ") > 1


def _is_title(text: str) -> bool:
    return (
        0 < len(text) <= _MAX_TITLE
        and not text.endswith(_NOT_A_TITLE)
        and text[-1].isprintable()
        and not _GREETING.match(text)
        and not _INTRODUCTION.fullmatch(text)
    )

"""LaTeX: sections, and itemize, enumerate and description within each other."""

import re
from collections.abc import Iterator
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.source import Source

NAME: Final = "latex"
IS_WHOLE: Final = True
_LISTS: Final = ("itemize", "enumerate", "description", "compactitem", "compactenum", "outline")
_SECTIONS: Final = ("part", "chapter", "section", "subsection", "subsubsection", "paragraph")
_TOKEN = re.compile(
    r"\\begin\{(?P<begin>\w+)\*?\}(?:\[[^\]]*\])?|\\end\{(?P<end>\w+)\*?\}"
    r"|\\(?P<section>" + "|".join(_SECTIONS) + r"|frametitle|title)\*?(?:\[[^\]]*\])?\{"
    r"|\\item(?![a-zA-Z])\s*(?:\[(?P<label>[^\]]*)\])?\s*"
)
_COMMENT = re.compile(r"(?<!\\)%.*")
_COMMAND = re.compile(r"\\(?:[a-zA-Z]+\*?(?:\[[^\]]*\])?\s?)")
_SWAPS: Final = (
    ("\\\\", " "), ("~", " "), ("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"),
    ("\\%", "%"), ("\\&", "&"), ("\\#", "#"), ("\\$", "$"), ("\\_", "_"),
)  # fmt: skip
_TECHNICAL = re.compile(
    r"\\(?:documentclass|usepackage|label|setlength|maketitle|tableofcontents|author|date|centering"
    r"|newcommand|vspace|hspace|noindent|small|large)\*?(?:\[[^\]]*\])?(?:\{[^{}]*\})*"
)


def read(source: Source) -> OutlineBuilder:
    """Sections stand above the lists in them; a description's label is the title."""
    return _Reading().read(source)


def words(source: Source) -> Iterator[tuple[int, str]]:
    """Commands are no words of the text."""
    for line in source.raw_lines:
        text = _TECHNICAL.sub(" ", _COMMENT.sub(" ", line.text))
        yield line.number, _COMMAND.sub(" ", re.sub(r"\\(?:begin|end)\{\w+\*?\}", " ", text))


class _Reading:
    def __init__(self) -> None:
        self._builder = OutlineBuilder()
        self._sections: list[int] = []
        self._lists = 0
        self._is_note = False

    def read(self, source: Source) -> OutlineBuilder:
        for line in source.raw_lines:
            comment = _COMMENT.search(line.text)
            if comment and comment.group().strip("% "):
                self._builder.leave_out(line.number, comment.group())
            self._take(_COMMENT.sub("", line.text), line.number, line.is_after_blank)
        return self._builder

    def _take(self, text: str, line: int, is_apart: bool) -> None:
        technical = _TECHNICAL.search(text)
        if technical:
            self._builder.leave_out(line, text)
            text = _TECHNICAL.sub("", text)
        while text.strip():
            found = _TOKEN.search(text)
            self._say(text[: found.start()] if found else text, line, is_apart)
            if not found:
                return
            text = self._open(found, text[found.end() :], line)

    def _open(self, found: re.Match[str], rest: str, line: int) -> str:
        """Take a command and return what follows it."""
        if found["begin"] or found["end"]:
            step = 1 if found["begin"] else -1
            self._lists += step * ((found["begin"] or found["end"]) in _LISTS)
            return rest
        if found["section"]:
            end = _end_of_group(rest)
            self._section(found["section"], _plain(rest[:end]), line)
            return rest[end + 1 :]
        depth = len(self._sections) + max(self._lists, 1)
        self._builder.add(_plain(found["label"] or ""), depth, line, "\\item")
        self._is_note = bool(found["label"])
        return rest

    def _section(self, name: str, title: str, line: int) -> None:
        if name == "title":
            self._builder.set_title(title, line)
            return
        rank = _SECTIONS.index(name) if name in _SECTIONS else len(_SECTIONS)
        while self._sections and self._sections[-1] >= rank:
            self._sections.pop()
        self._sections.append(rank)
        self._is_note = True
        self._builder.add(title, len(self._sections), line)

    def _say(self, text: str, line: int, is_apart: bool) -> None:
        said = _plain(text)
        if not said:
            return
        if self._builder.is_empty:
            self._builder.leave_out(line, said)
        elif self._is_note or (is_apart and self._builder.last_title):
            self._builder.note(said)
        else:
            self._builder.join(said)


def _end_of_group(text: str) -> int:
    depth = 1
    for place, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if not depth:
            return place
    return len(text)


def _plain(text: str) -> str:
    for old, new in _SWAPS:
        text = text.replace(old, new)
    return " ".join(_COMMAND.sub("", text).replace("{", "").replace("}", "").split())


SIGNS: Final = (
    Sign(
        100,
        "\\begin{itemize}, \\item or \\section",
        lambda source: any(
            re.search(r"\\begin\{\w+\*?\}|\\item\b|\\(?:sub)*section\*?\{", line.text)
            for line in source.raw_lines
        ),
    ),
)

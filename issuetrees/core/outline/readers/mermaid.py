"""Mermaid: graph and flowchart in any direction, with all shapes, and mindmap."""

import re
from collections.abc import Iterator
from typing import Final

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.forest import Arrow, Box, Forest
from issuetrees.core.outline.inline import to_words
from issuetrees.core.outline.lines import RawLine
from issuetrees.core.outline.source import Source

NAME: Final = "mermaid"
IS_WHOLE: Final = True
_HEAD = re.compile(r"(?:graph|flowchart(?:-elk)?)\b\s*(?:TB|TD|BT|LR|RL)?\s*;?\s*", re.IGNORECASE)
_IGNORED = re.compile(
    r"(?:%%|classDef\b|class\b|style\b|linkStyle\b|click\b|direction\b|accTitle|accDescr|---$|```)"
)
_ID = re.compile(r"[^\s\[\](){}<>|&;:\"@-]+(?:[-.][^\s\[\](){}<>|&;:\"@-]+)*")
_ARROW = re.compile(
    r"\s*(?:"
    r"<?(?:-{2,}|={2,}|-\.)\s*\"?(?P<inner>[^-=|>.\"\n][^|>\n]*?)\"?\s*(?:-{2,}|={2,}|\.-)[>xo]?"
    r"|(?P<back><)?(?:-\.+-|-{2,}|={2,}|~{3,})(?P<head>[>xo](?=[\s|\[(\w]|$))?|→|⟶"
    r")\s*(?:\|\s*\"?(?P<title>[^|]*?)\"?\s*\|)?\s*"
)
_CLOSERS: Final = {
    "([": "])", "[[": "]]", "[(": ")]", "(((": ")))", "((": "))", "{{": "}}", "[/": "]",
    "[\\": "]", ">": "]", "[": "]", "(": ")", "{": "}",
}  # fmt: skip
_OPENERS: Final = sorted(_CLOSERS, key=len, reverse=True)
_CLASS = re.compile(r":::[\w-]+")
_LABEL = re.compile(r"@\{(?P<inside>[^}]*)\}")
_LABELLED = re.compile(r"label\s*:\s*\"?(?P<label>[^\",}]*)")
_SUBGRAPH = re.compile(r"subgraph\s+(?P<rest>.+)", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|\\n", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ENTITY = re.compile(r"#(?:(?P<name>quot|amp|lt|gt)|(?P<number>\d+));")
_ENTITIES: Final = {"quot": '"', "amp": "&", "lt": "<", "gt": ">"}
_MIND_SHAPE = re.compile(
    r"[^\s\[\](){}\"]*?(?P<open>\(\(|\)\)|\{\{|\[|\(|\))(?P<text>.*?)(?:\)\)|\(\(|\}\}|\]|\)|\()\s*$"
)


def read(source: Source) -> OutlineBuilder:
    """A flowchart's arrows lead from parent to child; a mindmap nests by indent."""
    lines = source.raw_lines
    heads = (at for at, line in enumerate(lines) if _is_head(line.text) or _is_mind(line.text))
    start = next(heads, 0)
    builder = OutlineBuilder()
    for line in lines[:start]:
        builder.leave_out(line.number, line.text)
    if _is_mind(lines[start].text):
        _read_mindmap(lines[start + 1 :], builder)
    else:
        _Chart(builder).read(lines[start:])
    return builder


def read_chart(source: Source) -> tuple[Forest, set[str], dict[str, str]]:
    """Return boxes and arrows of a flowchart, the ids of its diamonds, the group of each box."""
    lines = source.raw_lines
    start = next((at for at, line in enumerate(lines) if _is_head(line.text)), 0)
    chart = _Chart(OutlineBuilder())
    chart.take(lines[start:])
    groups = {name: chart.forest.boxes[group].title for group, name, _ in chart.members}
    used = {end for arrow in chart.forest.arrows for end in (arrow.source, arrow.target)}
    for group in {group for group, _, _ in chart.members} - used:
        del chart.forest.boxes[group]
    return chart.forest, chart.diamonds, groups


def words(source: Source) -> Iterator[tuple[int, str]]:
    """The ids of boxes, shapes and arrows are no words of the text."""
    for line in source.raw_lines:
        if not _IGNORED.match(line.text) and not _is_head(line.text):
            for found in re.findall(r"[\[({|>\"]+([^\[\](){}|<>\"]+)[\])}|\"]", line.text):
                yield line.number, _plain(found)


def _is_head(text: str) -> bool:
    found = _HEAD.match(text)
    return found is not None and (not text[found.end() :] or ";" in found.group())


def _is_mind(text: str) -> bool:
    return text.lower() == "mindmap"


class _Chart:
    def __init__(self, builder: OutlineBuilder) -> None:
        self._builder = builder
        self.forest = Forest()
        self._groups: list[str] = []
        self.members: list[tuple[str, str, int]] = []
        self.diamonds: set[str] = set()

    def read(self, lines: tuple[RawLine, ...]) -> None:
        self.take(lines)
        self._hang_members()
        self.forest.fill(self._builder)

    def take(self, lines: tuple[RawLine, ...]) -> None:
        """Read boxes and arrows, whatever tree they make."""
        for line in lines:
            text = _HEAD.sub("", line.text, count=1) if _is_head(line.text) else line.text
            for statement in _statements(text):
                self._take(statement, line)

    def _take(self, text: str, line: RawLine) -> None:
        group = _SUBGRAPH.match(text)
        if group:
            self._open_group(group["rest"], line)
        elif text.lower() == "end":
            self._groups = self._groups[:-1]
        elif _IGNORED.match(text):
            self._builder.leave_out(line.number, text)
        else:
            self._take_chain(text, line)

    def _open_group(self, text: str, line: RawLine) -> None:
        found = _ID.match(text)
        is_named = found is not None and text[found.end() :].lstrip()[:1] == "["
        name = found.group() if found and is_named else text.strip(" \"'")
        title = text[found.end() :].strip(" []\"'") if found and is_named else name
        if self._groups:
            self.members.append((self._groups[-1], name, line.number))
        self.forest.boxes.setdefault(name, Box("", line.number)).title = _plain(title)
        self._groups.append(name)

    def _take_chain(self, text: str, line: RawLine) -> None:
        at, sources, arrow = 0, list[str](), None
        while at < len(text):
            targets, at = self._take_boxes(text, at, line)
            if not targets:
                self._builder.leave_out(line.number, text[at:])
                return
            self._connect(sources, targets, arrow, line)
            arrow = _ARROW.match(text, at)
            if not arrow:
                rest = text[at:].strip()
                if rest:
                    self._builder.leave_out(line.number, rest)
                return
            sources, at = targets, arrow.end()

    def _take_boxes(self, text: str, at: int, line: RawLine) -> tuple[list[str], int]:
        """Read "A[One] & B" and return the ids and where reading goes on."""
        found: list[str] = []
        while True:
            name = _ID.match(text, at)
            if not name:
                return found, at
            at = self._take_shape(name.group(), text, name.end(), line)
            found.append(name.group())
            also = re.compile(r"\s*&\s*").match(text, at)
            if not also:
                return found, at
            at = also.end()

    def _take_shape(self, name: str, text: str, at: int, line: RawLine) -> int:
        if text.startswith("{", at) and not text.startswith("{{", at):
            self.diamonds.add(name)
        title, at = _shape(text, at)
        is_new = name not in self.forest.boxes
        box = self.forest.boxes.setdefault(name, Box(_plain(name), line.number))
        if title:
            box.title = _plain(title)
        if self._groups and is_new:
            self.members.append((self._groups[-1], name, line.number))
        marked = _CLASS.match(text, at)
        return marked.end() if marked else at

    def _connect(
        self, sources: list[str], targets: list[str], arrow: re.Match[str] | None, line: RawLine
    ) -> None:
        if not arrow:
            return
        title = _plain(arrow["title"] or arrow["inner"] or "")
        for source in sources:
            for target in targets:
                is_back = arrow["back"] and not arrow["head"]
                ends = (target, source) if is_back else (source, target)
                self.forest.arrows.append(Arrow(*ends, line.number, title))

    def _hang_members(self) -> None:
        """What no arrow reaches hangs below its group; a group of nothing else is listed."""
        reached = {arrow.target for arrow in self.forest.arrows}
        used = reached | {arrow.source for arrow in self.forest.arrows}
        free = [one for one in self.members if one[1] not in used]
        groups = {group for group, _, _ in free}
        for group in {group for group, _, _ in self.members} - groups - used:
            box = self.forest.boxes.pop(group)
            self._builder.leave_out(box.line, box.title)
        for group, name, line in free:
            if name in self.forest.boxes and group in self.forest.boxes:
                self.forest.arrows.append(Arrow(group, name, line))


def _statements(text: str) -> list[str]:
    """Split at semicolons that stand in no quotes or brackets."""
    if ";" not in text:
        return [text] if text else []
    parts = re.findall(r"(?:\"[^\"]*\"|\[[^\]]*\]|\([^)]*\)|#\w+;|[^;])+", text)
    return [part.strip() for part in parts if part.strip()]


def _shape(text: str, at: int) -> tuple[str, int]:
    """Return the words in the shape that begins here; brackets within them are allowed."""
    labelled = _LABEL.match(text, at)
    if labelled:
        found = _LABELLED.search(labelled["inside"])
        return (found["label"].strip() if found else ""), labelled.end()
    opener = next((one for one in _OPENERS if text.startswith(one, at)), None)
    if opener is None:
        return "", at
    start, closer = at + len(opener), _CLOSERS[opener]
    if text[start : start + 1] == '"':
        end = text.find('"', start + 1)
        end = end if end > 0 else len(text)
        return text[start + 1 : end], _skip(text, end + 1, closer)
    end = _closing(text, start, closer)
    return text[start:end].strip("/\\ "), min(end + len(closer), len(text))


def _skip(text: str, at: int, closer: str) -> int:
    end = text.find(closer, at)
    return end + len(closer) if end >= 0 else len(text)


def _closing(text: str, start: int, closer: str) -> int:
    """The end of the words: the first closer behind which an arrow, a class or nothing follows."""
    at = text.find(closer, start)
    while at >= 0:
        rest = text[at + len(closer) :]
        if not rest.strip() or _ARROW.match(rest) or re.match(r"\s*(?:&|:::|;)", rest):
            return at
        at = text.find(closer, at + 1)
    return len(text)


def _plain(text: str) -> str:
    text = _TAG.sub("", _BREAK.sub(" ", text)).strip().strip('"').strip("`")
    return " ".join(to_words(_ENTITY.sub(_entity, text))[0].split())


def _entity(found: re.Match[str]) -> str:
    return _ENTITIES[found["name"]] if found["name"] else chr(int(found["number"]) % 0x110000)


def _read_mindmap(lines: tuple[RawLine, ...], builder: OutlineBuilder) -> None:
    opened: list[int] = []
    for line in lines:
        if line.text.startswith(("::icon", ":::", "%%", "```")):
            builder.leave_out(line.number, line.text)
            continue
        while opened and opened[-1] >= line.indent:
            opened.pop()
        opened.append(line.indent)
        text = _CLASS.sub("", line.text)
        found = _MIND_SHAPE.fullmatch(text)
        builder.add(_plain(found["text"] if found else text), len(opened), line.number, line.text)


SIGNS: Final = (
    Sign(
        100,
        "begins with graph, flowchart or mindmap",
        lambda source: any(
            _is_head(line.text) or _is_mind(line.text) for line in source.raw_lines[:6]
        ),
    ),
)

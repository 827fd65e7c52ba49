"""XML to elements, safely: no entities of its own, no depth or size without end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final
from xml.parsers import expat

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop, normal

MAX_NESTED: Final = 420
MAX_ELEMENTS: Final = 400_000
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BREAK = re.compile(r"<br\s*/?>|</p>|</div>|</li>", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """An element without the prefixes of its names; ``text`` is what stands before children."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Element"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return normal("".join(self.pieces)).strip()

    def get(self, *names: str) -> str:
        """Return the first attribute of these names that says something."""
        return next(
            (normal(self.attributes[name]) for name in names if self.attributes.get(name)), ""
        )

    def all(self, *tags: str) -> Iterator["Element"]:
        """Yield the children of these names."""
        return (child for child in self.children if child.tag in tags)

    def first(self, *tags: str) -> "Element | None":
        """Return the first child of these names."""
        return next(self.all(*tags), None)

    def everything(self) -> Iterator["Element"]:
        """Yield this element and all below it."""
        yield self
        for child in self.children:
            yield from child.everything()

    @property
    def all_text(self) -> str:
        """All words in it and below, a line for each paragraph."""
        lines = [one.text for one in self.everything() if one.text]
        return "\n".join(" ".join(line.split()) for line in lines)


class _Builder:
    def __init__(self, parser: Any) -> None:
        self._parser = parser
        self._open: list[Element] = []
        self._count = 0
        self.root: Element | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= MAX_NESTED or self._count > MAX_ELEMENTS:
            raise _refusal(
                "xml_too_deep", gettext_noop("The file is nested or long beyond reason.")
            )
        bare = {_local(key): value for key, value in attributes.items()}
        element = Element(_local(name), bare, self._parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        if self._open:
            self._open[-1].pieces.append(text)


def parse(text: str) -> Element:
    """Return the root element; raises ``Invalid`` for what is not XML or declares entities."""
    parser = expat.ParserCreate()
    builder = _Builder(parser)
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(re.sub(r"^\s*<\?xml[^>]*\?>", "", text).strip(), True)
    except expat.ExpatError as error:
        message = gettext_noop("Line {line} is not well-formed XML, so the file cannot be read.")
        raise _refusal("xml_broken", message, line=error.lineno) from error
    assert builder.root is not None  # noqa: S101 -- a document without an element is an error above
    return builder.root


def plain(html: str) -> str:
    """Return the words of a text that may hold tags, as notes of outliners do."""
    if "<" not in html and "&" not in html:
        return html
    return unescape(_TAG.sub("", _BREAK.sub("\n", html))).strip()


def words(root: Element, technical: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield what elements and attributes say, but for names that programs use for themselves."""
    for element in root.everything():
        if element.text:
            yield element.line, plain(element.text)
        for name, value in element.attributes.items():
            if name.lower() not in technical:
                yield element.line, plain(normal(value))


def _local(name: str) -> str:
    return name.rsplit(":", 1)[-1]


def _refuse_entity(*_args: Any) -> None:
    raise _refusal(
        "xml_entities", gettext_noop("The file declares entities of its own, which are not read.")
    )


def _refusal(code: str, message: str, **details: Any) -> Invalid:
    return Invalid(code, message, field="file", **details)

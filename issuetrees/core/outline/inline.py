"""Markdown within a line: emphasis, code, links and escapes, to plain words and back."""

import re

_INLINE = re.compile(
    r"\\(?P<escaped>[^\w\s]|_)"
    r"|(?<![\w*])(?P<stars>\*{1,3})(?=\S)(?P<strong>(?:\\.|[^*\\])+)(?<=\S)(?P=stars)"
    r"|(?<!\w)(?P<lines>_{1,2})(?=\S)(?P<soft>(?:\\.|[^_\\])+)(?<=\S)(?P=lines)(?!\w)"
    r"|~~(?P<struck>[^~]+)~~"
    r"|(?P<ticks>`{1,2})(?P<code>[^`]+)(?P=ticks)"
    r"|!?\[\[(?P<page>[^\[\]|]+)(?:\|(?P<alias>[^\[\]]+))?\]\]"
    r"|==(?=\S)(?P<marked>[^=]+)(?<=\S)=="
    r"|!?\[(?P<label>(?:\\.|[^\[\]\\])*)\]\((?P<address>[^()\s]*)\)"
    r"|<(?P<link>https?://[^<>\s]+)>"
)
_INNER = ("strong", "soft", "struck", "alias", "page", "marked", "label")
_SPECIAL = re.compile(r"(?<!\w)_|_(?!\w)|(?<=\s)#(?=#*$)|[\\`*\[\]<~]|=(?==)|(?<==)=")
_LEVELS = 5  # of emphasis inside emphasis


def to_words(text: str) -> tuple[str, list[str]]:
    """Return the words of a Markdown line and the addresses that it links to."""
    addresses: list[str] = []
    return _to_words(text, addresses, 0), addresses


def from_words(text: str) -> str:
    """Return words as Markdown that ``to_words`` reads back as they were."""
    return _SPECIAL.sub(lambda match: f"\\{match.group()}", text)


def _to_words(text: str, addresses: list[str], level: int) -> str:
    def words(match: re.Match[str]) -> str:
        if match["address"]:
            addresses.append(match["address"])
        if match["alias"]:
            addresses.append(match["page"])
        literal = match["escaped"] or match["code"] or match["link"]
        if literal:
            return str(literal)
        inner = next((match[name] for name in _INNER if match[name]), "")
        return _to_words(inner, addresses, level + 1) if level < _LEVELS else inner

    return _INLINE.sub(words, text)

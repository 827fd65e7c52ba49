"""The pieces of a label that states numbers, and the phrases that say which end is meant."""

import re
from typing import Final, Literal, NamedTuple

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ '’]\d{3})+(?!\d)(?:[.,]\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])"
    r"|\d+(?:[.,]\d+)?)"
    r"|(?P<sign><=|>=|=>|=<|[≤≥<>])"
    r"|(?P<dash>[-–—−‒]|\.\.\.?|…)"
    r"|(?P<plus>\+)"
    r"|(?P<symbol>[%₽$€£])"
    r"|(?P<word>[^\W\d_]+[²]?(?:-[^\W\d_]+)*\.?)"
    r"|(?P<other>\S)"
)


class Token(NamedTuple):
    """A piece of a label; ``is_apart``: it starts the label or follows a space."""

    kind: str
    text: str
    is_apart: bool


class Phrase(NamedTuple):
    """Words before a number: which end it is, and whether the number itself belongs."""

    length: int
    end: Literal["low", "high"]
    kind: Literal["open", "closed", "soft"]


_HIGH_SOFT = "до|по|up to"
_HIGH_OPEN = (
    "менее|меньше|ниже|младше|моложе|раньше|under|below|before|less than|fewer than"
    "|younger than|smaller than|lower than|earlier than|<"
)
_HIGH_CLOSED = (
    "не более|не больше|не выше|не старше|не свыше|не позже|не позднее|максимум|at most"
    "|no more than|not more than|max|maximum|up to and including|≤|<=|=<"
)
_LOW_CLOSED = (
    "от|с|начиная с|from|starting from|since|at least|не менее|не меньше|не ниже|не младше"
    "|не моложе|не раньше|no less than|not less than|no fewer than|min|minimum|минимум|≥|>=|=>"
)
_LOW_OPEN = (
    "более|больше|свыше|выше|старше|после|позже|позднее|over|above|after|more than"
    "|greater than|older than|larger than|bigger than|higher than|later than|exceeding|>"
)


def _table() -> dict[tuple[str, ...], Phrase]:
    table: dict[tuple[str, ...], Phrase] = {}
    rows: tuple[tuple[Literal["low", "high"], Literal["open", "closed", "soft"], str], ...] = (
        ("high", "soft", _HIGH_SOFT),
        ("high", "open", _HIGH_OPEN),
        ("high", "closed", _HIGH_CLOSED),
        ("low", "closed", _LOW_CLOSED),
        ("low", "open", _LOW_OPEN),
    )
    for end, kind, phrases in rows:
        for words in map(tuple, map(str.split, phrases.split("|"))):
            table[words] = Phrase(len(words), end, kind)
    return table


_PHRASES: Final = _table()
_LONGEST: Final = max(map(len, _PHRASES))
BETWEEN: Final = {"between": "and", "между": "и"}
TO: Final = frozenset({"to", "до", "по", "through", "thru", "till", "until"})
AND: Final = frozenset({"и", "или", "and", "or", "но", "but", "&"})
FILLERS: Final = frozenset({"чем", "the", "age", "of", "возраста"})
INCLUSIVE: Final = frozenset({"включительно", "inclusive", "incl", "incl.", "вкл", "вкл."})
UPWARDS: Final = frozenset(
    "более больше выше свыше старше позже позднее over more above older up greater higher later"
    " larger after plus".split()
)
DOWNWARDS: Final = frozenset(
    "менее меньше ниже младше моложе раньше under less fewer below younger lower earlier".split()
)


def tokenise(label: str) -> list[Token]:
    """Return the pieces of a label."""
    return [
        Token(
            str(found.lastgroup),
            found.group(),
            not found.start() or label[found.start() - 1] == " ",
        )
        for found in _TOKEN.finditer(label)
    ]


def without_comment(tokens: list[Token]) -> list[Token]:
    """Leave out commas, brackets around the numbers, or a remark in brackets behind them."""
    texts = [token.text for token in tokens]
    if texts[-1:] == [")"] and "(" in texts:
        start = texts.index("(")
        inside = [tokens[start + 1]._replace(is_apart=True), *tokens[start + 2 : -1]]
        has_numbers = any(token.kind == "number" for token in tokens[:start])
        if has_numbers and any(token.kind == "number" for token in inside):
            return tokens
        tokens = tokens[:start] if has_numbers else [*tokens[:start], *inside]
    return [token for token in tokens if token.text not in {":", ",", ";"}]


def may_start(tokens: list[Token], at: int) -> bool:
    """Whether the numbers of a label may start at this token; what stands before is a name."""
    kind, text, _ = tokens[at]
    if kind in {"number", "sign", "symbol"}:
        return True
    if kind in {"dash", "plus"}:
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return after is not None and after.kind == "number" and not after.is_apart
    return text.lower() in BETWEEN or phrase_at(tokens, at) is not None


def phrase_at(tokens: list[Token], at: int) -> Phrase | None:
    """Return the longest phrase that starts at this token."""
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        found = _PHRASES.get(tuple(token.text.lower() for token in tokens[at : at + length]))
        if found:
            return found
    return None

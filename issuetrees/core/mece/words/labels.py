"""Labels compared and classed: what counts as the same, as the rest, as saying nothing."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from issuetrees.core.text import cut, isolated, normal

_TOKEN = re.compile(r"-?\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[+#%<>≤≥=&$€£₽№]|[^\w\s]")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-'’](?=[^\W\d_])")
_ONE_FORM: Final = str.maketrans("ё–—−‑", "е----")
_SIGNS_THAT_COUNT: Final = frozenset("+#%<>≤≥=&$€£₽№")
_LOOK_ALIKES: Final = str.maketrans("АВЕКМНОРСТУХІЅЈ", "ABEKMHOPCTYXISJ")
_INNER_QUOTES: Final = str.maketrans("«»“”", "‘’‘’")
_MAX_QUOTED = 80

_EN_REST = (
    r"(?:all |any |the )*(?:others?|rest|remaining|remainder|everything else|everyone else"
    r"|anything else|elsewhere|misc|miscellaneous|none of (?:the|these) above)"
)
_RU_REST = (
    r"(?:все )?(?:проч(?:ее|ие|ая|их)|остальн(?:ое|ые|ая|ых)|другие|иные"
    r"|(?:другое|иное|разное)$)"
)
_REST = re.compile(rf"(?:{_EN_REST}|{_RU_REST})(?:\s|$)")
_VAGUE_NOUN = (
    r"issues?|questions?|topics?|things?|items?|aspects?|points?|matters?|factors?"
    r"|considerations?|problems?|stuff|вопрос(?:ы)?|тем[аы]|момент(?:ы)?|аспект(?:ы)?"
    r"|проблем[аы]|пункт(?:ы)?|фактор(?:ы)?|вещи|нюансы"
)
_VAGUE_WORD = (
    r"other|others|general|various|additional|misc|miscellaneous|different|some|key|main"
    r"|проч(?:ее|ие)|друг(?:ое|ие)|остальн(?:ое|ые)|общ(?:ее|ие)|разн(?:ое|ые)"
    r"|дополнительн(?:ое|ые)|ин(?:ое|ые)|некоторые|основные|ключевые"
)
_SAYS_NOTHING = re.compile(
    rf"(?:(?:{_VAGUE_WORD}) )*(?:{_VAGUE_NOUN})|misc|miscellaneous|background|general|untitled"
    r"|tbd|new (?:question|node|child)|разное|общее|без названия|новый (?:вопрос|узел)|[.…?*-]+"
)


def quoted(title: str) -> str:
    """Return a title as it stands in a sentence: one line, not too long."""
    words = " ".join(title.split()).translate(_INNER_QUOTES)
    return isolated(cut(words, _MAX_QUOTED))


@lru_cache(maxsize=16_384)
def lowered(title: str) -> str:
    """Return the title in small letters, е for ё, single spaces, no full stop at the end."""
    return " ".join(normal(title.casefold()).replace("ё", "е").split()).strip(" .,:;!?")


@lru_cache(maxsize=16_384)
def key(title: str) -> str:
    """Return what two titles share when they are the same but for how they are typed.

    Case, ё and е, spaces, hyphens inside words, quotes and other punctuation do not
    count; signs that carry a meaning ("C++", "<25", "5 %") and marks on letters do.
    """
    tokens = _TOKEN.findall(normal(title.casefold()).translate(_ONE_FORM))
    words = (_HYPHEN.sub("", token) for token in tokens if _counts(token))
    return " ".join(words)


@lru_cache(maxsize=16_384)
def look_alike_key(title: str) -> str:
    """Return ``key`` with Cyrillic letters replaced by the Latin ones that look the same."""
    return key(title).upper().translate(_LOOK_ALIKES)


def takes_the_rest(title: str) -> bool:
    """Whether a label stands for everything that its siblings leave: "Other", "Прочее"."""
    return _REST.match(lowered(title)) is not None


def says_nothing(title: str) -> bool:
    """Whether a label would fit below any question: "Other issues", "Прочие вопросы"."""
    words = lowered(title) or title.strip()
    return _SAYS_NOTHING.fullmatch(words) is not None


def _counts(token: str) -> bool:
    return token[-1].isalnum() or token in _SIGNS_THAT_COUNT or _is_part_of_a_letter(token)


def _is_part_of_a_letter(token: str) -> bool:
    """Whether it is a mark or vowel sign that has no composed form, not a choice of glyph."""
    return unicodedata.category(token) in {"Mn", "Mc"} and not "\ufe00" <= token <= "\ufe0f"
